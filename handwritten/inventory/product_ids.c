/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes lists of ids for JSON_TABLE: one statement whatever their number, so that it stays
 * prepared.
 */
#include "product_ids.h"

#include "arena.h"
#include "jwrite.h"

const char *product_ids_json(struct arena *arena, const int64_t *ids, size_t n_ids)
{
    struct jwrite out;

    jwrite_init(&out, arena, n_ids * 20 + 3);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n_ids; i++)
        jwrite_i64(&out, NULL, ids[i]);
    jwrite_array_end(&out);
    return arena_strndup(arena, out.text, out.len);
}
