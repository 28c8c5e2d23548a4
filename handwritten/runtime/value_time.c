/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Times and dates as text, in the proleptic Gregorian calendar of the years 0000 to 9999. Days
 * count from 1970-01-01, and so do microseconds. A leap second (:60) is no time here: neither the
 * database nor POSIX time has a place for it.
 */
#include "value.h"

#define US_PER_SECOND INT64_C(1000000)
#define US_PER_DAY (86400 * US_PER_SECOND)
#define FIRST_DAY INT64_C(-719528) /* 0000-01-01 */
#define LAST_DAY INT64_C(2932896)  /* 9999-12-31 */

struct civil {
    int year, month, day;
};

/* A year is counted from March here, so that the leap day comes last and every 400 years (an era
 * of 146097 days) look the same. */
static int64_t days_from_civil(struct civil date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static struct civil civil_from_days(int64_t days)
{
    int64_t day = days + 719468;
    int64_t era = (day >= 0 ? day : day - 146096) / 146097;
    int64_t day_of_era = day - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;

    return (struct civil){
        .year = (int)(year_of_era + era * 400 + (month >= 10)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
}

static int64_t clamp(int64_t value, int64_t min, int64_t max)
{
    return value < min ? min : value > max ? max : value;
}

static char *put_digits(char *p, int n_digits, unsigned value)
{
    for (int i = n_digits - 1; i >= 0; i--) {
        p[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return p + n_digits;
}

static char *put_date(char *p, int64_t days)
{
    struct civil date = civil_from_days(days);

    p = put_digits(p, 4, (unsigned)date.year);
    *p++ = '-';
    p = put_digits(p, 2, (unsigned)date.month);
    *p++ = '-';
    return put_digits(p, 2, (unsigned)date.day);
}

size_t value_time_format(int64_t time_us, char *buf)
{
    int64_t time = clamp(time_us, FIRST_DAY * US_PER_DAY, (LAST_DAY + 1) * US_PER_DAY - 1);
    int64_t days = time / US_PER_DAY - (time % US_PER_DAY < 0);
    int64_t of_day = time - days * US_PER_DAY;
    unsigned seconds = (unsigned)(of_day / US_PER_SECOND);
    char *p = put_date(buf, days);

    *p++ = 'T';
    p = put_digits(p, 2, seconds / 3600);
    *p++ = ':';
    p = put_digits(p, 2, seconds / 60 % 60);
    *p++ = ':';
    p = put_digits(p, 2, seconds % 60);
    *p++ = '.';
    p = put_digits(p, 6, (unsigned)(of_day % US_PER_SECOND));
    *p++ = 'Z';
    *p = '\0';
    return (size_t)(p - buf);
}

size_t value_date_format(int64_t days, char *buf)
{
    char *p = put_date(buf, clamp(days, FIRST_DAY, LAST_DAY));

    *p = '\0';
    return (size_t)(p - buf);
}

/* What is left of a text. Once something did not fit, nothing fits any more. */
struct scan {
    const char *p, *end;
    bool has_failed;
};

static int scan_digits(struct scan *scan, int n_digits)
{
    int value = 0;

    for (int i = 0; i < n_digits; i++, scan->p++) {
        if (scan->p == scan->end || *scan->p < '0' || *scan->p > '9') {
            scan->has_failed = true;
            return 0;
        }
        value = value * 10 + (*scan->p - '0');
    }
    return value;
}

/* One of the characters of choices, or '\0'. */
static char scan_char(struct scan *scan, const char *choices)
{
    for (; *choices; choices++)
        if (scan->p < scan->end && *scan->p == *choices)
            return *scan->p++;
    scan->has_failed = true;
    return '\0';
}

static int64_t scan_date(struct scan *scan)
{
    static const char days_of_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct civil date = {.year = scan_digits(scan, 4)};
    bool is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);

    scan_char(scan, "-");
    date.month = scan_digits(scan, 2);
    scan_char(scan, "-");
    date.day = scan_digits(scan, 2);
    if (scan->has_failed || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_of_month[date.month - 1] + (date.month == 2 && is_leap)) {
        scan->has_failed = true;
        return 0;
    }
    return days_from_civil(date);
}

/* HH:MM */
static int64_t scan_minutes(struct scan *scan)
{
    int hours = scan_digits(scan, 2), minutes;

    scan_char(scan, ":");
    minutes = scan_digits(scan, 2);
    if (hours > 23 || minutes > 59)
        scan->has_failed = true;
    return hours * 60 + minutes;
}

/* Up to six decimals of a second, as µs. */
static int64_t scan_decimals(struct scan *scan)
{
    int64_t unit = US_PER_SECOND, us = 0;

    if (scan->p == scan->end || *scan->p != '.')
        return 0;
    scan->p++;
    do {
        unit /= 10;
        us += scan_digits(scan, 1) * unit;
    } while (unit > 1 && scan->p < scan->end && *scan->p >= '0' && *scan->p <= '9');
    return us;
}

/* Z or ±HH:MM, as minutes east of UTC. */
static int64_t scan_offset(struct scan *scan)
{
    char sign = scan_char(scan, "Zz+-");
    int64_t minutes = sign == '+' || sign == '-' ? scan_minutes(scan) : 0;

    return sign == '-' ? -minutes : minutes;
}

bool value_time_parse(const char *text, size_t len, int64_t *ret)
{
    struct scan scan = {.p = text, .end = text + len};
    int64_t time = scan_date(&scan) * US_PER_DAY;
    int seconds;

    scan_char(&scan, "Tt");
    time += scan_minutes(&scan) * 60 * US_PER_SECOND;
    scan_char(&scan, ":");
    seconds = scan_digits(&scan, 2);
    time += seconds * US_PER_SECOND;
    time += scan_decimals(&scan);
    time -= scan_offset(&scan) * 60 * US_PER_SECOND;
    if (scan.has_failed || scan.p != scan.end || seconds > 59 || time < FIRST_DAY * US_PER_DAY ||
        time >= (LAST_DAY + 1) * US_PER_DAY)
        return false;
    *ret = time;
    return true;
}

bool value_date_parse(const char *text, size_t len, int64_t *ret)
{
    struct scan scan = {.p = text, .end = text + len};
    int64_t days = scan_date(&scan);

    if (scan.has_failed || scan.p != scan.end)
        return false;
    *ret = days;
    return true;
}
