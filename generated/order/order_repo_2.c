/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of order, a function each: bind, run, read.
 * GENERATED from spec/domains/order.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint order_item_constraints[] = {
    {.name = "fk_order_items_order_id", .err = ERR_ORDER_NOT_FOUND},
    {0},
};

void is_cart_too_dear_row_fetch(struct db_stmt *st, struct is_cart_too_dear_row *ret)
{
    db_get_bool(st, &ret->is_too_dear);
}

void lines_of_order_row_fetch(struct db_stmt *st, struct lines_of_order_row *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->quantity);
}

void order_being_paid_row_fetch(struct db_stmt *st, struct order_being_paid_row *ret)
{
    db_get_i64(st, &ret->id);
}

void expired_orders_row_fetch(struct db_stmt *st, struct expired_orders_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_time(st, &ret->expires_at);
}

static const struct db_sql add_order_items_query_sql = {
    .name = "add_order_items_query",
    .text = "INSERT INTO order_items (order_id, product_id, product_name, price, "
            "quantity, subtotal) SELECT ?, i.product_id, i.product_name, i.price, "
            "i.quantity, i.price * i.quantity FROM cart_items i STRAIGHT_JOIN products p "
            "ON p.id = i.product_id AND p.deleted_at IS NULL WHERE i.cart_id = ? ORDER "
            "BY i.id LOCK IN SHARE MODE RETURNING product_id, product_name, price, "
            "quantity, subtotal",
};

enum err add_order_items_query(struct call *call, int64_t order_id, int64_t cart_id,
                               struct order_item_view **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &add_order_items_query_sql);
    struct order_item_view *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, order_id);
    db_bind_i64(st, cart_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        order_item_view_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, order_item_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql is_cart_too_dear_query_sql = {
    .name = "is_cart_too_dear_query",
    .text = "SELECT COALESCE(SUM(price * quantity), 0) > 9999999999.99 FROM cart_items "
            "WHERE cart_id = ?",
};

enum err is_cart_too_dear_query(struct call *call, int64_t cart_id,
                                struct is_cart_too_dear_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &is_cart_too_dear_query_sql);

    db_bind_i64(st, cart_id);
    if (db_next(st))
        is_cart_too_dear_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql lines_of_order_query_sql = {
    .name = "lines_of_order_query",
    .text = "SELECT product_id, quantity FROM order_items WHERE order_id = ? ORDER BY id "
            "LIMIT 100000",
};

enum err lines_of_order_query(struct call *call, int64_t order_id, struct lines_of_order_row **ret,
                              size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &lines_of_order_query_sql);
    struct lines_of_order_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, order_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        lines_of_order_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql end_order_query_sql = {
    .name = "end_order_query",
    .text = "UPDATE orders o LEFT JOIN user_coupons c ON c.id = o.user_coupon_id AND "
            "c.order_id = o.id AND c.status = 'USED' SET o.cancel_reason = ?, c.status = "
            "'AVAILABLE', c.used_at = NULL, c.order_id = NULL WHERE o.id = ?",
};

enum err end_order_query(struct call *call, int64_t id, const char *reason, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_order_query_sql);
    enum err err;

    db_bind_str(st, reason);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql order_being_paid_query_sql = {
    .name = "order_being_paid_query",
    .text = "SELECT id FROM payments WHERE order_id = ? AND status = 'PROCESSING' LIMIT "
            "1",
};

enum err order_being_paid_query(struct call *call, int64_t order_id,
                                struct order_being_paid_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &order_being_paid_query_sql);
    struct order_being_paid_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, order_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        order_being_paid_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql expired_orders_query_sql = {
    .name = "expired_orders_query",
    .text = "SELECT o.id, o.expires_at FROM orders o WHERE o.status = 'PENDING' AND "
            "o.expires_at < ? AND (o.expires_at > ? OR o.expires_at = ? AND o.id > ?) "
            "AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND "
            "p.status = 'PROCESSING') ORDER BY o.expires_at, o.id LIMIT 100",
};

enum err expired_orders_query(struct call *call, int64_t now, int64_t after, int64_t after_id,
                              struct expired_orders_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &expired_orders_query_sql);
    struct expired_orders_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_time(st, now);
    db_bind_time(st, after);
    db_bind_time(st, after);
    db_bind_i64(st, after_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        expired_orders_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
