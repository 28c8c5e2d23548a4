/* SPDX-License-Identifier: Apache-2.0 */
/* What clients are told about errors, byte for byte. */
#include "problem.h"

#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct err_info errors[ERR_COUNT] = {
    [ERR_VALIDATION_FAILED] = {"C001", "VALIDATION_FAILED", "A member is wrong.", 400},
    [ERR_OVERLOADED] = {"C010", "OVERLOADED", "Too much to do.", 503},
    [ERR_INTERNAL_ERROR] = {"C011", "INTERNAL_ERROR", "A fault of the service.", 500},
};
static const struct service service = {.errors = errors, .n_errors = ERR_COUNT};
static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_problem(const struct problem *problem, const char *expected)
{
    struct jwrite out;

    jwrite_init(&out, arena, 0);
    problem_write(&out, &service, problem);
    assert_string_equal(arena_strndup(arena, out.text, out.len), expected);
}

static void test_a_problem_has_all_its_members(void **state)
{
    struct jread_problem second = {
        .parameter = "limit", .err = ERR_OVERLOADED, .detail = "must be \"1\""};
    struct jread_problem first = {.pointer = "/items/0",
                                  .err = ERR_VALIDATION_FAILED,
                                  .detail = "is required",
                                  .next = &second};

    (void)state;
    assert_problem(&(struct problem){.err = ERR_VALIDATION_FAILED,
                                     .detail = "/items/0 is required",
                                     .target = "/api/orders?secret=1",
                                     .trace_id = "4bf92f3577b34da6a3ce929d0e0e4736",
                                     .errors = &first},
                   "{\"type\":\"urn:problem:C001\",\"title\":\"A member is wrong.\",\"status\":400,"
                   "\"detail\":\"/items/0 is required\",\"instance\":\"/api/orders\","
                   "\"code\":\"C001\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                   "\"errors\":[{\"pointer\":\"/items/0\",\"code\":\"C001\","
                   "\"detail\":\"is required\"},{\"parameter\":\"limit\",\"code\":\"C010\","
                   "\"detail\":\"must be \\\"1\\\"\"}]}");
}

static void test_what_is_not_known_is_left_out(void **state)
{
    (void)state;
    assert_problem(&(struct problem){.err = ERR_OVERLOADED},
                   "{\"type\":\"urn:problem:C010\",\"title\":\"Too much to do.\",\"status\":503,"
                   "\"detail\":\"Too much to do.\",\"code\":\"C010\"}");
}

static void test_the_instance_is_a_uri_whatever_was_sent(void **state)
{
    (void)state;
    assert_problem(&(struct problem){.err = ERR_OVERLOADED, .target = "/a%20b/\xff\"\x01{}|~/%"},
                   "{\"type\":\"urn:problem:C010\",\"title\":\"Too much to do.\",\"status\":503,"
                   "\"detail\":\"Too much to do.\","
                   "\"instance\":\"/a%20b/%FF%22%01%7B%7D%7C~/%\",\"code\":\"C010\"}");
}

static void test_an_error_of_nobody_is_a_fault_of_the_service(void **state)
{
    (void)state;
    assert_string_equal(problem_info(&service, (enum err)9999)->code, "C011");
    assert_string_equal(problem_info(&service, (enum err) - 1)->code, "C011");
    assert_string_equal(problem_info(&service, ERR_OK)->code, "C011");
    assert_string_equal(problem_info(&service, ERR_FORBIDDEN)->code, "C011"); /* not in the table */
    assert_string_equal(problem_info(&service, ERR_OVERLOADED)->code, "C010");
}

static void test_the_detail_of_a_fault_is_not_for_clients(void **state)
{
    const struct call call = {
        .detail = "table foo does not exist", .target = "/x", .trace_id = "t"};

    (void)state;
    assert_null(problem_of_call(&call, ERR_INTERNAL_ERROR).detail);
    assert_string_equal(problem_of_call(&call, ERR_OVERLOADED).detail, call.detail);
    assert_string_equal(problem_of_call(&call, ERR_OVERLOADED).target, "/x");
    assert_string_equal(problem_of_call(&call, ERR_OVERLOADED).trace_id, "t");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_problem_has_all_its_members),
        TEST(test_what_is_not_known_is_left_out),
        TEST(test_the_instance_is_a_uri_whatever_was_sent),
        TEST(test_an_error_of_nobody_is_a_fault_of_the_service),
        TEST(test_the_detail_of_a_fault_is_not_for_clients),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
