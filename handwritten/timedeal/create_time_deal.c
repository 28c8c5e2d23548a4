/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A deal is made and its units are set aside from the inventory, in one transaction. The rows of
 * the products' stock are locked before anything is asked, so that of two deals of one product that
 * are made at once the second sees the first.
 */
#include "arena.h"
#include "deal.h"
#include "deal_units.h"
#include "inventory/movement.h"
#include "inventory_dto.h"
#include "jwrite.h"
#include "rows.h"
#include "service.h"
#include "timedeal_events.h"
#include "timedeal_http.h"
#include "timedeal_repo.h"

#include <stdlib.h>

static int compare_ids(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

/* Their ids in ascending order. ERR_VALIDATION_FAILED for one that is there twice. */
static enum err sort_ids(struct call *call, const struct new_time_deal *in, const char **ret)
{
    int64_t *ids = arena_alloc(call->arena, in->n_products * sizeof(*ids));

    for (size_t i = 0; i < in->n_products; i++)
        ids[i] = in->products[i].product_id;
    qsort(ids, in->n_products, sizeof(*ids), compare_ids);
    for (size_t i = 1; i < in->n_products; i++)
        if (ids[i] == ids[i - 1])
            return call_fail(call, ERR_VALIDATION_FAILED, "product %lld is there twice",
                             (long long)ids[i]);
    *ret = rows_ids(call->arena, ids, in->n_products);
    return ERR_OK;
}

static enum err check_products(struct call *call, const struct new_time_deal *in, const char *ids)
{
    struct lock_stock_of_products_row *locked;
    struct missing_products_row *missing;
    struct deals_at_that_time_row *others;
    size_t n;
    enum err err = lock_stock_of_products_query(call, ids, &locked, &n);

    if (!err)
        err = missing_products_query(call, ids, &missing, &n);
    if (err)
        return err;
    if (n)
        return call_fail(call, ERR_PRODUCT_NOT_FOUND, "there is no product %lld",
                         (long long)missing->product_id);
    err = deals_at_that_time_query(call, ids, in->starts_at, in->ends_at, &others, &n);
    if (err || !n)
        return err;
    return call_fail(call, ERR_TIMEDEAL_ALREADY_EXISTS,
                     "product %lld is in another time deal of the same time",
                     (long long)others->product_id);
}

/* [[product,price,quantity,most],…] */
static const char *products_json(struct arena *arena, const struct new_time_deal *in)
{
    struct jwrite out;

    jwrite_init(&out, arena, 48 * in->n_products + 16);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < in->n_products; i++) {
        const struct new_time_deal_product *product = &in->products[i];

        jwrite_array(&out, NULL);
        jwrite_i64(&out, NULL, product->product_id);
        jwrite_money(&out, NULL, product->deal_price);
        jwrite_i64(&out, NULL, product->deal_quantity);
        jwrite_i64(&out, NULL, product->max_per_user);
        jwrite_array_end(&out);
    }
    jwrite_array_end(&out);
    return arena_strndup(arena, out.text, out.len);
}

static enum err insert(struct call *call, const struct new_time_deal *in, int status,
                       int64_t *ret_id)
{
    const char *description = in->description_presence == PRESENCE_VALUE ? in->description : NULL;
    const bool requires_queue = in->requires_queue_presence == PRESENCE_VALUE && in->requires_queue;
    uint64_t n_added;
    enum err err = add_time_deal_query(call, in->name, description, status, in->starts_at,
                                       in->ends_at, requires_queue, &n_added);

    if (err)
        return err;
    *ret_id = db_insert_id(call->db);
    return add_time_deal_products_query(call, *ret_id, products_json(call->arena, in), &n_added);
}

static enum err allocate(struct call *call, const struct new_time_deal *in, int64_t id)
{
    struct stock_line *lines = arena_alloc(call->arena, in->n_products * sizeof(*lines));

    for (size_t i = 0; i < in->n_products; i++)
        lines[i] = (struct stock_line){in->products[i].product_id, in->products[i].deal_quantity};
    return movement_of_lines(call, MOVEMENT_TYPE_RESERVATION, MOVEMENT_REFERENCE_TIME_DEAL,
                             arena_printf(call->arena, "%lld", (long long)id), lines,
                             in->n_products, NULL);
}

static enum err create(struct call *call, const struct new_time_deal *in, const char *ids,
                       bool has_begun, struct time_deal_view *ret)
{
    const int status = has_begun ? TIME_DEAL_STATUS_ACTIVE : TIME_DEAL_STATUS_SCHEDULED;
    int64_t id;
    enum err err = check_products(call, in, ids);

    if (!err)
        err = insert(call, in, status, &id);
    if (!err)
        err = allocate(call, in, id);
    if (!err && has_begun)
        err = timedeal_started_emit(call, &(struct timedeal_started_event){
                                              .time_deal_id = id,
                                              .name = in->name,
                                              .starts_at = in->starts_at,
                                          });
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/time-deals/%lld", call->service->base_path, (long long)id);
    err = time_deal_view_find(call, id, ret);
    return err == ERR_TIMEDEAL_NOT_FOUND ? ERR_INTERNAL_ERROR : err;
}

enum err create_time_deal_handle(struct call *call, const struct new_time_deal *in,
                                 struct time_deal_view *ret)
{
    const int64_t now_us = value_now_us();
    const char *ids = NULL;
    enum err err = sort_ids(call, in, &ids);

    if (err)
        return err;
    if (in->ends_at <= in->starts_at || in->ends_at <= now_us)
        return ERR_TIMEDEAL_INVALID_PERIOD;
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = create(call, in, ids, in->starts_at <= now_us, ret);
    } while (db_tx_end(call->db, &err));
    if (!err && ret->status == TIME_DEAL_STATUS_ACTIVE)
        (void)deal_units_load_all(call, ret->id); /* or by its first buyer */
    return err;
}
