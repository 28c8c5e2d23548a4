/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calendar arithmetic for DATE and DATETIME, without the C library's (which takes a lock and knows
 * time zones). Years are counted from March, so that the leap day is the last of its year, and in
 * eras of 400 years, which all have the same number of days. The server's range is 1000 to 9999.
 */
#include "db_time.h"

#include <stdio.h>
#include <string.h>

#define US_PER_SECOND 1000000
#define US_PER_DAY ((int64_t)86400 * US_PER_SECOND)
#define DAYS_PER_ERA 146097
#define DAYS_BEFORE_1970 719468 /* from 0000-03-01 */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Day of a year that starts on the first of March, for the first of month 0 (March) to 11. */
static int64_t first_day(int64_t month)
{
    return (153 * month + 2) / 5;
}

MYSQL_TIME db_time_from_days(int64_t days)
{
    int64_t day = days + DAYS_BEFORE_1970;
    int64_t era = floor_div(day, DAYS_PER_ERA);
    int64_t day_of_era = day - era * DAYS_PER_ERA;
    int64_t year =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    bool is_next_year = month >= 10;

    return (MYSQL_TIME){
        .year = (unsigned)(year + era * 400 + is_next_year),
        .month = (unsigned)(is_next_year ? month - 9 : month + 3),
        .day = (unsigned)(day_of_year - first_day(month) + 1),
        .time_type = MYSQL_TIMESTAMP_DATE,
    };
}

int64_t db_time_to_days(const MYSQL_TIME *time)
{
    bool is_next_year = time->month <= 2;
    int64_t year = (int64_t)time->year - is_next_year;
    int64_t month = (int64_t)time->month + (is_next_year ? 9 : -3);
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;

    return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
           first_day(month) + (int64_t)time->day - 1 - DAYS_BEFORE_1970;
}

MYSQL_TIME db_time_from_us(int64_t time_us)
{
    int64_t days = floor_div(time_us, US_PER_DAY);
    int64_t us = time_us - days * US_PER_DAY;
    unsigned seconds = (unsigned)(us / US_PER_SECOND);
    MYSQL_TIME time = db_time_from_days(days);

    time.hour = seconds / 3600;
    time.minute = seconds / 60 % 60;
    time.second = seconds % 60;
    time.second_part = (unsigned long)(us % US_PER_SECOND);
    time.time_type = MYSQL_TIMESTAMP_DATETIME;
    return time;
}

int64_t db_time_to_us(const MYSQL_TIME *time)
{
    int64_t seconds = time->hour * 3600 + time->minute * 60 + time->second;

    return db_time_to_days(time) * US_PER_DAY + seconds * US_PER_SECOND +
           (int64_t)time->second_part;
}

/* ".123" gives 123000 */
static bool parse_fraction(const char *text, unsigned long *ret)
{
    unsigned long value = 0, unit = US_PER_SECOND / 10;

    for (; *text >= '0' && *text <= '9' && unit; text++, unit /= 10)
        value += (unsigned long)(*text - '0') * unit;
    *ret = value;
    return !*text;
}

bool db_time_parse(const char *text, MYSQL_TIME *ret)
{
    MYSQL_TIME time = {0};
    int n_date = 0, n_time = 0;

    if (sscanf(text, "%4u-%2u-%2u%n", &time.year, &time.month, &time.day, &n_date) != 3)
        return false;
    text += n_date;
    if (*text) {
        if (sscanf(text, " %2u:%2u:%2u%n", &time.hour, &time.minute, &time.second, &n_time) != 3)
            return false;
        text += n_time;
        if (*text && (*text != '.' || !parse_fraction(text + 1, &time.second_part)))
            return false;
    }
    if (time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31)
        return false;
    *ret = time;
    return true;
}
