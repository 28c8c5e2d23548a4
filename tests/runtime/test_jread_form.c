/* SPDX-License-Identifier: Apache-2.0 */
/* Query strings and path parameters: escapes, texts as numbers, and what is C001 there. */
#include "jread.h"

#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define ERR_OF_VALUE ERR_RATE_LIMITED
#define ERR_OF_MISSING ERR_FORBIDDEN

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

static struct jread *query(const char *text)
{
    return jread_query(arena, text, strlen(text));
}

static struct jread *path(const char *value)
{
    return jread_path(arena, 1, (const char *const[]){"id"}, &value, (size_t[]){strlen(value)});
}

static void test_parameters_are_decoded(void **state)
{
    struct jread *in = query("&a=1%2B1+x%20y&&na%6De=%EA%B9%80&empty=&bare&eq=a=b&%00=&");
    const char *text;

    (void)state;
    jread_str(in, "a", NULL, &text);
    assert_string_equal(text, "1+1 x y");
    jread_str(in, "name", NULL, &text);
    assert_string_equal(text, "김");
    jread_str(in, "empty", NULL, &text);
    assert_string_equal(text, "");
    jread_str(in, "bare", NULL, &text);
    assert_string_equal(text, "");
    jread_str(in, "eq", NULL, &text);
    assert_string_equal(text, "a=b");
    assert_false(jread_done(in));
    assert_string_equal(jread_problems(in)->parameter, "\xef\xbf\xbd");
    assert_null(jread_problems(in)->next);
}

static void test_an_empty_query_has_no_parameters(void **state)
{
    enum presence presence;
    int64_t number;
    struct jread *in = jread_query(arena, NULL, 0);

    (void)state;
    jread_opt_i64(in, "limit", NULL, &presence, &number);
    assert_int_equal(presence, PRESENCE_ABSENT);
    assert_true(jread_done(in));
}

static const struct {
    const char *value;
    enum err err;
} numbers[] = {
    {"1", ERR_OK},
    {"9", ERR_OK},
    {"0", ERR_OF_VALUE},
    {"10", ERR_OF_VALUE},
    {"-1", ERR_OF_VALUE},
    {"1.5", ERR_OF_VALUE},
    {"1e0", ERR_OF_VALUE},
    {"9223372036854775808", ERR_OF_VALUE},
    {"", ERR_VALIDATION_FAILED},
    {"abc", ERR_VALIDATION_FAILED},
    {"1x", ERR_VALIDATION_FAILED},
    {"%2B1", ERR_VALIDATION_FAILED},
    {"+1", ERR_VALIDATION_FAILED},
    {"01", ERR_VALIDATION_FAILED},
    {"null", ERR_VALIDATION_FAILED},
    {"0x1", ERR_VALIDATION_FAILED},
    {"1%00", ERR_VALIDATION_FAILED},
    {"%zz", ERR_VALIDATION_FAILED},
    {"%4", ERR_VALIDATION_FAILED},
    {"1%", ERR_VALIDATION_FAILED},
    {"%ff", ERR_VALIDATION_FAILED},
    {"1&n=2", ERR_VALIDATION_FAILED},
};

static void test_a_number_of_a_query_is_a_plain_decimal(void **state)
{
    const struct jread_rule rule = {
        .min = 1, .max = 9, .err = ERR_OF_VALUE, .missing = ERR_OF_MISSING};

    (void)state;
    for (size_t i = 0; i < LENGTH(numbers); i++) {
        struct jread *in = query(arena_printf(arena, "n=%s", numbers[i].value));
        const struct jread_problem *problem;
        enum presence presence;
        int64_t number;

        jread_opt_i64(in, "n", &rule, &presence, &number);
        jread_done(in);
        problem = jread_problems(in);
        if ((problem ? problem->err : ERR_OK) != numbers[i].err)
            fail_msg("n=%s: %s", numbers[i].value, problem ? problem->detail : "no problem");
        assert_int_equal(presence, problem ? PRESENCE_ABSENT : PRESENCE_VALUE);
        if (!problem)
            continue;
        assert_string_equal(problem->parameter, "n");
        assert_null(problem->pointer);
        assert_null(problem->next);
    }
}

static void test_other_kinds_are_read_from_a_query(void **state)
{
    static const char *const texts[] = {"newest", "price_asc"};
    const struct enum_names sorts = {texts, LENGTH(texts)};
    const struct jread_rule rule = {.err = ERR_OF_VALUE};
    struct jread *in = query("m=12.50&b=true&t=1970-01-01T00%3A00%3A01Z&d=1970-01-02&s=price_asc");
    int64_t number;
    bool truth;
    int choice;

    (void)state;
    jread_money(in, "m", NULL, &number);
    assert_int_equal(number, 1250);
    jread_bool(in, "b", NULL, &truth);
    assert_true(truth);
    jread_time(in, "t", NULL, &number);
    assert_int_equal(number, 1000000);
    jread_date(in, "d", NULL, &number);
    assert_int_equal(number, 1);
    jread_enum(in, "s", NULL, &sorts, &choice);
    assert_int_equal(choice, 1);
    assert_true(jread_done(in));

    in = query("m=1.234&b=yes&t=today&d=1&s=cheapest");
    jread_money(in, "m", &rule, &number);
    assert_int_equal(jread_problems(in)->err, ERR_OF_VALUE);
    jread_bool(in, "b", &rule, &truth);
    assert_int_equal(jread_problems(in)->next->err, ERR_VALIDATION_FAILED);
    jread_time(in, "t", &rule, &number);
    jread_date(in, "d", &rule, &number);
    assert_int_equal(jread_problems(in)->next->next->next->err, ERR_VALIDATION_FAILED);
    jread_enum(in, "s", &rule, &sorts, &choice);
    assert_int_equal(jread_problems(in)->next->next->next->next->err, ERR_OF_VALUE);
    assert_false(jread_done(in));
}

static void test_unknown_parameters_are_refused_once(void **state)
{
    struct jread *in = query("x=1&known=2&x=3&y");
    int64_t number;

    (void)state;
    jread_i64(in, "known", NULL, &number);
    assert_false(jread_done(in));
    assert_string_equal(jread_problems(in)->parameter, "x");
    assert_string_equal(jread_problems(in)->next->parameter, "y");
    assert_null(jread_problems(in)->next->next);
}

static void test_problems_of_a_query_come_in_the_order_of_the_reads(void **state)
{
    struct jread *in = query("b=%zz&a=%zz");
    enum presence presence;
    const char *text;

    (void)state;
    jread_opt_str(in, "a", NULL, &presence, &text);
    assert_int_equal(presence, PRESENCE_ABSENT);
    jread_opt_str(in, "b", NULL, &presence, &text);
    assert_string_equal(jread_problems(in)->parameter, "a");
    assert_string_equal(jread_problems(in)->next->parameter, "b");
    assert_false(jread_done(in));
}

static void test_a_path_id_is_a_plain_positive_decimal(void **state)
{
    static const char *const bad[] = {"0",        "-1", "+1",  "01", "1.0", "1e1",
                                      "abc",      "",   "%20", "1 ", "1%2", "9223372036854775808",
                                      "%EF%BC%91"};
    const struct jread_rule rule = {.id = true, .err = ERR_OF_VALUE, .missing = ERR_OF_MISSING};
    struct jread *in = path("9223372036854775807");
    int64_t id = 0;

    (void)state;
    jread_i64(in, "id", &rule, &id);
    assert_true(jread_done(in));
    assert_int_equal(id, INT64_MAX);
    in = path("%34%32");
    jread_i64(in, "id", &rule, &id);
    assert_true(jread_done(in));
    assert_int_equal(id, 42);
    for (size_t i = 0; i < LENGTH(bad); i++) {
        in = path(bad[i]);
        jread_i64(in, "id", &rule, &id);
        assert_false(jread_done(in));
        assert_int_equal(jread_problems(in)->err, ERR_VALIDATION_FAILED);
        assert_string_equal(jread_problems(in)->parameter, "id");
    }
}

static void test_a_plus_in_a_path_is_a_plus(void **state)
{
    struct jread *in = path("a+b%2Fc");
    const char *text;

    (void)state;
    jread_str(in, "id", NULL, &text);
    assert_string_equal(text, "a+b/c");
    assert_true(jread_done(in));
}

static void test_a_path_parameter_need_not_be_read(void **state)
{
    (void)state;
    assert_true(jread_done(path("x")));
}

static void test_many_parameters_are_told_apart(void **state)
{
    const char *text = "k0=0";
    struct jread *in;
    int64_t number;
    int i;

    (void)state;
    for (i = 1; i < 100; i++)
        text = arena_printf(arena, "%s&k%d=%d", text, i, i);
    in = query(arena_printf(arena, "%s&k50=1", text));
    for (i = 0; i < 100; i++)
        jread_i64(in, arena_printf(arena, "k%d", i), NULL, &number);
    assert_false(jread_done(in));
    assert_string_equal(jread_problems(in)->parameter, "k50");
    assert_string_equal(jread_problems(in)->detail, "is given more than once");
    assert_null(jread_problems(in)->next);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_parameters_are_decoded),
        TEST(test_an_empty_query_has_no_parameters),
        TEST(test_a_number_of_a_query_is_a_plain_decimal),
        TEST(test_other_kinds_are_read_from_a_query),
        TEST(test_unknown_parameters_are_refused_once),
        TEST(test_problems_of_a_query_come_in_the_order_of_the_reads),
        TEST(test_a_path_id_is_a_plain_positive_decimal),
        TEST(test_a_plus_in_a_path_is_a_plus),
        TEST(test_a_path_parameter_need_not_be_read),
        TEST(test_many_parameters_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
