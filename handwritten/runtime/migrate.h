/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forward-only schema migrations: files V<n>__<name>.sql, applied in order of n (gaps are fine),
 * each recorded with its SHA-256 in schema_migrations. GET_LOCK keeps two instances apart.
 *
 * A file is a list of statements that end with ';'. Quotes and the three kinds of comments are
 * understood, DELIMITER is not. MariaDB commits each DDL statement by itself, so a file whose third
 * statement fails has applied two: the message says so, and the file is not recorded.
 */
#ifndef MIGRATE_H
#define MIGRATE_H

#include <stdbool.h>

/* Applies what is missing. Refuses, with one clear line on standard error and nothing applied: an
 * applied version whose file is gone or was edited, two files of one version, a version below the
 * highest applied one, a file that does not parse as a name. A statement that fails names file and
 * line. Exit status. Prints a line per applied file. Blocking. */
int migrate_run(const char *db_url, const char *folder);
/* Whether the applied versions are exactly the folder's files, unedited: for /readyz. Silent.
 * Blocking; called off the loop. */
bool migrate_is_current(const char *db_url, const char *folder);

#endif
