/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Growing arrays without a capacity of their own: room is made whenever the number of rows is a
 * power of two, so n rows are copied at most once each on average.
 */
#include "rows.h"

#include <string.h>

#include "arena.h"
#include "jwrite.h"

#define FIRST 8

void *rows_grow(struct arena *arena, void *rows, size_t n, size_t size)
{
    void *grown;

    if (n == 0)
        return arena_alloc(arena, FIRST * size);
    if (n < FIRST || (n & (n - 1)) != 0)
        return rows;
    grown = arena_alloc(arena, 2 * n * size);
    memcpy(grown, rows, n * size);
    return grown;
}

const char *rows_ids(struct arena *arena, const int64_t *ids, size_t n)
{
    struct jwrite out;

    jwrite_init(&out, arena, n * 12 + 3);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n; i++)
        jwrite_i64(&out, NULL, ids[i]);
    jwrite_array_end(&out);
    return arena_strndup(arena, out.text, out.len);
}
