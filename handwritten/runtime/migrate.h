/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forward-only schema migrations: files V<n>__<name>.sql, applied in order of n (gaps are fine),
 * each recorded with its SHA-256 in schema_migrations. GET_LOCK keeps two instances apart.
 */
#ifndef MIGRATE_H
#define MIGRATE_H

#include <stdbool.h>

/* Applies what is missing. Refuses, with one clear line on standard error and nothing applied: an
 * applied version whose file is gone or was edited, two files of one version, a version below the
 * highest applied one, a file that does not parse as a name. A statement that fails names file and
 * line. Exit status. Prints a line per applied file. */
int migrate_run(const char *db_url, const char *folder);
/* Whether every file of the embedded list (see migrate_known) is applied: for /readyz. Blocking;
 * called off the loop. */
bool migrate_is_current(const char *db_url, const char *folder);

#endif
