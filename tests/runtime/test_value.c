/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of numbers, money and choices: what is read, what is refused, and that both ways agree. */
#include "value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define UNTOUCHED 4711

struct row {
    const char *text;
    bool is_good;
    int64_t value;
};

static const struct row i64_rows[] = {
    {"0", true, 0},
    {"-0", true, 0},
    {"7", true, 7},
    {"-12", true, -12},
    {"9223372036854775807", true, INT64_MAX},
    {"-9223372036854775808", true, INT64_MIN},
    {"9223372036854775808", false, 0},
    {"-9223372036854775809", false, 0},
    {"18446744073709551616", false, 0},
    {"99999999999999999999999", false, 0},
    {"", false, 0},
    {"-", false, 0},
    {"+1", false, 0},
    {"01", false, 0},
    {"-01", false, 0},
    {"00", false, 0},
    {"1.0", false, 0},
    {"1e3", false, 0},
    {"1 ", false, 0},
    {" 1", false, 0},
    {"--1", false, 0},
    {"0x10", false, 0},
};

static const struct row money_rows[] = {
    {"0", true, 0},
    {"0.0", true, 0},
    {"-0.00", true, 0},
    {"12900", true, 1290000},
    {"12900.5", true, 1290050},
    {"12900.05", true, 1290005},
    {"-1.50", true, -150},
    {"-0.01", true, -1},
    {"92233720368547758.07", true, INT64_MAX},
    {"-92233720368547758.08", true, INT64_MIN},
    {"92233720368547758.08", false, 0},
    {"922337203685477580", false, 0},
    {"1.000", false, 0},
    {"1.234", false, 0},
    {"1e3", false, 0},
    {"1.", false, 0},
    {".5", false, 0},
    {"01.00", false, 0},
    {"1.-5", false, 0},
    {"1,00", false, 0},
    {"1.0 ", false, 0},
    {"", false, 0},
    {"-", false, 0},
    {"-.5", false, 0},
};

static void check_rows(const struct row *rows, size_t n_rows,
                       bool (*parse)(const char *, size_t, int64_t *))
{
    for (size_t i = 0; i < n_rows; i++) {
        int64_t value = UNTOUCHED;
        bool is_good = parse(rows[i].text, strlen(rows[i].text), &value);

        if (is_good != rows[i].is_good)
            fail_msg("\"%s\" was %s", rows[i].text, is_good ? "read" : "refused");
        assert_int_equal(value, is_good ? rows[i].value : UNTOUCHED);
    }
}

static void test_an_integer_is_read_only_when_written_plainly(void **state)
{
    (void)state;
    check_rows(i64_rows, LENGTH(i64_rows), value_i64_parse);
}

static void test_money_has_at_most_two_decimals_and_no_exponent(void **state)
{
    (void)state;
    check_rows(money_rows, LENGTH(money_rows), value_money_parse);
}

static void test_a_reader_stops_at_the_length_it_is_given(void **state)
{
    int64_t value = 0;

    (void)state;
    assert_true(value_i64_parse("1234", 2, &value));
    assert_int_equal(value, 12);
    assert_true(value_money_parse("1.234", 4, &value));
    assert_int_equal(value, 123);
    assert_false(value_i64_parse("1\0002", 3, &value));
}

static void test_what_is_written_is_read_back(void **state)
{
    static const int64_t values[] = {0,      1,    -1,   9,       10,        99,        100,
                                     101,    -100, 1234, -987654, INT64_MAX, INT64_MIN, 1000000,
                                     999999, 5,    -5,   -99,     50};

    (void)state;
    for (size_t i = 0; i < LENGTH(values); i++) {
        char text[VALUE_MONEY_MAX];
        int64_t value;
        size_t len = value_i64_format(values[i], text);

        assert_int_equal(len, strlen(text));
        assert_true(value_i64_parse(text, len, &value));
        assert_int_equal(value, values[i]);
        len = value_money_format(values[i], text);
        assert_int_equal(len, strlen(text));
        assert_true(value_money_parse(text, len, &value));
        assert_int_equal(value, values[i]);
    }
}

static void test_money_is_written_with_two_decimals(void **state)
{
    char text[VALUE_MONEY_MAX];

    (void)state;
    value_money_format(1290000, text);
    assert_string_equal(text, "12900.00");
    value_money_format(-5, text);
    assert_string_equal(text, "-0.05");
    value_money_format(INT64_MIN, text);
    assert_string_equal(text, "-92233720368547758.08");
}

static void test_a_choice_is_found_by_its_whole_name(void **state)
{
    static const char *const texts[] = {"RED", "GREEN", "GREENISH"};
    const struct enum_names names = {texts, LENGTH(texts)};

    (void)state;
    assert_int_equal(value_enum_find(&names, "RED", 3), 0);
    assert_int_equal(value_enum_find(&names, "GREENISH", 8), 2);
    assert_int_equal(value_enum_find(&names, "GREENISH", 5), 1);
    assert_int_equal(value_enum_find(&names, "GREE", 4), -1);
    assert_int_equal(value_enum_find(&names, "red", 3), -1);
    assert_int_equal(value_enum_find(&names, "", 0), -1);
    assert_int_equal(value_enum_find(&names, "RED\0", 4), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_integer_is_read_only_when_written_plainly),
        cmocka_unit_test(test_money_has_at_most_two_decimals_and_no_exponent),
        cmocka_unit_test(test_a_reader_stops_at_the_length_it_is_given),
        cmocka_unit_test(test_what_is_written_is_read_back),
        cmocka_unit_test(test_money_is_written_with_two_decimals),
        cmocka_unit_test(test_a_choice_is_found_by_its_whole_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
