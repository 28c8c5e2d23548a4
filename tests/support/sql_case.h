/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prepares statements against a migrated database and compares what the server says about them with
 * what the generated code binds and reads.
 */
#ifndef SQL_CASE_H
#define SQL_CASE_H

#include <stddef.h>

#include "list.h"

struct sql_case {
    const char *name, *text;
    unsigned n_params;
    const char *kinds; /* a letter a column (i64, bool, str, money, time, date, enum, json); "": no
                          rows; NULL: not compared */
};

/* A list: all its sorts, with and without a cursor, and each of its conditions. */
struct sql_list {
    const struct list_def *def;
    const char *kinds; /* of def->columns */
    const char *const *conditions;
    size_t n_conditions;
};

/* Both end with a zeroed one. */
struct sql_set {
    const struct sql_case *cases;
    const struct sql_list *lists;
};

struct sql_run;

/* Makes and migrates a database beside the one of SHOP_TEST_DB_URL. */
struct sql_run *sql_case_open(void);
/* Names each statement that does not fit. */
void sql_case_check(struct sql_run *run, const struct sql_set *set);
/* Drops the database; fails the running cmocka test if a statement did not fit. */
void sql_case_close(struct sql_run *run);

#endif
