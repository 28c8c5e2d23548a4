/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON grammar: what is a body, what is none, and where the mistake is. */
#include "jread.h"

#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define TEXT(s) (s), sizeof(s) - 1

struct bad {
    const char *text;
    size_t len;
    const char *detail;
};

static const struct bad bad_bodies[] = {
    {TEXT(""), "the body is empty: line 1, column 1"},
    {TEXT(" \n"), "the body is empty: line 2, column 1"},
    {TEXT("[]"), "the body must be an object: line 1, column 1"},
    {TEXT("\n \"x\""), "the body must be an object: line 2, column 2"},
    {TEXT("1"), "the body must be an object: line 1, column 1"},
    {TEXT("null"), "the body must be an object: line 1, column 1"},
    {TEXT("\xef\xbb\xbf{}"), "a value is expected: line 1, column 1"},
    {TEXT("{"), "the body ends too early: line 1, column 2"},
    {TEXT("{}}"), "something follows the body's value: line 1, column 3"},
    {TEXT("{} {}"), "something follows the body's value: line 1, column 4"},
    {TEXT("{}\0"), "something follows the body's value: line 1, column 3"},
    {TEXT("{\"a\"}"), "a colon is expected: line 1, column 5"},
    {TEXT("{\"a\":}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":1,}"), "a name in quotes is expected: line 1, column 8"},
    {TEXT("{,\"a\":1}"), "a name in quotes is expected: line 1, column 2"},
    {TEXT("{a:1}"), "a name in quotes is expected: line 1, column 2"},
    {TEXT("{'a':1}"), "a name in quotes is expected: line 1, column 2"},
    {TEXT("{\"a\":1 \"b\":2}"), "a comma or } is expected: line 1, column 8"},
    {TEXT("{\"a\":[1 2]}"), "a comma or ] is expected: line 1, column 9"},
    {TEXT("{\"a\":[1,]}"), "a value is expected: line 1, column 9"},
    {TEXT("{\"a\":[1}"), "a comma or ] is expected: line 1, column 8"},
    {TEXT("{\"a\":1]"), "a comma or } is expected: line 1, column 7"},
    {TEXT("{\"a\":/**/1}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":tru}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":True}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":NaN}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":truest}"), "a comma or } is expected: line 1, column 10"},
    {TEXT("{\"a\":01}"), "a number has a leading zero: line 1, column 6"},
    {TEXT("{\"a\":-}"), "this is no number: line 1, column 6"},
    {TEXT("{\"a\":1.}"), "this is no number: line 1, column 6"},
    {TEXT("{\"a\":1e}"), "this is no number: line 1, column 6"},
    {TEXT("{\"a\":+1}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":.5}"), "a value is expected: line 1, column 6"},
    {TEXT("{\"a\":0x1}"), "a comma or } is expected: line 1, column 7"},
    {TEXT("{\"a\":\"x}"), "the body ends too early: line 1, column 9"},
    {TEXT("{\"a\":\"\t\"}"), "a control character must be escaped: line 1, column 7"},
    {TEXT("{\"a\":\"\0\"}"), "a control character must be escaped: line 1, column 7"},
    {TEXT("{\"a\":\"\\x41\"}"), "this escape is unknown: line 1, column 7"},
    {TEXT("{\"a\":\"\\"), "this escape is unknown: line 1, column 7"},
    {TEXT("{\"a\":\"\\u12g4\"}"), "\\u takes four hexadecimal digits: line 1, column 7"},
    {TEXT("{\"a\":\"\\u12"), "\\u takes four hexadecimal digits: line 1, column 7"},
    {TEXT("{\"a\":\"\\ud800\"}"), "a surrogate stands alone: line 1, column 7"},
    {TEXT("{\"a\":\"\\udc00\"}"), "a surrogate stands alone: line 1, column 7"},
    {TEXT("{\"a\":\"\\ud800\\ud800\"}"), "a surrogate stands alone: line 1, column 7"},
    {TEXT("{\"a\":\"\\ud800\\"), "a surrogate stands alone: line 1, column 7"},
    {TEXT("{\"a\":\"김\xff\"}"), "this is not UTF-8: line 1, column 8"},
    {TEXT("{\"a\":\"\xed\xa0\x80\"}"), "this is not UTF-8: line 1, column 7"},
    {TEXT("{\"a\":\"\xc0\x80\"}"), "this is not UTF-8: line 1, column 7"},
    {TEXT("{\"a\":\"\xe2\x82\"}"), "this is not UTF-8: line 1, column 7"},
    {TEXT("{\"a\":1,\n \"b\":2,\n \"a\":3}"), "this name is there already: line 3, column 2"},
    {TEXT("{\"a\":1,\"\\u0061\":2}"), "this name is there already: line 1, column 8"},
    {TEXT("{\"o\":{\"\":1,\"\":2}}"), "this name is there already: line 1, column 12"},
};

static struct jread *parse(struct arena *arena, const char *text, size_t len,
                           struct jread_problem *ret_problem)
{
    char *exact = malloc(len ? len : 1); /* so that reading beyond the end is seen */
    struct jread *in;

    memcpy(exact, text, len);
    in = jread_body(arena, exact, len, 16, ret_problem);
    free(exact);
    return in;
}

static void test_a_bad_body_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(bad_bodies); i++) {
        struct arena *arena = arena_new();
        struct jread_problem problem;

        if (parse(arena, bad_bodies[i].text, bad_bodies[i].len, &problem))
            fail_msg("\"%s\" was read", bad_bodies[i].text);
        assert_string_equal(problem.detail, bad_bodies[i].detail);
        assert_int_equal(problem.err, ERR_MALFORMED_BODY);
        assert_null(problem.pointer);
        assert_null(problem.next);
        arena_free(arena);
    }
}

static void test_every_beginning_of_a_body_is_refused(void **state)
{
    static const char whole[] = "{\"a\": [1, -2.5e+3, true, null], \"b\": {\"c\": \"\\ud83c\\udf72 "
                                "김\\n\"}, \"d\": \"\"}";
    struct jread_problem problem;

    (void)state;
    for (size_t len = 0; len < sizeof(whole); len++) {
        struct arena *arena = arena_new();
        bool is_whole = len == sizeof(whole) - 1;

        assert_int_equal(parse(arena, whole, len, &problem) != NULL, is_whole);
        arena_free(arena);
    }
}

static const char *nested(struct arena *arena, unsigned depth, char open, char close)
{
    char *text = arena_alloc(arena, depth * 2 + 10);
    size_t len = (size_t)sprintf(text, "{\"a\":");

    memset(text + len, open, depth);
    memset(text + len + depth, close, depth);
    text[len + depth * 2] = '}';
    return text;
}

static void test_nesting_has_a_limit(void **state)
{
    struct arena *arena = arena_new();
    struct jread_problem problem;
    const char *text = nested(arena, 15, '[', ']');

    (void)state;
    assert_non_null(parse(arena, text, strlen(text), &problem));
    text = nested(arena, 16, '[', ']');
    assert_null(parse(arena, text, strlen(text), &problem));
    assert_string_equal(problem.detail, "this is nested too deeply: line 1, column 21");
    text = nested(arena, 30000, '[', ']');
    assert_null(parse(arena, text, strlen(text), &problem));
    arena_free(arena);
}

static void test_siblings_do_not_count_as_depth(void **state)
{
    struct arena *arena = arena_new();
    struct jread_problem problem;
    const char *text = "{\"a\":[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},[[[]]]]}";

    (void)state;
    assert_non_null(parse(arena, text, strlen(text), &problem));
    arena_free(arena);
}

static void test_escapes_and_plain_text_mean_the_same(void **state)
{
    static const char body[] = "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uAc00\\ud83C\\uDF72\","
                               "\"\\uae40\":\"\"}";
    struct arena *arena = arena_new();
    struct jread_problem problem;
    const char *text = NULL;
    struct jread *in = parse(arena, body, sizeof(body) - 1, &problem);

    (void)state;
    assert_non_null(in);
    jread_str(in, "a", NULL, &text);
    assert_string_equal(text, "\"\\/\b\f\n\r\tA가🍲");
    jread_str(in, "김", NULL, &text);
    assert_string_equal(text, "");
    assert_true(jread_done(in));
    arena_free(arena);
}

static void test_the_second_of_two_keys_is_found_among_many(void **state)
{
    struct arena *arena = arena_new();
    struct jread_problem problem;
    char *body = arena_alloc(arena, 1 << 16), *p = body;
    const char *expected;

    (void)state;
    *p++ = '{';
    for (int i = 0; i < 1000; i++)
        p += sprintf(p, "\"k%d\":%d,\n", i, i);
    p += sprintf(p, " \"k500\":0,\n\"k7\":0}");
    assert_null(parse(arena, body, strlen(body), &problem));
    expected = "this name is there already: line 1001, column 2";
    assert_string_equal(problem.detail, expected);
    arena_free(arena);
}

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double parse_seconds(int n_keys)
{
    struct arena *arena = arena_new();
    struct jread_problem problem;
    char *body = arena_alloc(arena, (size_t)n_keys * 16 + 16), *p = body;
    double start;

    *p++ = '{';
    for (int i = 0; i < n_keys; i++)
        p += sprintf(p, "%s\"%07d\":1", i ? "," : "", i);
    *p++ = '}';
    start = cpu_seconds();
    assert_non_null(jread_body(arena, body, (size_t)(p - body), 16, &problem));
    start = cpu_seconds() - start;
    arena_free(arena);
    return start;
}

/* Quadratic work would take 10,000 times as long for 100 times the keys, n log n about 200 times.
 */
static void test_many_keys_take_no_quadratic_time(void **state)
{
    double few = 1, many;

    (void)state;
    for (int i = 0; i < 5; i++) {
        double seconds = parse_seconds(2000);

        few = seconds < few ? seconds : few;
    }
    many = parse_seconds(200 * 1000);
    assert_true(many < few * 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bad_body_is_refused_with_its_place),
        cmocka_unit_test(test_every_beginning_of_a_body_is_refused),
        cmocka_unit_test(test_nesting_has_a_limit),
        cmocka_unit_test(test_siblings_do_not_count_as_depth),
        cmocka_unit_test(test_escapes_and_plain_text_mean_the_same),
        cmocka_unit_test(test_the_second_of_two_keys_is_found_among_many),
        cmocka_unit_test(test_many_keys_take_no_quadratic_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
