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

static const struct db_constraint order_constraints[] = {
    {.name = "idx_order_number", .err = ERR_ORDER_CREATION_FAILED},
    {.name = "ck_orders_adds_up", .err = ERR_ORDER_CREATION_FAILED},
    {0},
};

static const struct db_constraint order_item_constraints[] = {
    {.name = "fk_order_items_order_id", .err = ERR_ORDER_NOT_FOUND},
    {0},
};

static const struct db_constraint time_deal_purchase_constraints[] = {
    {.name = "uk_time_deal_purchases_purchase_of_order", .err = ERR_TIMEDEAL_SOLD_OUT},
    {.name = "fk_time_deal_purchases_time_deal_product_id", .err = ERR_TIMEDEAL_PRODUCT_NOT_FOUND},
    {.name = "fk_time_deal_purchases_order_id", .err = ERR_ORDER_NOT_FOUND},
    {0},
};

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

void deal_offer_row_fetch(struct db_stmt *st, struct deal_offer_row *ret)
{
    db_get_i64(st, &ret->time_deal_id);
    db_get_i64(st, &ret->product_id);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->deal_price);
    db_get_i64(st, &ret->max_per_user);
    db_get_enum(st, &ret->status, &time_deal_status_names);
    db_get_time(st, &ret->ends_at);
    db_get_bool(st, &ret->requires_queue);
    db_get_i64(st, &ret->bought);
}

void place_in_queue_row_fetch(struct db_stmt *st, struct place_in_queue_row *ret)
{
    db_get_str(st, &ret->user_id);
    db_get_enum(st, &ret->status, &queue_entry_status_names);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
}

void add_deal_order_row_fetch(struct db_stmt *st, struct add_deal_order_row *ret)
{
    db_get_i64(st, &ret->id);
}

void add_deal_order_item_row_fetch(struct db_stmt *st, struct add_deal_order_item_row *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->price);
    db_get_i64(st, &ret->quantity);
    db_get_money(st, &ret->subtotal);
}

void add_purchase_row_fetch(struct db_stmt *st, struct add_purchase_row *ret)
{
    db_get_i64(st, &ret->id);
}

void purchase_of_order_row_fetch(struct db_stmt *st, struct purchase_of_order_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
    db_get_i64(st, &ret->quantity);
    db_get_i64(st, &ret->time_deal_id);
    db_get_i64(st, &ret->product_id);
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

static const struct db_sql time_deal_purchase_view_find_sql = {
    .name = "time_deal_purchase_view_find",
    .text = "SELECT t.id, t.time_deal_product_id, t.quantity, t.purchase_price, "
            "t.purchased_at, time_deal_product.product_id, "
            "time_deal_product_product.name, t.purchase_price * t.quantity, "
            "`order`.order_number "
            "FROM time_deal_purchases t "
            "LEFT JOIN time_deal_products time_deal_product ON time_deal_product.id = "
            "t.time_deal_product_id "
            "LEFT JOIN products time_deal_product_product ON time_deal_product_product.id = "
            "time_deal_product.product_id "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id "
            "WHERE t.id = ?",
};

enum err time_deal_purchase_view_find(struct call *call, int64_t id,
                                      struct time_deal_purchase_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &time_deal_purchase_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        time_deal_purchase_view_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_PRODUCT_NOT_FOUND);
}

static const struct db_sql deal_offer_query_sql = {
    .name = "deal_offer_query",
    .text = "SELECT t.time_deal_id, t.product_id, p.name, t.deal_price, t.max_per_user, "
            "d.status, d.ends_at, d.requires_queue, COALESCE((SELECT SUM(b.quantity) "
            "FROM time_deal_purchases b WHERE b.user_id = ? AND b.time_deal_product_id = "
            "t.id AND b.returned_at IS NULL), 0) FROM time_deal_products t JOIN "
            "time_deals d ON d.id = t.time_deal_id JOIN products p ON p.id = "
            "t.product_id AND p.deleted_at IS NULL WHERE t.id = ?",
};

enum err deal_offer_query(struct call *call, int64_t id, const char *user_id,
                          struct deal_offer_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &deal_offer_query_sql);

    db_bind_str(st, user_id);
    db_bind_i64(st, id);
    if (db_next(st))
        deal_offer_row_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_PRODUCT_NOT_FOUND);
}

static const struct db_sql place_in_queue_query_sql = {
    .name = "place_in_queue_query",
    .text = "SELECT e.user_id, e.status, e.expires_at FROM queue_entries e JOIN "
            "waiting_queues q ON q.id = e.queue_id WHERE e.entry_token = ? AND "
            "q.event_type = 'TIMEDEAL' AND q.event_id = ?",
};

enum err place_in_queue_query(struct call *call, const char *entry_token, int64_t time_deal_id,
                              struct place_in_queue_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &place_in_queue_query_sql);

    db_bind_str(st, entry_token);
    db_bind_i64(st, time_deal_id);
    if (db_next(st))
        place_in_queue_row_fetch(st, ret);
    return db_end(st, ERR_QUEUE_ENTRY_REQUIRED);
}

static const struct db_sql add_deal_order_query_sql = {
    .name = "add_deal_order_query",
    .text = "INSERT INTO orders (order_number, user_id, total_amount, final_amount, "
            "receiver_name, receiver_phone, zip_code, address1, address2, expires_at, "
            "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "RETURNING id",
};

enum err add_deal_order_query(struct call *call, const char *order_number, const char *user_id,
                              int64_t amount, const char *receiver_name, const char *receiver_phone,
                              const char *zip_code, const char *address1, const char *address2,
                              int64_t expires_at, int64_t now, struct add_deal_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &add_deal_order_query_sql);

    db_bind_str(st, order_number);
    db_bind_str(st, user_id);
    db_bind_money(st, amount);
    db_bind_money(st, amount);
    db_bind_str(st, receiver_name);
    db_bind_str(st, receiver_phone);
    db_bind_str(st, zip_code);
    db_bind_str(st, address1);
    db_bind_str(st, address2);
    db_bind_time(st, expires_at);
    db_bind_time(st, now);
    db_bind_time(st, now);
    if (db_next(st))
        add_deal_order_row_fetch(st, ret);
    return db_end_constraints(st, ERR_NOT_FOUND, order_constraints);
}

static const struct db_sql add_deal_order_item_query_sql = {
    .name = "add_deal_order_item_query",
    .text = "INSERT INTO order_items (order_id, product_id, product_name, price, "
            "quantity, subtotal) SELECT ?, p.id, p.name, ?, ?, ? FROM time_deals d "
            "STRAIGHT_JOIN products p ON p.id = ? AND p.deleted_at IS NULL WHERE d.id = "
            "? AND d.status = 'ACTIVE' AND d.ends_at > ? LOCK IN SHARE MODE RETURNING "
            "product_id, product_name, price, quantity, subtotal",
};

enum err add_deal_order_item_query(struct call *call, int64_t order_id, int64_t time_deal_id,
                                   int64_t product_id, int64_t price, int64_t quantity,
                                   int64_t subtotal, int64_t now,
                                   struct add_deal_order_item_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &add_deal_order_item_query_sql);
    struct add_deal_order_item_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, order_id);
    db_bind_money(st, price);
    db_bind_i64(st, quantity);
    db_bind_money(st, subtotal);
    db_bind_i64(st, product_id);
    db_bind_i64(st, time_deal_id);
    db_bind_time(st, now);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        add_deal_order_item_row_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, order_item_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql sell_units_query_sql = {
    .name = "sell_units_query",
    .text = "UPDATE time_deal_products SET sold_quantity = sold_quantity + ? WHERE id = "
            "? AND sold_quantity + ? <= deal_quantity",
};

enum err sell_units_query(struct call *call, int64_t id, int64_t quantity, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &sell_units_query_sql);
    enum err err;

    db_bind_i64(st, quantity);
    db_bind_i64(st, id);
    db_bind_i64(st, quantity);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql add_purchase_query_sql = {
    .name = "add_purchase_query",
    .text = "INSERT INTO time_deal_purchases (user_id, time_deal_product_id, quantity, "
            "purchase_price, order_id, purchased_at) SELECT ?, t.id, ?, ?, ?, ? FROM "
            "time_deal_products t WHERE t.id = ? AND COALESCE((SELECT SUM(b.quantity) "
            "FROM time_deal_purchases b WHERE b.user_id = ? AND b.time_deal_product_id = "
            "t.id AND b.returned_at IS NULL), 0) + ? <= t.max_per_user RETURNING id",
};

enum err add_purchase_query(struct call *call, const char *user_id, int64_t id, int64_t quantity,
                            int64_t price, int64_t order_id, int64_t now,
                            struct add_purchase_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &add_purchase_query_sql);
    struct add_purchase_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, user_id);
    db_bind_i64(st, quantity);
    db_bind_money(st, price);
    db_bind_i64(st, order_id);
    db_bind_time(st, now);
    db_bind_i64(st, id);
    db_bind_str(st, user_id);
    db_bind_i64(st, quantity);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        add_purchase_row_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, time_deal_purchase_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
