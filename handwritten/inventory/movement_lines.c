/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Movements of many products at once. Two statements each: the first locks and changes the stock,
 * in the order of the product ids, so that two callers never wait for each other in a circle; the
 * second records it. In this order, since an INSERT … SELECT may hold a lock on the whole table of
 * movements while it runs and must not wait for anybody meanwhile.
 */
#include "movement_impl.h"

#include <assert.h>
#include <stdlib.h>

#include "arena.h"
#include "inventory_repo.h"

static int compare_products(const void *left, const void *right)
{
    const struct stock_line *a = left, *b = right;

    return (a->product_id > b->product_id) - (a->product_id < b->product_id);
}

/* Sorted copy with one line a product; *n becomes their number. */
static struct stock_line *merge(struct arena *arena, const struct stock_line *lines, size_t *n)
{
    struct stock_line *merged = arena_alloc(arena, *n * sizeof *merged);
    size_t n_merged = 0;

    memcpy(merged, lines, *n * sizeof *merged);
    qsort(merged, *n, sizeof *merged, compare_products);
    for (size_t i = 0; i < *n; i++) {
        if (n_merged && merged[n_merged - 1].product_id == merged[i].product_id)
            merged[n_merged - 1].quantity += merged[i].quantity;
        else
            merged[n_merged++] = merged[i];
    }
    *n = n_merged;
    return merged;
}

/* [[product,quantity],…] */
static const char *lines_json(struct arena *arena, const struct stock_line *lines, size_t n)
{
    struct jwrite out;

    jwrite_init(&out, arena, 16 * n + 16);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n; i++) {
        jwrite_array(&out, NULL);
        jwrite_i64(&out, NULL, lines[i].product_id);
        jwrite_i64(&out, NULL, lines[i].quantity);
        jwrite_array_end(&out);
    }
    jwrite_array_end(&out);
    return arena_strndup(arena, out.text, out.len);
}

static enum err tell_all(struct call *call, const struct moved_stock *moved, size_t n)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < n; i++)
        err = movement_tell(call, &moved[i]);
    return err;
}

/* What it means that of n lines not all could be moved: they all were before, or too little is
 * there. */
static enum err explain(struct call *call, int movement_type, int reference_type,
                        const char *reference_id, size_t n)
{
    struct count_moved_lines_row count;
    enum err err =
        count_moved_lines_query(call, movement_type, reference_type, reference_id, &count);

    if (err)
        return err;
    return count.n == (int64_t)n ? ERR_OK : ERR_INSUFFICIENT_STOCK;
}

enum err movement_of_lines(struct call *call, int movement_type, int reference_type,
                           const char *reference_id, const struct stock_line *lines, size_t n,
                           const char *reason)
{
    const struct movement_effect *effect = &movement_effects[movement_type];
    struct moved_stock *moved;
    const char *json;
    uint64_t n_moved;
    enum err err;

    assert(movement_type != MOVEMENT_TYPE_ADJUSTMENT);
    if (n == 0)
        return ERR_OK;
    lines = merge(call->arena, lines, &n);
    json = lines_json(call->arena, lines, n);
    err = move_lines_query(call, json, effect->available, effect->reserved, movement_type,
                           reference_type, reference_id, &n_moved);
    if (err)
        return err;
    if (n_moved != n)
        return explain(call, movement_type, reference_type, reference_id, n);
    err = record_lines_query(call, json, effect->available, effect->reserved, movement_type,
                             reference_type, reference_id, reason, call->who.user_id, &moved, &n);
    if (err)
        return err;
    return tell_all(call, moved, n);
}

/* What a movement goes on from, and what else might have. */
static const struct origin {
    int source, other;
} origins[] = {
    [MOVEMENT_TYPE_SALE] = {MOVEMENT_TYPE_RESERVATION, MOVEMENT_TYPE_RELEASE},
    [MOVEMENT_TYPE_RELEASE] = {MOVEMENT_TYPE_RESERVATION, MOVEMENT_TYPE_SALE},
    [MOVEMENT_TYPE_RETURN] = {MOVEMENT_TYPE_SALE, MOVEMENT_TYPE_RETURN},
};

enum err movement_of_reference(struct call *call, int movement_type, int reference_type,
                               const char *reference_id, const char *reason)
{
    const struct movement_effect *effect = &movement_effects[movement_type];
    const struct origin *origin = &origins[movement_type];
    struct moved_stock *moved;
    uint64_t n_moved;
    size_t n;
    enum err err;

    assert(movement_type == MOVEMENT_TYPE_SALE || movement_type == MOVEMENT_TYPE_RELEASE ||
           movement_type == MOVEMENT_TYPE_RETURN);
    err =
        move_reference_query(call, effect->available, effect->reserved, origin->source,
                             movement_type, origin->other, reference_type, reference_id, &n_moved);
    if (err || n_moved == 0)
        return err;
    err = record_reference_query(call, effect->available, effect->reserved, origin->source,
                                 movement_type, origin->other, reference_type, reference_id, reason,
                                 call->who.user_id, &moved, &n);
    if (err)
        return err;
    return tell_all(call, moved, n);
}
