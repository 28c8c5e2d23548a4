/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of delivery, a function each: bind, run, read.
 * GENERATED from spec/domains/delivery.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint delivery_constraints[] = {
    {.name = "idx_delivery_tracking", .err = ERR_DELIVERY_CREATION_FAILED},
    {.name = "uk_deliveries_of_order", .err = ERR_DELIVERY_CREATION_FAILED},
    {.name = "fk_deliveries_order_id", .err = ERR_ORDER_NOT_FOUND},
    {0},
};

void delivery_history_view_fetch(struct db_stmt *st, struct delivery_history_view *ret)
{
    db_get_str(st, &ret->status);
    db_get_opt_str(st, &ret->location_presence, &ret->location);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_time(st, &ret->created_at);
}

void delivery_view_fetch(struct db_stmt *st, struct delivery_view *ret)
{
    db_get_str(st, &ret->tracking_number);
    db_get_str(st, &ret->order_number);
    db_get_enum(st, &ret->status, &delivery_status_names);
    db_get_opt_str(st, &ret->carrier_presence, &ret->carrier);
    db_get_str(st, &ret->shipping_address);
    db_get_opt_date(st, &ret->estimated_delivery_date_presence, &ret->estimated_delivery_date);
    db_get_opt_date(st, &ret->actual_delivery_date_presence, &ret->actual_delivery_date);
    db_get_str(st, &ret->receiver_name);
    db_get_str(st, &ret->receiver_phone);
}

void order_of_delivery_row_fetch(struct db_stmt *st, struct order_of_delivery_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->order_id);
}

void lock_delivery_row_fetch(struct db_stmt *st, struct lock_delivery_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->tracking_number);
    db_get_str(st, &ret->order_number);
    db_get_enum(st, &ret->status, &delivery_status_names);
    db_get_bool(st, &ret->is_refunded);
}

static const struct db_sql delivery_view_histories_sql = {
    .name = "delivery_view_histories",
    .text = "SELECT parent.n, t.status, t.location, t.description, t.created_at "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN delivery_history t ON t.delivery_id = parent.id "
            "ORDER BY parent.n, t.id DESC, t.id DESC",
};

/* Reads the rows of all views, in the order of the views. */
static enum err delivery_view_histories(struct call *call, const int64_t *ids,
                                        struct delivery_view *views, size_t n)
{
    struct db_stmt *st = db_begin(call->db, &delivery_view_histories_sql);
    struct delivery_history_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_histories = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        delivery_history_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_histories++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].histories = rows + end;
        end += views[i].n_histories;
    }
    return ERR_OK;
}

enum err delivery_view_load(struct call *call, const int64_t *ids, struct delivery_view *views,
                            size_t n)
{
    enum err err;

    err = delivery_view_histories(call, ids, views, n);
    if (err)
        return err;
    return ERR_OK;
}

static const struct db_sql delivery_view_find_own_by_tracking_number_sql = {
    .name = "delivery_view_find_own_by_tracking_number",
    .text = "SELECT t.tracking_number, t.order_number, t.status, t.carrier, "
            "t.shipping_address, t.estimated_delivery_date, t.actual_delivery_date, "
            "`order`.receiver_name, `order`.receiver_phone, t.id, owner1.user_id "
            "FROM deliveries t "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id "
            "JOIN orders owner1 ON owner1.id = t.order_id "
            "WHERE t.tracking_number = ?",
};

enum err delivery_view_find_own_by_tracking_number(struct call *call, const char *tracking_number,
                                                   struct delivery_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &delivery_view_find_own_by_tracking_number_sql);
    int64_t id = 0;
    const char *owner = NULL;
    enum err err;

    db_bind_str(st, tracking_number);
    if (db_next(st)) {
        delivery_view_fetch(st, ret);
        db_get_i64(st, &id);
        db_get_str(st, &owner);
    }
    err = db_end(st, ERR_DELIVERY_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_DELIVERY_NOT_FOUND;
    return delivery_view_load(call, &id, ret, 1);
}

static const struct db_sql delivery_view_find_sql = {
    .name = "delivery_view_find",
    .text = "SELECT t.tracking_number, t.order_number, t.status, t.carrier, "
            "t.shipping_address, t.estimated_delivery_date, t.actual_delivery_date, "
            "`order`.receiver_name, `order`.receiver_phone "
            "FROM deliveries t "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id "
            "WHERE t.id = ?",
};

enum err delivery_view_find(struct call *call, int64_t id, struct delivery_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &delivery_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        delivery_view_fetch(st, ret);
    err = db_end(st, ERR_DELIVERY_NOT_FOUND);
    if (err)
        return err;
    return delivery_view_load(call, &id, ret, 1);
}

static const struct db_sql add_delivery_query_sql = {
    .name = "add_delivery_query",
    .text = "INSERT INTO deliveries (order_id, tracking_number, order_number, status, "
            "shipping_address, estimated_delivery_date) SELECT o.id, ?, o.order_number, "
            "'PREPARING', CONCAT_WS(' ', o.zip_code, o.address1, NULLIF(o.address2, "
            "'')), UTC_DATE() + INTERVAL 3 DAY FROM orders o WHERE o.id = ? AND NOT "
            "EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = o.id)",
};

enum err add_delivery_query(struct call *call, int64_t order_id, const char *tracking_number,
                            uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_delivery_query_sql);
    enum err err;

    db_bind_str(st, tracking_number);
    db_bind_i64(st, order_id);
    err = db_end_constraints(st, ERR_OK, delivery_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql add_delivery_history_query_sql = {
    .name = "add_delivery_history_query",
    .text = "INSERT INTO delivery_history (delivery_id, status, location, description) "
            "VALUES (?, ?, ?, ?)",
};

enum err add_delivery_history_query(struct call *call, int64_t delivery_id, int status,
                                    const char *location, const char *description,
                                    uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_delivery_history_query_sql);
    enum err err;

    db_bind_i64(st, delivery_id);
    db_bind_enum(st, status, &delivery_status_names);
    db_bind_str(st, location);
    db_bind_str(st, description);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql cancel_delivery_of_order_query_sql = {
    .name = "cancel_delivery_of_order_query",
    .text = "UPDATE deliveries SET status = 'CANCELLED' WHERE order_id = ? AND status = "
            "'PREPARING'",
};

enum err cancel_delivery_of_order_query(struct call *call, int64_t order_id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &cancel_delivery_of_order_query_sql);
    enum err err;

    db_bind_i64(st, order_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql order_of_delivery_query_sql = {
    .name = "order_of_delivery_query",
    .text = "SELECT id, order_id FROM deliveries WHERE tracking_number = ?",
};

enum err order_of_delivery_query(struct call *call, const char *tracking_number,
                                 struct order_of_delivery_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &order_of_delivery_query_sql);

    db_bind_str(st, tracking_number);
    if (db_next(st))
        order_of_delivery_row_fetch(st, ret);
    return db_end(st, ERR_DELIVERY_NOT_FOUND);
}

static const struct db_sql lock_delivery_query_sql = {
    .name = "lock_delivery_query",
    .text = "SELECT d.id, d.tracking_number, d.order_number, d.status, EXISTS (SELECT 1 "
            "FROM saga_states s WHERE s.order_id = d.order_id AND s.saga = 'refund' AND "
            "s.status NOT IN ('COMPLETED', 'FAILED')) FROM deliveries d WHERE d.order_id "
            "= ? FOR UPDATE",
};

enum err lock_delivery_query(struct call *call, int64_t order_id, struct lock_delivery_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_delivery_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        lock_delivery_row_fetch(st, ret);
    return db_end(st, ERR_DELIVERY_NOT_FOUND);
}

static const struct db_sql move_delivery_query_sql = {
    .name = "move_delivery_query",
    .text = "UPDATE deliveries SET status = ?, carrier = COALESCE(?, carrier), "
            "actual_delivery_date = IF(status = 'DELIVERED', UTC_DATE(), NULL) WHERE id "
            "= ? AND status = ?",
};

enum err move_delivery_query(struct call *call, int64_t id, int from, int to, const char *carrier,
                             uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &move_delivery_query_sql);
    enum err err;

    db_bind_enum(st, to, &delivery_status_names);
    db_bind_str(st, carrier);
    db_bind_i64(st, id);
    db_bind_enum(st, from, &delivery_status_names);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
