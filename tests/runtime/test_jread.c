/* SPDX-License-Identifier: Apache-2.0 */
/* Reading members: types, bounds, presence, places, and the order of problems. */
#include "jread.h"

#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Stand-ins for codes of a domain. */
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

static struct jread *body(const char *text)
{
    struct jread_problem problem = {0};
    struct jread *in = jread_body(arena, text, strlen(text), 16, &problem);

    if (!in)
        fail_msg("%s: %s", text, problem.detail);
    return in;
}

enum kind { I64, BOOL, STR, MONEY, TIME, DATE, ENUM };

static const char *const color_texts[] = {"RED", "GREEN"};
static const struct enum_names colors = {color_texts, LENGTH(color_texts)};

static enum presence read_opt(struct jread *in, enum kind kind, const struct jread_rule *rule)
{
    enum presence presence = PRESENCE_ABSENT;
    const char *text;
    int64_t number;
    bool truth;
    int choice;

    switch (kind) {
    case I64:
        jread_opt_i64(in, "m", rule, &presence, &number);
        break;
    case BOOL:
        jread_opt_bool(in, "m", rule, &presence, &truth);
        break;
    case STR:
        jread_opt_str(in, "m", rule, &presence, &text);
        break;
    case MONEY:
        jread_opt_money(in, "m", rule, &presence, &number);
        break;
    case TIME:
        jread_opt_time(in, "m", rule, &presence, &number);
        break;
    case DATE:
        jread_opt_date(in, "m", rule, &presence, &number);
        break;
    case ENUM:
        jread_opt_enum(in, "m", rule, &colors, &presence, &choice);
        break;
    }
    return presence;
}

static void read_required(struct jread *in, enum kind kind, const struct jread_rule *rule)
{
    const char *text;
    int64_t number;
    bool truth;
    int choice;

    switch (kind) {
    case I64:
        jread_i64(in, "m", rule, &number);
        break;
    case BOOL:
        jread_bool(in, "m", rule, &truth);
        break;
    case STR:
        jread_str(in, "m", rule, &text);
        break;
    case MONEY:
        jread_money(in, "m", rule, &number);
        break;
    case TIME:
        jread_time(in, "m", rule, &number);
        break;
    case DATE:
        jread_date(in, "m", rule, &number);
        break;
    case ENUM:
        jread_enum(in, "m", rule, &colors, &choice);
        break;
    }
}

enum verdict { GOOD, WRONG_TYPE, WRONG_VALUE };

struct row {
    enum kind kind;
    const char *value;
    enum verdict verdict;
    struct jread_rule rule;
};

#define BOUNDS(least, most)                                                                        \
    {                                                                                              \
        .min = (least), .max = (most)                                                              \
    }

static const struct row rows[] = {
    {I64, "0", GOOD, {0}},
    {I64, "-0", GOOD, {0}},
    {I64, "9223372036854775807", GOOD, {0}},
    {I64, "9223372036854775808", WRONG_VALUE, {0}},
    {I64, "-99999999999999999999", WRONG_VALUE, {0}},
    {I64, "1.0", WRONG_VALUE, {0}},
    {I64, "1.5", WRONG_VALUE, {0}},
    {I64, "1e3", WRONG_VALUE, {0}},
    {I64, "\"1\"", WRONG_TYPE, {0}},
    {I64, "true", WRONG_TYPE, {0}},
    {I64, "[1]", WRONG_TYPE, {0}},
    {I64, "{}", WRONG_TYPE, {0}},
    {I64, "1", GOOD, BOUNDS(1, 999)},
    {I64, "999", GOOD, BOUNDS(1, 999)},
    {I64, "0", WRONG_VALUE, BOUNDS(1, 999)},
    {I64, "1000", WRONG_VALUE, BOUNDS(1, 999)},
    {I64, "0", WRONG_VALUE, BOUNDS(1, INT64_MAX)},
    {I64, "9223372036854775807", GOOD, BOUNDS(1, INT64_MAX)},
    {I64, "5", GOOD, {.min = 1}},
    {I64, "0", WRONG_VALUE, {.min = 1}},
    {I64, "1", WRONG_VALUE, BOUNDS(-5, 0)},
    {I64, "-5", GOOD, BOUNDS(-5, 0)},
    {I64, "-9", GOOD, BOUNDS(INT64_MIN, -1)},
    {I64, "0", WRONG_VALUE, BOUNDS(INT64_MIN, -1)},
    {I64, "1", GOOD, {.id = true}},
    {I64, "0", WRONG_VALUE, {.id = true}},
    {I64, "-1", WRONG_VALUE, {.id = true}},
    {MONEY, "12900", GOOD, {0}},
    {MONEY, "12900.5", GOOD, {0}},
    {MONEY, "12900.50", GOOD, {0}},
    {MONEY, "1.000", WRONG_VALUE, {0}},
    {MONEY, "1e3", WRONG_VALUE, {0}},
    {MONEY, "1E0", WRONG_VALUE, {0}},
    {MONEY, "99999999999999999999", WRONG_VALUE, {0}},
    {MONEY, "\"12900\"", WRONG_TYPE, {0}},
    {MONEY, "0.01", GOOD, BOUNDS(1, 100)},
    {MONEY, "1.00", GOOD, BOUNDS(1, 100)},
    {MONEY, "0.00", WRONG_VALUE, BOUNDS(1, 100)},
    {MONEY, "1.01", WRONG_VALUE, BOUNDS(1, 100)},
    {BOOL, "true", GOOD, {0}},
    {BOOL, "false", GOOD, {0}},
    {BOOL, "1", WRONG_TYPE, {0}},
    {BOOL, "\"true\"", WRONG_TYPE, {0}},
    {STR, "\"\"", GOOD, {0}},
    {STR, "\" \"", GOOD, {0}},
    {STR, "1", WRONG_TYPE, {0}},
    {STR, "\"\"", WRONG_VALUE, BOUNDS(1, 3)},
    {STR, "\"a\"", GOOD, BOUNDS(1, 3)},
    {STR, "\"김치찌\"", GOOD, BOUNDS(1, 3)},
    {STR, "\"김치찌개\"", WRONG_VALUE, BOUNDS(1, 3)},
    {STR, "\"🍲🍲🍲\"", GOOD, BOUNDS(1, 3)},
    {STR, "\"   \"", WRONG_VALUE, BOUNDS(1, 3)},
    {STR, "\"\\u3000\\u00a0\\t\"", WRONG_VALUE, BOUNDS(1, 3)},
    {STR, "\"   \"", GOOD, BOUNDS(0, 3)},
    {STR, "\"a\\u0000b\"", WRONG_VALUE, {0}},
    {STR, "\"\\u0000\"", WRONG_VALUE, BOUNDS(1, 3)},
    {STR, "\"abc\"", GOOD, {.ascii = true}},
    {STR, "\"a c\"", WRONG_VALUE, {.ascii = true}},
    {STR, "\"a\\u007f\"", WRONG_VALUE, {.ascii = true}},
    {STR, "\"김\"", WRONG_VALUE, {.ascii = true}},
    {STR, "\"AB-12\"", GOOD, {.pattern = "[A-Z]{2}-[0-9]+|x"}},
    {STR, "\"x\"", GOOD, {.pattern = "[A-Z]{2}-[0-9]+|x"}},
    {STR, "\"AB-12x\"", WRONG_VALUE, {.pattern = "[A-Z]{2}-[0-9]+|x"}},
    {STR, "\"xx\"", WRONG_VALUE, {.pattern = "[A-Z]{2}-[0-9]+|x"}},
    {STR, "\"x\\n\"", WRONG_VALUE, {.pattern = "[A-Z]{2}-[0-9]+|x"}},
    {TIME, "\"2026-01-02T03:04:05Z\"", GOOD, {0}},
    {TIME, "\"2026-01-02\"", WRONG_VALUE, {0}},
    {TIME, "\"2026-01-02T03:04:05Z\\u0000\"", WRONG_VALUE, {0}},
    {TIME, "1767322800", WRONG_TYPE, {0}},
    {TIME, "\"1970-01-01T00:00:00.000002Z\"", WRONG_VALUE, BOUNDS(3, 9)},
    {TIME, "\"1970-01-01T00:00:00.000003Z\"", GOOD, BOUNDS(3, 9)},
    {DATE, "\"2026-01-02\"", GOOD, {0}},
    {DATE, "\"2026-02-30\"", WRONG_VALUE, {0}},
    {DATE, "20260102", WRONG_TYPE, {0}},
    {ENUM, "\"GREEN\"", GOOD, {0}},
    {ENUM, "\"BLUE\"", WRONG_VALUE, {0}},
    {ENUM, "\"green\"", WRONG_VALUE, {0}},
    {ENUM, "\"\"", WRONG_VALUE, {0}},
    {ENUM, "1", WRONG_TYPE, {0}},
};

static void check_verdict(const struct row *row, struct jread *in, enum err err_of_value,
                          enum err err_of_type)
{
    const enum err expected[] = {ERR_OK, err_of_type, err_of_value};
    const struct jread_problem *problem = jread_problems(in);
    enum err err = problem ? problem->err : ERR_OK;

    if (err != expected[row->verdict])
        fail_msg("%s: error %d (%s) instead of %d", row->value, err,
                 problem ? problem->detail : "none", expected[row->verdict]);
    assert_int_equal(jread_done(in), row->verdict == GOOD);
    if (problem) {
        assert_string_equal(problem->pointer, "/m");
        assert_null(problem->parameter);
        assert_null(problem->next);
    }
}

static void test_a_value_is_told_from_a_wrong_value_and_a_wrong_type(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *text = arena_printf(arena, "{\"m\": %s}", rows[i].value);
        struct jread_rule rule = rows[i].rule;
        struct jread *in = body(text);

        read_required(in, rows[i].kind, &rule);
        check_verdict(&rows[i], in, ERR_VALIDATION_FAILED, ERR_VALIDATION_FAILED);
        rule.err = ERR_OF_VALUE;
        rule.missing = ERR_OF_MISSING;
        in = body(text);
        read_required(in, rows[i].kind, &rule);
        check_verdict(&rows[i], in, ERR_OF_VALUE, ERR_OF_MISSING);
        in = body(text);
        assert_int_equal(read_opt(in, rows[i].kind, &rule),
                         rows[i].verdict == GOOD ? PRESENCE_VALUE : PRESENCE_ABSENT);
        check_verdict(&rows[i], in, ERR_OF_VALUE, ERR_OF_MISSING);
    }
}

static void test_absent_null_and_value_are_told_apart(void **state)
{
    const struct jread_rule rule = {.err = ERR_OF_VALUE, .missing = ERR_OF_MISSING};

    (void)state;
    for (enum kind kind = I64; kind <= ENUM; kind++) {
        struct jread *absent = body("{}"), *null = body("{\"m\":null}");

        assert_int_equal(read_opt(absent, kind, &rule), PRESENCE_ABSENT);
        assert_true(jread_done(absent));
        assert_int_equal(read_opt(null, kind, &rule), PRESENCE_NULL);
        assert_true(jread_done(null));
        jread_not_null(null, "m", &rule, PRESENCE_NULL);
        assert_false(jread_done(null));
        assert_int_equal(jread_problems(null)->err, ERR_OF_MISSING);

        absent = body("{}");
        null = body("{\"m\":null}");
        read_required(absent, kind, &rule);
        read_required(null, kind, NULL);
        assert_int_equal(jread_problems(absent)->err, ERR_OF_MISSING);
        assert_string_equal(jread_problems(absent)->detail, "is required");
        assert_int_equal(jread_problems(null)->err, ERR_VALIDATION_FAILED);
        assert_string_equal(jread_problems(null)->detail, "must not be null");
    }
}

static void test_not_null_minds_nothing_but_null(void **state)
{
    struct jread *in = body("{}");

    (void)state;
    jread_not_null(in, "m", NULL, PRESENCE_ABSENT);
    jread_not_null(in, "m", NULL, PRESENCE_VALUE);
    assert_true(jread_done(in));
}

static void test_a_refused_value_leaves_the_output_alone(void **state)
{
    struct jread *in = body("{\"n\":1000,\"s\":\"xx\",\"e\":\"x\"}");
    const char *text = "before";
    int64_t number = 7;
    int choice = 1;

    (void)state;
    jread_i64(in, "n", &(struct jread_rule){.min = 1, .max = 9}, &number);
    jread_str(in, "s", &(struct jread_rule){.min = 1, .max = 1}, &text);
    jread_enum(in, "e", NULL, &colors, &choice);
    assert_false(jread_done(in));
    assert_int_equal(number, 7);
    assert_string_equal(text, "before");
    assert_int_equal(choice, 1);
}

struct line {
    int64_t product_id;
    const char *note;
};

static bool line_decode(struct jread *in, struct line *ret)
{
    enum presence presence;

    jread_i64(in, "productId", &(struct jread_rule){.id = true}, &ret->product_id);
    jread_opt_str(in, "note", &(struct jread_rule){.max = 3}, &presence, &ret->note);
    return jread_done(in);
}

static void assert_problems(struct jread *in, const char *const *expected, size_t n_expected)
{
    const struct jread_problem *problem = jread_problems(in);

    for (size_t i = 0; i < n_expected; i++, problem = problem->next) {
        assert_non_null(problem);
        assert_string_equal(arena_printf(arena, "%s: %s", problem->pointer, problem->detail),
                            expected[i]);
    }
    assert_null(problem);
}

static void test_all_problems_are_listed_in_the_order_of_the_reads_unknown_ones_last(void **state)
{
    static const char *const expected[] = {
        "/name: is required",
        "/lines/0/note: must have 0 to 3 characters",
        "/lines/1: must be an object",
        "/lines/2/productId: is required",
        "/address/zip: must be a text",
        "/lines/0/a~1b~0c: is no known member",
        "/address/more: is no known member",
        "/first\xef\xbf\xbd: is no known member",
    };
    struct jread *in = body("{\"first\\u0000\":1, \"address\":{\"more\":1,\"zip\":5},"
                            "\"lines\":[{\"a/b~c\":1,\"productId\":1,\"note\":\"long\"},[],{}]}");
    struct jread *list, *address;
    struct line lines[3];
    const char *text;
    size_t n_lines;

    (void)state;
    jread_str(in, "name", NULL, &text);
    list = jread_list(in, "lines", NULL, true, NULL, &n_lines);
    assert_int_equal(n_lines, 3);
    for (size_t i = 0; i < n_lines; i++)
        assert_false(line_decode(jread_item(list, i), &lines[i]));
    assert_false(jread_done(list));
    address = jread_object(in, "address", NULL, true, NULL);
    jread_str(address, "zip", NULL, &text);
    assert_false(jread_done(address));
    assert_false(jread_done(in));
    assert_false(jread_done(in)); /* and says nothing twice */
    assert_problems(in, expected, LENGTH(expected));
}

static void test_a_problem_of_the_handler_comes_before_unknown_members(void **state)
{
    static const char *const expected[] = {"/max: is below min", "/x: is no known member"};
    struct jread *in = body("{\"x\":1}");

    (void)state;
    assert_false(jread_done(in));
    jread_fail(in, "max", ERR_OF_VALUE, "is below min");
    assert_int_equal(jread_problems(in)->err, ERR_OF_VALUE);
    assert_problems(in, expected, LENGTH(expected));
}

static void test_a_good_object_beside_a_bad_one_is_good(void **state)
{
    struct jread *in = body("{\"a\":{},\"b\":{\"x\":1}}");
    struct jread *a = jread_object(in, "a", NULL, true, NULL);
    struct jread *b = jread_object(in, "b", NULL, true, NULL);

    (void)state;
    assert_false(jread_done(b));
    assert_true(jread_done(a));
    assert_false(jread_done(in));
}

static void test_objects_and_lists_may_be_absent_null_or_wrong(void **state)
{
    const struct jread_rule rule = {.err = ERR_OF_VALUE, .missing = ERR_OF_MISSING, .max = 2};
    struct jread *in = body("{\"n\":null,\"w\":1,\"long\":[1,2,3],\"o\":{},\"l\":[]}");
    enum presence presence;
    size_t n = 9;

    (void)state;
    assert_null(jread_object(in, "gone", &rule, false, &presence));
    assert_int_equal(presence, PRESENCE_ABSENT);
    assert_null(jread_list(in, "n", &rule, false, &presence, &n));
    assert_int_equal(presence, PRESENCE_NULL);
    assert_int_equal(n, 0);
    assert_null(jread_problems(in));
    assert_non_null(jread_object(in, "o", &rule, false, &presence));
    assert_int_equal(presence, PRESENCE_VALUE);
    assert_non_null(jread_list(in, "l", &rule, true, &presence, &n));
    assert_int_equal(presence, PRESENCE_VALUE);
    assert_null(jread_problems(in));

    assert_null(jread_list(in, "long", &rule, false, &presence, &n));
    assert_int_equal(presence, PRESENCE_ABSENT);
    assert_int_equal(jread_problems(in)->err, ERR_OF_VALUE);
    assert_null(jread_object(in, "w", &rule, false, &presence));
    assert_int_equal(jread_problems(in)->next->err, ERR_OF_MISSING);
    assert_null(jread_list(in, "gone", &rule, true, NULL, &n));
    assert_int_equal(jread_problems(in)->next->next->err, ERR_OF_MISSING);
    assert_false(jread_done(in));
}

static void test_items_that_are_scalars_are_read_by_number(void **state)
{
    static const char *const expected[] = {
        "/ids/2: must be a positive integer, written plainly",
        "/ids/3: must be a positive integer, written plainly",
        "/names/1: must be a text",
    };
    struct jread *in = body("{\"ids\":[5,7,0,\"x\"],\"names\":[\"a\",null]}");
    const struct jread_rule id = {.id = true};
    int64_t ids[4] = {0};
    const char *names[2] = {0};
    struct jread *list;
    size_t n, i;

    (void)state;
    list = jread_list(in, "ids", NULL, true, NULL, &n);
    for (i = 0; i < n; i++)
        jread_item_i64(list, i, &id, &ids[i]);
    list = jread_list(in, "names", NULL, true, NULL, &n);
    for (i = 0; i < n; i++)
        jread_item_str(list, i, NULL, &names[i]);
    assert_false(jread_done(in));
    assert_int_equal(ids[0], 5);
    assert_int_equal(ids[1], 7);
    assert_string_equal(names[0], "a");
    assert_problems(in, expected, LENGTH(expected));
}

static void test_no_reader_reads_nothing(void **state)
{
    enum presence presence = PRESENCE_VALUE;
    const char *text = "before", *raw;
    int64_t number = 7;
    size_t n;

    (void)state;
    jread_i64(NULL, "m", NULL, &number);
    jread_opt_str(NULL, "m", NULL, &presence, &text);
    jread_item_i64(NULL, 0, NULL, &number);
    assert_null(jread_object(NULL, "m", NULL, true, &presence));
    assert_null(jread_list(NULL, "m", NULL, true, &presence, &n));
    assert_null(jread_item(NULL, 0));
    assert_false(jread_raw(NULL, "m", &raw, &n));
    assert_false(jread_done(NULL));
    assert_int_equal(number, 7);
    assert_string_equal(text, "before");
}

static void test_any_value_passes_through_as_its_text(void **state)
{
    struct jread *in =
        body("{\"a\": {\"x\" : [1.000, \"\\u0041\"]} , \"b\":null, \"c\": 1e3,\"d\":1}");
    enum presence presence;
    const char *text;
    size_t len;

    (void)state;
    jread_json(in, "a", NULL, &text);
    assert_string_equal(text, "{\"x\" : [1.000, \"\\u0041\"]}");
    jread_opt_json(in, "b", NULL, &presence, &text);
    assert_int_equal(presence, PRESENCE_NULL);
    jread_opt_json(in, "c", NULL, &presence, &text);
    assert_int_equal(presence, PRESENCE_VALUE);
    assert_string_equal(text, "1e3");
    assert_true(jread_raw(in, "d", &text, &len));
    assert_int_equal(len, 1);
    assert_string_equal(text, "1");
    assert_false(jread_raw(in, "e", &text, &len));
    assert_true(jread_done(in));
}

static void test_members_of_a_large_object_are_found(void **state)
{
    const char *text = "{\"x\":0";
    struct jread *in;
    int64_t number;
    int i;

    (void)state;
    for (i = 0; i < 100; i++)
        text = arena_printf(arena, "%s,\"k%d\":%d", text, i, i);
    in = body(arena_printf(arena, "%s}", text));
    for (i = 99; i >= 0; i--) {
        jread_i64(in, arena_printf(arena, "k%d", i), NULL, &number);
        assert_int_equal(number, i);
    }
    jread_i64(in, "k100", NULL, &number);
    assert_false(jread_done(in));
    assert_string_equal(jread_problems(in)->pointer, "/k100");
    assert_string_equal(jread_problems(in)->next->pointer, "/x");
    assert_null(jread_problems(in)->next->next);
}

static void test_an_answer_lists_a_hundred_problems_at_most(void **state)
{
    const struct jread_problem *problem;
    const char *text = "{\"x\":0";
    struct jread *in;
    int n = 0;

    (void)state;
    for (int i = 0; i < 500; i++)
        text = arena_printf(arena, "%s,\"k%d\":%d", text, i, i);
    in = body(arena_printf(arena, "%s}", text));
    assert_false(jread_done(in));
    for (problem = jread_problems(in); problem; problem = problem->next)
        n++;
    assert_int_equal(n, 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_value_is_told_from_a_wrong_value_and_a_wrong_type),
        TEST(test_absent_null_and_value_are_told_apart),
        TEST(test_not_null_minds_nothing_but_null),
        TEST(test_a_refused_value_leaves_the_output_alone),
        TEST(test_all_problems_are_listed_in_the_order_of_the_reads_unknown_ones_last),
        TEST(test_a_problem_of_the_handler_comes_before_unknown_members),
        TEST(test_a_good_object_beside_a_bad_one_is_good),
        TEST(test_objects_and_lists_may_be_absent_null_or_wrong),
        TEST(test_items_that_are_scalars_are_read_by_number),
        TEST(test_no_reader_reads_nothing),
        TEST(test_any_value_passes_through_as_its_text),
        TEST(test_members_of_a_large_object_are_found),
        TEST(test_an_answer_lists_a_hundred_problems_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
