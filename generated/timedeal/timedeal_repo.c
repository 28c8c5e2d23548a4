/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of timedeal, a function each: bind, run, read.
 * GENERATED from spec/domains/timedeal.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void time_deal_view_fetch(struct db_stmt *st, struct time_deal_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_enum(st, &ret->status, &time_deal_status_names);
    db_get_time(st, &ret->starts_at);
    db_get_time(st, &ret->ends_at);
    db_get_bool(st, &ret->requires_queue);
}

void time_deal_product_view_fetch(struct db_stmt *st, struct time_deal_product_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->product_id);
    db_get_money(st, &ret->deal_price);
    db_get_i64(st, &ret->deal_quantity);
    db_get_i64(st, &ret->sold_quantity);
    db_get_i64(st, &ret->max_per_user);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->original_price);
    db_get_i64(st, &ret->remaining_quantity);
}

void time_deal_purchase_view_fetch(struct db_stmt *st, struct time_deal_purchase_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->time_deal_product_id);
    db_get_i64(st, &ret->quantity);
    db_get_money(st, &ret->purchase_price);
    db_get_time(st, &ret->purchased_at);
    db_get_i64(st, &ret->product_id);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->total_price);
    db_get_str(st, &ret->order_number);
}

static const struct db_sql time_deal_view_products_sql = {
    .name = "time_deal_view_products",
    .text = "SELECT parent.n, t.id, t.product_id, t.deal_price, t.deal_quantity, "
            "t.sold_quantity, t.max_per_user, product.name, product.price, "
            "t.deal_quantity - t.sold_quantity "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN time_deal_products t "
            "LEFT JOIN products product ON product.id = t.product_id "
            "ON t.time_deal_id = parent.id "
            "ORDER BY parent.n, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err time_deal_view_products(struct call *call, const int64_t *ids,
                                        struct time_deal_view *views, size_t n)
{
    struct db_stmt *st = db_begin(call->db, &time_deal_view_products_sql);
    struct time_deal_product_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_products = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        time_deal_product_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_products++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].products = rows + end;
        end += views[i].n_products;
    }
    return ERR_OK;
}

enum err time_deal_view_load(struct call *call, const int64_t *ids, struct time_deal_view *views,
                             size_t n)
{
    enum err err;

    err = time_deal_view_products(call, ids, views, n);
    if (err)
        return err;
    return ERR_OK;
}

static const struct db_sql time_deal_view_find_sql = {
    .name = "time_deal_view_find",
    .text = "SELECT t.id, t.name, t.description, t.status, t.starts_at, t.ends_at, "
            "t.requires_queue "
            "FROM time_deals t "
            "WHERE t.id = ?",
};

enum err time_deal_view_find(struct call *call, int64_t id, struct time_deal_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &time_deal_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        time_deal_view_fetch(st, ret);
    err = db_end(st, ERR_TIMEDEAL_NOT_FOUND);
    if (err)
        return err;
    return time_deal_view_load(call, &id, ret, 1);
}
