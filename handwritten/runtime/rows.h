/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrays that grow while rows of a statement are read, and lists of ids as one parameter of a
 * statement (JSON_TABLE), so that a statement has one text however many ids there are.
 */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* Room for one more row: rows is NULL, or what the call before gave, and has n of them. The new
 * rows are zeroed; pointers to old ones may go stale. */
void *rows_grow(struct arena *arena, void *rows, size_t n, size_t size);
/* "[1,2,3]" */
const char *rows_ids(struct arena *arena, const int64_t *ids, size_t n);

#endif
