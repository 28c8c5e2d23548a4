/* SPDX-License-Identifier: Apache-2.0 */
/* Names, numbers, durations and words in SQL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static void test_whole_numbers_are_read_to_their_ends(void **state)
{
    int64_t value = 7;

    (void)state;
    assert_true(text_to_int("9223372036854775807", &value) && value == INT64_MAX);
    assert_true(text_to_int("-9223372036854775808", &value) && value == INT64_MIN);
    assert_true(text_to_int("0", &value) && value == 0);
    value = 7;
    assert_false(text_to_int("9223372036854775808", &value));
    assert_false(text_to_int("-9223372036854775809", &value));
    assert_false(text_to_int("", &value));
    assert_false(text_to_int("-", &value));
    assert_false(text_to_int("01", &value));
    assert_false(text_to_int("1.0", &value));
    assert_false(text_to_int(" 1", &value));
    assert_int_equal(value, 7);
}

static void test_money_is_read_as_minor_units(void **state)
{
    int64_t value = 7;

    (void)state;
    assert_true(text_to_money("12900", &value) && value == 1290000);
    assert_true(text_to_money("0.01", &value) && value == 1);
    assert_true(text_to_money("0.1", &value) && value == 10);
    assert_true(text_to_money("-0.5", &value) && value == -50);
    assert_true(text_to_money("-9999999999.99", &value) && value == -999999999999);
    value = 7;
    assert_false(text_to_money("1.001", &value));
    assert_false(text_to_money("1.", &value));
    assert_false(text_to_money(".5", &value));
    assert_false(text_to_money("1.x", &value));
    assert_false(text_to_money("9223372036854775807", &value));
    assert_int_equal(value, 7);
}

static void test_durations_and_sizes_have_units(void **state)
{
    unsigned value;

    (void)state;
    assert_true(text_to_duration("200 ms", &value) && value == 200);
    assert_true(text_to_duration("15s", &value) && value == 15000);
    assert_true(text_to_duration("5 min", &value) && value == 300000);
    assert_true(text_to_duration("24 h", &value) && value == 86400000);
    assert_false(text_to_duration("15", &value));
    assert_false(text_to_duration("15 minutes", &value));
    assert_false(text_to_duration("5000 h", &value));
    assert_true(text_to_size("64 KiB", &value) && value == 65536);
    assert_true(text_to_size("1 MiB", &value) && value == 1048576);
    assert_false(text_to_size("64 KB", &value));
    assert_false(text_to_size("5000 MiB", &value));
}

static void test_names_have_one_form_each(void **state)
{
    (void)state;
    assert_true(text_is_snake("wishlist_item") && text_is_snake("address1") &&
                text_is_snake("a_1"));
    assert_false(text_is_snake("wishlistItem") || text_is_snake("_a") || text_is_snake("a_"));
    assert_false(text_is_snake("a__b") || text_is_snake("1a") || text_is_snake(""));
    assert_true(text_is_camel("wishlistId") && text_is_camel("a"));
    assert_false(text_is_camel("wishlist_id") || text_is_camel("Wishlist") || text_is_camel(""));
    assert_true(text_is_code("W001") && text_is_code("S1001"));
    assert_false(text_is_code("W") || text_is_code("001") || text_is_code("w001"));
}

static void test_sql_mentions_whole_words_outside_of_quotes(void **state)
{
    (void)state;
    assert_true(text_mentions("status = 'ACTIVE'", "status"));
    assert_true(text_mentions("t.STATUS <> 'x'", "status"));
    assert_false(text_mentions("order_status = 'x'", "status"));
    assert_false(text_mentions("a = 'status'", "status"));
    assert_false(text_mentions("statuses", "status"));
}

static void test_distance_counts_slips(void **state)
{
    (void)state;
    assert_int_equal(text_distance("same", "same", 3), 0);
    assert_int_equal(text_distance("SHARD", "SHARED", 3), 1);
    assert_int_equal(text_distance("ab", "ba", 3), 1);
    assert_int_equal(text_distance("kitten", "sitting", 3), 3);
    assert_true(text_distance("abc", "uvwxyz", 2) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_numbers_are_read_to_their_ends),
        cmocka_unit_test(test_money_is_read_as_minor_units),
        cmocka_unit_test(test_durations_and_sizes_have_units),
        cmocka_unit_test(test_names_have_one_form_each),
        cmocka_unit_test(test_sql_mentions_whole_words_outside_of_quotes),
        cmocka_unit_test(test_distance_counts_slips),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
