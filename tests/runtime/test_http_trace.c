/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "http_trace.h"

#define TRACE "4bf92f3577b34da6a3ce929d0e0e4736"
#define PARENT "00f067aa0ba902b7"

static struct arena *arena;

static bool begin(struct http_trace *ret, const char *header)
{
    return http_trace_begin(ret, arena, header, header ? strlen(header) : 0);
}

static void assert_well_formed(const struct http_trace *trace)
{
    assert_int_equal(strlen(trace->trace_id), 32);
    assert_int_equal(strspn(trace->trace_id, "0123456789abcdef"), 32);
    assert_int_equal(strlen(trace->traceparent), 55);
    assert_memory_equal(trace->traceparent, "00-", 3);
    assert_memory_equal(trace->traceparent + 3, trace->trace_id, 32);
}

static void test_a_clients_trace_goes_on_with_an_id_of_our_own(void **state)
{
    struct http_trace trace;

    (void)state;
    assert_true(begin(&trace, "00-" TRACE "-" PARENT "-00"));
    assert_well_formed(&trace);
    assert_string_equal(trace.trace_id, TRACE);
    assert_memory_not_equal(trace.traceparent + 36, PARENT, 16);
    assert_string_equal(trace.traceparent + 52, "-00");
}

static void test_later_versions_are_read_as_far_as_they_are_known(void **state)
{
    struct http_trace trace;

    (void)state;
    assert_true(begin(&trace, "cc-" TRACE "-" PARENT "-01"));
    assert_true(begin(&trace, "cc-" TRACE "-" PARENT "-01-what-comes"));
    assert_string_equal(trace.trace_id, TRACE);
    assert_well_formed(&trace);
}

static void test_wrong_headers_are_ignored(void **state)
{
    static const char *const wrong[] = {
        "",
        "00",
        "00-" TRACE "-" PARENT,
        "00-" TRACE "-" PARENT "-0",
        "00-" TRACE "-" PARENT "-01-more",
        "00-" TRACE "-" PARENT "-01x",
        "cc-" TRACE "-" PARENT "-01x",
        "ff-" TRACE "-" PARENT "-01",
        "0g-" TRACE "-" PARENT "-01",
        "00-00000000000000000000000000000000-" PARENT "-01",
        "00-" TRACE "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" PARENT "-01",
        "00_" TRACE "-" PARENT "-01",
        "00-" TRACE "_" PARENT "-01",
        "00-" TRACE "-" PARENT "_01",
        "00-" TRACE "-" PARENT "-zz",
    };
    struct http_trace trace;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(begin(&trace, wrong[i]));
        assert_well_formed(&trace);
        assert_string_not_equal(trace.trace_id, TRACE);
    }
}

static void test_new_traces_differ(void **state)
{
    struct http_trace a, b;

    (void)state;
    assert_false(begin(&a, NULL));
    for (int i = 0; i < 500; i++) {
        assert_false(begin(&b, NULL));
        assert_well_formed(&b);
        assert_string_not_equal(a.trace_id, b.trace_id);
    }
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_clients_trace_goes_on_with_an_id_of_our_own),
        cmocka_unit_test(test_later_versions_are_read_as_far_as_they_are_known),
        cmocka_unit_test(test_wrong_headers_are_ignored),
        cmocka_unit_test(test_new_traces_differ),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
