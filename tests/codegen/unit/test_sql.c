/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pieces of SQL. Whole statements are prepared against a database by the generated tests.
 */
#include "sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct column columns[] = {{.name = "id"}, {.name = "status"}, {.name = "order"}};
static const struct entity entity = {.name = "cart", .table = "carts", .columns = {columns, 3}};

static void test_conditions_get_the_tables_name_outside_of_quotes(void **state)
{
    (void)state;
    assert_string_equal(sql_qualify("t", &entity, "status = 'ACTIVE'"), "t.status = 'ACTIVE'");
    assert_string_equal(sql_qualify("t", &entity, "status = 'the status'"),
                        "t.status = 'the status'");
    assert_string_equal(sql_qualify("t", &entity, "x.status = status AND statuses IS NULL"),
                        "x.status = t.status AND statuses IS NULL");
    assert_string_equal(sql_qualify("p", &entity, "COALESCE(id,0)>0"), "COALESCE(p.id,0)>0");
}

static void test_reserved_words_are_put_in_backticks(void **state)
{
    (void)state;
    assert_string_equal(sql_column("t", &columns[1]), "t.status");
    assert_string_equal(sql_column("t", &columns[2]), "t.`order`");
}

static void test_marks_in_quotes_are_no_parameters(void **state)
{
    (void)state;
    assert_int_equal(sql_count_marks("SELECT ? FROM t WHERE a = '?' AND b = ?"), 2);
    assert_int_equal(sql_count_marks("SELECT '$[*]', \"?\", `?`"), 0);
}

static void test_literals_are_those_of_the_kind(void **state)
{
    const struct type_use money = {.kind = KIND_MONEY}, flag = {.kind = KIND_BOOL};
    const struct type_use text = {.kind = KIND_STR};

    (void)state;
    assert_string_equal(sql_literal(&money, "0.50"), "0.50");
    assert_string_equal(sql_literal(&flag, "true"), "TRUE");
    assert_string_equal(sql_literal(&text, "it's \\ok"), "'it''s \\\\ok'");
}

static void test_lists_are_broken_behind_commas_but_not_inside_of_calls(void **state)
{
    (void)state;
    assert_string_equal(sql_fill("aaaa, bbbb, cccc", 0, 11), "aaaa, bbbb,\ncccc");
    assert_string_equal(sql_fill("aaaa, f(b, c, d), e", 0, 10), "aaaa,\nf(b, c, d),\ne");
    assert_string_equal(sql_fill("aaaa, 'b, (c', d", 0, 8), "aaaa,\n'b, (c',\nd");
}

static void test_long_lines_are_broken_at_spaces(void **state)
{
    (void)state;
    assert_string_equal(sql_wrap("SELECT a\nFROM b JOIN c", 8), "SELECT a\nFROM b\nJOIN c");
    assert_string_equal(sql_wrap("a_word_that_is_longer", 8), "a_word_that_is_longer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions_get_the_tables_name_outside_of_quotes),
        cmocka_unit_test(test_reserved_words_are_put_in_backticks),
        cmocka_unit_test(test_marks_in_quotes_are_no_parameters),
        cmocka_unit_test(test_literals_are_those_of_the_kind),
        cmocka_unit_test(test_lists_are_broken_behind_commas_but_not_inside_of_calls),
        cmocka_unit_test(test_long_lines_are_broken_at_spaces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
