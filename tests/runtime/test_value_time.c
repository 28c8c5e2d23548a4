/* SPDX-License-Identifier: Apache-2.0 */
/* Times and dates: the calendar against the C library's, offsets, and what is refused. */
#include "value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

struct row {
    const char *text, *as_written; /* NULL: refused */
};

static const struct row times[] = {
    {"2026-01-02T03:04:05.000006Z", "2026-01-02T03:04:05.000006Z"},
    {"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000Z"},
    {"2026-01-02t03:04:05.5z", "2026-01-02T03:04:05.500000Z"},
    {"2026-01-02T03:04:05+09:00", "2026-01-01T18:04:05.000000Z"},
    {"2026-01-02T03:04:05.25-05:30", "2026-01-02T08:34:05.250000Z"},
    {"2026-01-02T03:04:05-00:00", "2026-01-02T03:04:05.000000Z"},
    {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
    {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000Z"},
    {"0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000Z"},
    {"9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"},
    {"9999-12-31T23:59:59-01:00", NULL},
    {"0000-01-01T00:00:00+01:00", NULL},
    {"2026-01-02T03:04:05.1234567Z", NULL},
    {"2026-01-02T03:04:05.Z", NULL},
    {"2026-01-02T03:04:05", NULL},
    {"2026-01-02 03:04:05Z", NULL},
    {"2026-01-02T03:04Z", NULL},
    {"2026-01-02T24:00:00Z", NULL},
    {"2026-01-02T03:60:05Z", NULL},
    {"2026-01-02T03:04:60Z", NULL},
    {"2026-13-02T03:04:05Z", NULL},
    {"2026-02-29T03:04:05Z", NULL},
    {"2026-01-02T03:04:05+24:00", NULL},
    {"2026-01-02T03:04:05+0900", NULL},
    {"2026-01-02T03:04:05ZZ", NULL},
    {"26-01-02T03:04:05Z", NULL},
    {"", NULL},
};

static const struct row dates[] = {
    {"2026-01-02", "2026-01-02"}, {"2000-02-29", "2000-02-29"},
    {"1900-02-29", NULL},         {"2026-00-01", NULL},
    {"2026-04-31", NULL},         {"2026-01-00", NULL},
    {"2026-1-2", NULL},           {"2026-01-02T", NULL},
    {"20260102", NULL},           {"", NULL},
};

static void check_rows(const struct row *rows, size_t n_rows,
                       bool (*parse)(const char *, size_t, int64_t *),
                       size_t (*format)(int64_t, char *))
{
    for (size_t i = 0; i < n_rows; i++) {
        char text[VALUE_TIME_MAX];
        int64_t value = 0;
        size_t len;
        bool is_good = parse(rows[i].text, strlen(rows[i].text), &value);

        if (is_good != (rows[i].as_written != NULL))
            fail_msg("\"%s\" was %s", rows[i].text, is_good ? "read" : "refused");
        if (!is_good)
            continue;
        len = format(value, text);
        assert_int_equal(len, strlen(text));
        assert_string_equal(text, rows[i].as_written);
    }
}

static void test_a_time_is_rfc_3339_with_any_offset(void **state)
{
    (void)state;
    check_rows(times, LENGTH(times), value_time_parse, value_time_format);
}

static void test_a_date_must_exist(void **state)
{
    (void)state;
    check_rows(dates, LENGTH(dates), value_date_parse, value_date_format);
}

static void test_the_calendar_is_that_of_the_c_library(void **state)
{
    (void)state;
    for (int64_t day = -719528; day <= 2932896; day += 13) {
        time_t seconds = (time_t)(day * 86400);
        char text[VALUE_DATE_MAX], expected[64];
        int64_t back;
        struct tm tm;

        gmtime_r(&seconds, &tm);
        snprintf(expected, sizeof(expected), "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1,
                 tm.tm_mday);
        assert_int_equal(value_date_format(day, text), 10);
        assert_string_equal(text, expected);
        assert_true(value_date_parse(text, 10, &back));
        assert_int_equal(back, day);
    }
}

static void test_a_time_beyond_four_digits_of_years_is_clamped(void **state)
{
    char text[VALUE_TIME_MAX];

    (void)state;
    value_time_format(INT64_MAX, text);
    assert_string_equal(text, "9999-12-31T23:59:59.999999Z");
    value_time_format(INT64_MIN, text);
    assert_string_equal(text, "0000-01-01T00:00:00.000000Z");
    value_date_format(INT64_MAX, text);
    assert_string_equal(text, "9999-12-31");
}

static void test_now_is_after_this_was_written(void **state)
{
    int64_t written;

    (void)state;
    assert_true(value_time_parse("2025-01-01T00:00:00Z", 20, &written));
    assert_true(value_now_us() > written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_time_is_rfc_3339_with_any_offset),
        cmocka_unit_test(test_a_date_must_exist),
        cmocka_unit_test(test_the_calendar_is_that_of_the_c_library),
        cmocka_unit_test(test_a_time_beyond_four_digits_of_years_is_clamped),
        cmocka_unit_test(test_now_is_after_this_was_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
