/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The value kinds that cross JSON, C and SQL. Every kind K has jread_K, jwrite_K, db_bind_K and
 * db_get_K (and their opt_ forms), so that generated code is one call a fact.
 *
 *   kind   C type              JSON                                SQL
 *   i64    int64_t             integer                             BIGINT, INT, …
 *   bool   bool                true, false                         BOOLEAN
 *   str    const char *        string (UTF-8, no U+0000)           VARCHAR, TEXT, CHAR
 *   money  int64_t minor units number with two decimals: 12900.00  DECIMAL(p,2)
 *   time   int64_t µs UTC      "2026-01-02T03:04:05.000006Z"       DATETIME(6)
 *   date   int64_t days UTC    "2026-01-02"                        DATE
 *   enum   int (index)         string                              VARCHAR
 *   json   const char *        any value, as its text              JSON
 */
#ifndef VALUE_H
#define VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a member was left out, was null, or has a value. A zeroed struct has left everything out.
 */
enum presence { PRESENCE_ABSENT = 0, PRESENCE_NULL, PRESENCE_VALUE };

/* The names of an enum in the order of its enumerators, which count from 0. */
struct enum_names {
    const char *const *names;
    size_t n_names;
};

/* Longest texts, with their terminators. */
#define VALUE_I64_MAX 24
#define VALUE_MONEY_MAX 24
#define VALUE_TIME_MAX 32
#define VALUE_DATE_MAX 16

/* Writers into a caller's buffer; each returns the length without the terminator. */
size_t value_i64_format(int64_t value, char *buf);    /* buf: at least 21 bytes */
const char *value_i64_text(int64_t value, char *buf); /* the same; returns buf */
size_t value_money_format(int64_t minor, char *buf);  /* "-12.30" */
size_t value_time_format(int64_t time_us, char *buf); /* RFC 3339, UTC, six decimals, Z */
size_t value_date_format(int64_t days, char *buf);    /* "2026-01-02" */
/* Times and dates outside the years 0000 to 9999 are written as the nearest that is inside. */

/* Strict readers of the whole of text[0..len). False leaves *ret alone. */
bool value_i64_parse(const char *text, size_t len,
                     int64_t *ret); /* -?(0|[1-9][0-9]*) within int64 */
bool value_money_parse(const char *text, size_t len,
                       int64_t *ret); /* at most two decimals, no exponent */
bool value_time_parse(const char *text, size_t len,
                      int64_t *ret); /* RFC 3339 with any offset, at most six decimals */
bool value_date_parse(const char *text, size_t len, int64_t *ret); /* YYYY-MM-DD that exists */

/* Index of name[0..len) or -1. */
int value_enum_find(const struct enum_names *names, const char *name, size_t len);

/* Now, in µs since 1970 UTC. */
int64_t value_now_us(void);

#endif
