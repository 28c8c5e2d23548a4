/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the service's times (µs and days since 1970, UTC) and the server's calendar fields.
 */
#ifndef DB_TIME_H
#define DB_TIME_H

#include <mysql.h>
#include <stdbool.h>
#include <stdint.h>

MYSQL_TIME db_time_from_us(int64_t time_us);
MYSQL_TIME db_time_from_days(int64_t days);
int64_t db_time_to_us(const MYSQL_TIME *time);
int64_t db_time_to_days(const MYSQL_TIME *time);
/* The server's text: "2026-01-02", "2026-01-02 03:04:05", with up to six decimals. */
bool db_time_parse(const char *text, MYSQL_TIME *ret);

#endif
