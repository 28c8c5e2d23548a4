/* SPDX-License-Identifier: Apache-2.0 */
/* Diagnostics: sorted, once each, with a caret under the right column, and a name that was meant.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "diag.h"

static int forget_diagnostics(void **state)
{
    (void)state;
    diag_reset();
    return 0;
}

static void source(const char *text)
{
    diag_source("a.yaml", text, strlen(text));
}

static struct place at(unsigned line, unsigned column, unsigned length)
{
    return (struct place){"a.yaml", line, column, length};
}

static void test_a_report_has_place_line_caret_and_hint(void **state)
{
    static const char *const names[] = {"PRIVATE", "SHARED"};

    (void)state;
    source("one\narchive: { from: SHARD }\n");
    diag_error(at(2, 18, 5), "no state `%s` in wishlist_status", "SHARD");
    diag_did_you_mean("SHARD", names, 2);
    assert_string_equal(diag_text(), "a.yaml:2:18: error: no state `SHARD` in wishlist_status\n"
                                     "    2 | archive: { from: SHARD }\n"
                                     "      |                  ^~~~~ did you mean `SHARED`?\n"
                                     "1 error; nothing was written\n");
}

static void test_wide_characters_move_the_caret_by_two_columns(void **state)
{
    (void)state;
    source("doc: 책 한 권, x: 상품\n");
    diag_error(at(1, 13, 1), "narrow");
    diag_error(at(1, 16, 2), "wide");
    assert_string_equal(diag_text(), "a.yaml:1:13: error: narrow\n"
                                     "    1 | doc: 책 한 권, x: 상품\n"
                                     "      |                ^\n"
                                     "a.yaml:1:16: error: wide\n"
                                     "    1 | doc: 책 한 권, x: 상품\n"
                                     "      |                   ^~~~\n"
                                     "2 errors; nothing was written\n");
}

static void test_reports_are_sorted_and_the_same_one_is_printed_once(void **state)
{
    (void)state;
    source("one\ntwo\n");
    diag_error(at(2, 1, 3), "second");
    diag_error(at(1, 1, 3), "first");
    diag_error(at(2, 1, 3), "second");
    assert_string_equal(diag_text(), "a.yaml:1:1: error: first\n"
                                     "    1 | one\n"
                                     "      | ^~~\n"
                                     "a.yaml:2:1: error: second\n"
                                     "    2 | two\n"
                                     "      | ^~~\n"
                                     "2 errors; nothing was written\n");
}

static void test_warnings_are_counted_apart(void **state)
{
    (void)state;
    source("one\n");
    diag_warning(at(1, 1, 3), "careful");
    assert_int_equal(diag_n_errors(), 0);
    assert_int_equal(diag_n_warnings(), 1);
    assert_non_null(strstr(diag_text(), "a.yaml:1:1: warning: careful\n"));
    assert_non_null(strstr(diag_text(), "\n1 warning\n"));
    diag_error(at(1, 2, 1), "wrong");
    assert_non_null(strstr(diag_text(), "\n1 error, 1 warning; nothing was written\n"));
}

static void test_a_span_ends_with_its_line(void **state)
{
    (void)state;
    source("ab\ncd\n");
    diag_error(at(1, 2, 50), "long");
    diag_error(at(9, 1, 1), "beyond the end");
    assert_string_equal(diag_text(), "a.yaml:1:2: error: long\n"
                                     "    1 | ab\n"
                                     "      |  ^\n"
                                     "a.yaml:9:1: error: beyond the end\n"
                                     "2 errors; nothing was written\n");
}

static void test_without_a_place_the_message_stands_alone(void **state)
{
    (void)state;
    diag_error((struct place){0}, "no spec");
    diag_error((struct place){"spec", 0, 0, 0}, "no folder");
    assert_string_equal(diag_text(), "specc: error: no spec\n"
                                     "spec: error: no folder\n"
                                     "2 errors; nothing was written\n");
}

static void test_nothing_wrong_prints_nothing(void **state)
{
    (void)state;
    assert_string_equal(diag_text(), "");
}

static void test_near_names_are_meant_and_far_ones_are_not(void **state)
{
    static const char *const names[] = {"returns", "read", "id", "by", "transition", "USER"};
    const size_t n = sizeof names / sizeof *names;

    (void)state;
    assert_string_equal(diag_nearest("return", names, n), "returns");
    assert_string_equal(diag_nearest("retruns", names, n), "returns"); /* a swap is one slip */
    assert_string_equal(diag_nearest("raed", names, n), "read");
    assert_string_equal(diag_nearest("transiton", names, n), "transition");
    assert_string_equal(diag_nearest("user", names, n), "USER"); /* case is one slip */
    assert_null(diag_nearest("columns", names, n));
    assert_null(diag_nearest("x", names, n));
    assert_null(diag_nearest("", names, n));
    assert_null(diag_nearest("read", names, 0));
}

static void test_of_equally_near_names_the_first_is_meant(void **state)
{
    static const char *const names[] = {"cart", "card"};

    (void)state;
    assert_string_equal(diag_nearest("carx", names, 2), "cart");
    assert_string_equal(diag_nearest("card", names, 2), "card");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_report_has_place_line_caret_and_hint, forget_diagnostics),
        cmocka_unit_test_setup(test_wide_characters_move_the_caret_by_two_columns,
                               forget_diagnostics),
        cmocka_unit_test_setup(test_reports_are_sorted_and_the_same_one_is_printed_once,
                               forget_diagnostics),
        cmocka_unit_test_setup(test_warnings_are_counted_apart, forget_diagnostics),
        cmocka_unit_test_setup(test_a_span_ends_with_its_line, forget_diagnostics),
        cmocka_unit_test_setup(test_without_a_place_the_message_stands_alone, forget_diagnostics),
        cmocka_unit_test_setup(test_nothing_wrong_prints_nothing, forget_diagnostics),
        cmocka_unit_test(test_near_names_are_meant_and_far_ones_are_not),
        cmocka_unit_test(test_of_equally_near_names_the_first_is_meant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
