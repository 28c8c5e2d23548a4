/* SPDX-License-Identifier: Apache-2.0 */
/*
 * migrations/schema.lock: the tables as the newest migration leaves them, one fact a line, so that
 * a change of the spec can be told from what the migrations made already.
 */
#ifndef DDL_LOCK_H
#define DDL_LOCK_H

#include "ddl.h"

char *ddl_lock_print(const struct ddl_schema *schema);
/* Reads what ddl_lock_print() wrote. A line that is none of it is an error (diag) at path. */
void ddl_lock_parse(const char *path, const char *text, struct ddl_schema *ret);

#endif
