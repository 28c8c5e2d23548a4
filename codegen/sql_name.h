/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of tables and columns in SQL: words that MariaDB keeps for itself are put in backticks.
 */
#ifndef SQL_NAME_H
#define SQL_NAME_H

#include <stdbool.h>

/* name itself, or `name` in backticks when it is reserved. */
const char *sql_name(const char *name);
bool sql_name_is_reserved(const char *name);

#endif
