/* SPDX-License-Identifier: Apache-2.0 */
/* What a call says about its errors and its caller. */
#include "call.h"

#include "arena.h"
#include "server.h"
#include "service.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { USER = 1, SELLER = 2, ADMIN = 4 };

static const struct service service = {.owner_role = ADMIN};
static struct call call;

static int set_up(void **state)
{
    (void)state;
    call = (struct call){.arena = arena_new(), .service = &service};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(call.arena);
    return 0;
}

static void test_a_failure_carries_its_detail(void **state)
{
    char name[] = "PAID";
    char long_text[3000];

    (void)state;
    assert_int_equal(call_fail(&call, ERR_FORBIDDEN, "order is already %s", name), ERR_FORBIDDEN);
    name[0] = 'X';
    assert_string_equal(call.detail, "order is already PAID");
    memset(long_text, 'a', sizeof(long_text));
    long_text[sizeof(long_text) - 1] = '\0';
    call_fail(&call, ERR_FORBIDDEN, "%s", long_text);
    assert_int_equal(strlen(call.detail), 1023);
}

static void test_an_invalid_request_answers_with_its_first_problem(void **state)
{
    struct jread *in = jread_query(call.arena, "b=1&c=2", 7);
    int64_t number;

    (void)state;
    jread_i64(in, "a", &(struct jread_rule){.missing = ERR_RATE_LIMITED}, &number);
    assert_false(jread_done(in));
    assert_int_equal(call_invalid(&call, in), ERR_RATE_LIMITED);
    assert_string_equal(call.problems->parameter, "a");
    assert_string_equal(call.detail, "a is required (the first of 3)");
    in = jread_query(call.arena, "", 0);
    jread_fail(in, "max", ERR_FORBIDDEN, "is below min");
    assert_int_equal(call_invalid(&call, in), ERR_FORBIDDEN);
    assert_string_equal(call.detail, "max is below min");
}

static void test_a_call_owns_what_is_its_users(void **state)
{
    (void)state;
    assert_false(call_owns(&call, "kim"));
    assert_false(call_owns(&call, NULL));
    call.who.user_id = "kim";
    call.who.roles = USER | SELLER;
    assert_true(call_owns(&call, "kim"));
    assert_false(call_owns(&call, "Kim"));
    assert_false(call_owns(&call, NULL));
    call.who.roles |= ADMIN;
    assert_true(call_owns(&call, "lee"));
    assert_true(call_owns(&call, NULL));
}

static void test_roles_are_bits(void **state)
{
    (void)state;
    call.who.roles = USER | ADMIN;
    assert_true(call_has_role(&call, USER));
    assert_false(call_has_role(&call, SELLER));
    assert_true(call_has_role(&call, SELLER | ADMIN));
    assert_false(call_has_role(&call, 0));
}

static void test_a_uuid_is_of_version_4_and_new(void **state)
{
    const char *first = call_uuid(&call);

    (void)state;
    for (int i = 0; i < 100; i++) {
        const char *uuid = call_uuid(&call);

        assert_int_equal(strlen(uuid), 36);
        assert_int_equal(strspn(uuid, "0123456789abcdef-"), 36);
        assert_true(uuid[8] == '-' && uuid[13] == '-' && uuid[18] == '-' && uuid[23] == '-');
        assert_int_equal(uuid[14], '4');
        assert_non_null(strchr("89ab", uuid[19]));
        assert_string_not_equal(uuid, first);
    }
}

static void test_a_header_is_found_by_its_name(void **state)
{
    struct call_header third = {.name = "x-queue-token", .value = "b"};
    struct call_header second = {.name = "x-other", .value = "o", .next = &third};
    struct call_header first = {.name = "x-queue-token", .value = "a", .next = &second};

    (void)state;
    assert_null(call_header(&call, "x-queue-token"));
    call.headers = &first;
    assert_string_equal(call_header(&call, "x-other"), "o");
    assert_string_equal(call_header(&call, "x-queue-token"), "a, b");
    assert_null(call_header(&call, "x-queue"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void test_background_work_continues_a_trace_or_begins_one(void **state)
{
    static const char header[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, more";
    static const size_t len = 55;
    struct server_loop home = {.service = &service};
    struct call work;

    (void)state;
    call_open(&work, &home, header, len);
    assert_string_equal(work.trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_memory_equal(work.traceparent, header, 36);
    assert_memory_not_equal(work.traceparent, header, len); /* with an id of its own */
    call_close(&work);
    call_open(&work, &home, header, sizeof(header) - 1);
    assert_int_equal(strlen(work.trace_id), 32);
    assert_string_not_equal(work.trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    call_close(&work);
}

static void test_background_work_has_all_that_a_call_needs(void **state)
{
    struct server_loop home = {.service = &service};
    struct call work;

    (void)state;
    call_open(&work, &home, NULL, 0);
    assert_ptr_equal(work.home, &home);
    assert_ptr_equal(work.service, &service);
    assert_null(work.db); /* home has no database */
    assert_null(work.who.user_id);
    assert_int_equal(work.last_event_id, -1);
    jwrite_bool(&work.reply, NULL, true);
    call_fail(&work, ERR_FORBIDDEN, "in an arena of its own");
    call_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_failure_carries_its_detail),
        TEST(test_an_invalid_request_answers_with_its_first_problem),
        TEST(test_a_call_owns_what_is_its_users),
        TEST(test_roles_are_bits),
        TEST(test_a_uuid_is_of_version_4_and_new),
        TEST(test_a_header_is_found_by_its_name),
        TEST(test_background_work_continues_a_trace_or_begins_one),
        TEST(test_background_work_has_all_that_a_call_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
