/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement that the service runs, by domain.
 * GENERATED from spec/domains by templates/test_all_sql.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ALL_SQL_H
#define ALL_SQL_H

#include "sql_case.h"

extern const struct sql_set catalogue_sql;
extern const struct sql_set lending_sql;
extern const struct sql_set reading_sql;
extern const struct sql_set room_sql;

#endif
