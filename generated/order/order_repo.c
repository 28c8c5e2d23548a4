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

static const struct db_constraint order_constraints[] = {
    {.name = "idx_order_number", .err = ERR_ORDER_CREATION_FAILED},
    {.name = "ck_orders_adds_up", .err = ERR_ORDER_CREATION_FAILED},
    {0},
};

void order_item_view_fetch(struct db_stmt *st, struct order_item_view *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->price);
    db_get_i64(st, &ret->quantity);
    db_get_money(st, &ret->subtotal);
}

void order_view_fetch(struct db_stmt *st, struct order_view *ret)
{
    db_get_str(st, &ret->order_number);
    db_get_enum(st, &ret->status, &order_status_names);
    db_get_money(st, &ret->total_amount);
    db_get_money(st, &ret->discount_amount);
    db_get_money(st, &ret->final_amount);
    db_get_opt_i64(st, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    db_get_opt_str(st, &ret->cancel_reason_presence, &ret->cancel_reason);
    db_get_opt_time(st, &ret->cancelled_at_presence, &ret->cancelled_at);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_str(st, &ret->shipping_address.receiver_name);
    db_get_str(st, &ret->shipping_address.receiver_phone);
    db_get_str(st, &ret->shipping_address.zip_code);
    db_get_str(st, &ret->shipping_address.address1);
    db_get_opt_str(st, &ret->shipping_address.address2_presence, &ret->shipping_address.address2);
}

void admin_order_view_fetch(struct db_stmt *st, struct admin_order_view *ret)
{
    db_get_str(st, &ret->order_number);
    db_get_str(st, &ret->user_id);
    db_get_enum(st, &ret->status, &order_status_names);
    db_get_money(st, &ret->total_amount);
    db_get_money(st, &ret->discount_amount);
    db_get_money(st, &ret->final_amount);
    db_get_opt_i64(st, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    db_get_opt_str(st, &ret->cancel_reason_presence, &ret->cancel_reason);
    db_get_opt_time(st, &ret->cancelled_at_presence, &ret->cancelled_at);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_str(st, &ret->shipping_address.receiver_name);
    db_get_str(st, &ret->shipping_address.receiver_phone);
    db_get_str(st, &ret->shipping_address.zip_code);
    db_get_str(st, &ret->shipping_address.address1);
    db_get_opt_str(st, &ret->shipping_address.address2_presence, &ret->shipping_address.address2);
}

void lock_order_row_fetch(struct db_stmt *st, struct lock_order_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->order_number);
    db_get_str(st, &ret->user_id);
    db_get_enum(st, &ret->status, &order_status_names);
    db_get_money(st, &ret->final_amount);
    db_get_opt_i64(st, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
}

void add_order_row_fetch(struct db_stmt *st, struct add_order_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_money(st, &ret->total_amount);
}

static const struct db_sql order_view_items_sql = {
    .name = "order_view_items",
    .text = "SELECT parent.n, t.product_id, t.product_name, t.price, t.quantity, "
            "t.subtotal "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN order_items t ON t.order_id = parent.id "
            "ORDER BY parent.n, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err order_view_items(struct call *call, const int64_t *ids, struct order_view *views,
                                 size_t n)
{
    struct db_stmt *st = db_begin(call->db, &order_view_items_sql);
    struct order_item_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_items = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        order_item_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_items++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].items = rows + end;
        end += views[i].n_items;
    }
    return ERR_OK;
}

enum err order_view_load(struct call *call, const int64_t *ids, struct order_view *views, size_t n)
{
    enum err err;

    err = order_view_items(call, ids, views, n);
    if (err)
        return err;
    return ERR_OK;
}

static const struct db_sql admin_order_view_items_sql = {
    .name = "admin_order_view_items",
    .text = "SELECT parent.n, t.product_id, t.product_name, t.price, t.quantity, "
            "t.subtotal "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN order_items t ON t.order_id = parent.id "
            "ORDER BY parent.n, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err admin_order_view_items(struct call *call, const int64_t *ids,
                                       struct admin_order_view *views, size_t n)
{
    struct db_stmt *st = db_begin(call->db, &admin_order_view_items_sql);
    struct order_item_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_items = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        order_item_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_items++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].items = rows + end;
        end += views[i].n_items;
    }
    return ERR_OK;
}

enum err admin_order_view_load(struct call *call, const int64_t *ids,
                               struct admin_order_view *views, size_t n)
{
    enum err err;

    err = admin_order_view_items(call, ids, views, n);
    if (err)
        return err;
    return ERR_OK;
}

static const struct db_sql order_view_find_sql = {
    .name = "order_view_find",
    .text = "SELECT t.order_number, t.status, t.total_amount, t.discount_amount, "
            "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
            "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
            "t.receiver_phone, t.zip_code, t.address1, t.address2 "
            "FROM orders t "
            "WHERE t.id = ?",
};

enum err order_view_find(struct call *call, int64_t id, struct order_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &order_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        order_view_fetch(st, ret);
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    return order_view_load(call, &id, ret, 1);
}

static const struct db_sql order_view_find_own_by_order_number_sql = {
    .name = "order_view_find_own_by_order_number",
    .text = "SELECT t.order_number, t.status, t.total_amount, t.discount_amount, "
            "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
            "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
            "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id, t.user_id "
            "FROM orders t "
            "WHERE t.order_number = ?",
};

enum err order_view_find_own_by_order_number(struct call *call, const char *order_number,
                                             struct order_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &order_view_find_own_by_order_number_sql);
    int64_t id = 0;
    const char *owner = NULL;
    enum err err;

    db_bind_str(st, order_number);
    if (db_next(st)) {
        order_view_fetch(st, ret);
        db_get_i64(st, &id);
        db_get_str(st, &owner);
    }
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_ORDER_USER_MISMATCH;
    return order_view_load(call, &id, ret, 1);
}

static const struct db_sql admin_order_view_find_by_order_number_sql = {
    .name = "admin_order_view_find_by_order_number",
    .text = "SELECT t.order_number, t.user_id, t.status, t.total_amount, "
            "t.discount_amount, t.final_amount, t.user_coupon_id, t.cancel_reason, "
            "t.cancelled_at, t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
            "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id "
            "FROM orders t "
            "WHERE t.order_number = ?",
};

enum err admin_order_view_find_by_order_number(struct call *call, const char *order_number,
                                               struct admin_order_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &admin_order_view_find_by_order_number_sql);
    int64_t id = 0;
    enum err err;

    db_bind_str(st, order_number);
    if (db_next(st)) {
        admin_order_view_fetch(st, ret);
        db_get_i64(st, &id);
    }
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    return admin_order_view_load(call, &id, ret, 1);
}

static const struct db_sql admin_order_view_find_sql = {
    .name = "admin_order_view_find",
    .text = "SELECT t.order_number, t.user_id, t.status, t.total_amount, "
            "t.discount_amount, t.final_amount, t.user_coupon_id, t.cancel_reason, "
            "t.cancelled_at, t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
            "t.receiver_phone, t.zip_code, t.address1, t.address2 "
            "FROM orders t "
            "WHERE t.id = ?",
};

enum err admin_order_view_find(struct call *call, int64_t id, struct admin_order_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &admin_order_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        admin_order_view_fetch(st, ret);
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    return admin_order_view_load(call, &id, ret, 1);
}

static const struct db_sql order_by_order_number_own_sql = {
    .name = "order_by_order_number_own",
    .text = "SELECT t.user_id, t.id "
            "FROM orders t "
            "WHERE t.order_number = ?",
};

enum err order_by_order_number_own(struct call *call, const char *order_number,
                                   int64_t *ret_order_id)
{
    struct db_stmt *st = db_begin(call->db, &order_by_order_number_own_sql);
    const char *owner = NULL;
    int64_t order_id = 0;
    enum err err;

    db_bind_str(st, order_number);
    if (db_next(st)) {
        db_get_str(st, &owner);
        db_get_i64(st, &order_id);
    }
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_ORDER_USER_MISMATCH;
    *ret_order_id = order_id;
    return ERR_OK;
}

static const struct db_sql lock_order_query_sql = {
    .name = "lock_order_query",
    .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
            "expires_at FROM orders WHERE id = ? FOR UPDATE",
};

enum err lock_order_query(struct call *call, int64_t id, struct lock_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_order_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        lock_order_row_fetch(st, ret);
    return db_end(st, ERR_ORDER_NOT_FOUND);
}

static const struct db_sql lock_order_of_number_query_sql = {
    .name = "lock_order_of_number_query",
    .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
            "expires_at FROM orders WHERE order_number = ? FOR UPDATE",
};

enum err lock_order_of_number_query(struct call *call, const char *order_number,
                                    struct lock_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_order_of_number_query_sql);

    db_bind_str(st, order_number);
    if (db_next(st))
        lock_order_row_fetch(st, ret);
    return db_end(st, ERR_ORDER_NOT_FOUND);
}

static const struct db_sql add_order_query_sql = {
    .name = "add_order_query",
    .text = "INSERT INTO orders (order_number, user_id, total_amount, final_amount, "
            "receiver_name, receiver_phone, zip_code, address1, address2, expires_at, "
            "created_at, updated_at) VALUES (?, ?, (SELECT COALESCE(SUM(price * "
            "quantity), 0) FROM cart_items WHERE cart_id = ?), total_amount, ?, ?, ?, ?, "
            "?, ?, ?, ?) RETURNING id, total_amount",
};

enum err add_order_query(struct call *call, const char *order_number, const char *user_id,
                         int64_t cart_id, const char *receiver_name, const char *receiver_phone,
                         const char *zip_code, const char *address1, const char *address2,
                         int64_t expires_at, int64_t now, struct add_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &add_order_query_sql);

    db_bind_str(st, order_number);
    db_bind_str(st, user_id);
    db_bind_i64(st, cart_id);
    db_bind_str(st, receiver_name);
    db_bind_str(st, receiver_phone);
    db_bind_str(st, zip_code);
    db_bind_str(st, address1);
    db_bind_str(st, address2);
    db_bind_time(st, expires_at);
    db_bind_time(st, now);
    db_bind_time(st, now);
    if (db_next(st))
        add_order_row_fetch(st, ret);
    return db_end_constraints(st, ERR_NOT_FOUND, order_constraints);
}
