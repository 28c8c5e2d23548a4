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

static const struct db_constraint time_deal_constraints[] = {
    {.name = "ck_time_deals_ends_after_start", .err = ERR_TIMEDEAL_INVALID_PERIOD},
    {0},
};

static const struct db_constraint time_deal_product_constraints[] = {
    {.name = "uk_time_deal_products_product_of_deal", .err = ERR_VALIDATION_FAILED},
    {.name = "ck_time_deal_products_never_oversold", .err = ERR_TIMEDEAL_SOLD_OUT},
    {.name = "fk_time_deal_products_time_deal_id", .err = ERR_TIMEDEAL_NOT_FOUND},
    {.name = "fk_time_deal_products_product_id", .err = ERR_PRODUCT_NOT_FOUND},
    {0},
};

void hold_deal_row_fetch(struct db_stmt *st, struct hold_deal_row *ret)
{
    db_get_enum(st, &ret->status, &time_deal_status_names);
}

void lock_deal_row_fetch(struct db_stmt *st, struct lock_deal_row *ret)
{
    db_get_enum(st, &ret->status, &time_deal_status_names);
    db_get_str(st, &ret->name);
    db_get_time(st, &ret->starts_at);
    db_get_time(st, &ret->ends_at);
}

void unsold_units_row_fetch(struct db_stmt *st, struct unsold_units_row *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->unsold);
}

void lock_stock_of_products_row_fetch(struct db_stmt *st, struct lock_stock_of_products_row *ret)
{
    db_get_i64(st, &ret->product_id);
}

void missing_products_row_fetch(struct db_stmt *st, struct missing_products_row *ret)
{
    db_get_i64(st, &ret->product_id);
}

void deals_at_that_time_row_fetch(struct db_stmt *st, struct deals_at_that_time_row *ret)
{
    db_get_i64(st, &ret->product_id);
}

void due_time_deals_row_fetch(struct db_stmt *st, struct due_time_deals_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_enum(st, &ret->status, &time_deal_status_names);
    db_get_time(st, &ret->due_at);
}

void products_of_deal_row_fetch(struct db_stmt *st, struct products_of_deal_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->product_id);
}

void products_on_deal_row_fetch(struct db_stmt *st, struct products_on_deal_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->time_deal_id);
    db_get_i64(st, &ret->product_id);
}

static const struct db_sql purchase_of_order_query_sql = {
    .name = "purchase_of_order_query",
    .text = "SELECT b.id, b.user_id, b.quantity, t.time_deal_id, t.product_id FROM "
            "time_deal_purchases b JOIN time_deal_products t ON t.id = "
            "b.time_deal_product_id WHERE b.order_id = ?",
};

enum err purchase_of_order_query(struct call *call, int64_t order_id,
                                 struct purchase_of_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &purchase_of_order_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        purchase_of_order_row_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_PRODUCT_NOT_FOUND);
}

static const struct db_sql return_units_query_sql = {
    .name = "return_units_query",
    .text = "UPDATE time_deal_purchases b STRAIGHT_JOIN time_deal_products t ON t.id = "
            "b.time_deal_product_id SET b.returned_at = ?, t.sold_quantity = "
            "t.sold_quantity - b.quantity WHERE b.id = ? AND b.returned_at IS NULL",
};

enum err return_units_query(struct call *call, int64_t id, int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &return_units_query_sql);
    enum err err;

    db_bind_time(st, now);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql hold_deal_query_sql = {
    .name = "hold_deal_query",
    .text = "SELECT status FROM time_deals WHERE id = ? LOCK IN SHARE MODE",
};

enum err hold_deal_query(struct call *call, int64_t id, struct hold_deal_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &hold_deal_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        hold_deal_row_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_NOT_FOUND);
}

static const struct db_sql lock_deal_query_sql = {
    .name = "lock_deal_query",
    .text = "SELECT status, name, starts_at, ends_at FROM time_deals WHERE id = ? FOR "
            "UPDATE",
};

enum err lock_deal_query(struct call *call, int64_t id, struct lock_deal_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_deal_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        lock_deal_row_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_NOT_FOUND);
}

static const struct db_sql unsold_units_query_sql = {
    .name = "unsold_units_query",
    .text = "SELECT product_id, deal_quantity - sold_quantity FROM time_deal_products "
            "WHERE time_deal_id = ? ORDER BY product_id LIMIT 1000 FOR UPDATE",
};

enum err unsold_units_query(struct call *call, int64_t time_deal_id, struct unsold_units_row **ret,
                            size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &unsold_units_query_sql);
    struct unsold_units_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, time_deal_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        unsold_units_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql lock_stock_of_products_query_sql = {
    .name = "lock_stock_of_products_query",
    .text = "SELECT i.product_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
            "wanted STRAIGHT_JOIN inventory i ON i.product_id = wanted.id LIMIT 1000 FOR "
            "UPDATE",
};

enum err lock_stock_of_products_query(struct call *call, const char *product_ids,
                                      struct lock_stock_of_products_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &lock_stock_of_products_query_sql);
    struct lock_stock_of_products_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        lock_stock_of_products_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql missing_products_query_sql = {
    .name = "missing_products_query",
    .text = "SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
            "wanted LEFT JOIN products p ON p.id = wanted.id AND p.deleted_at IS NULL "
            "WHERE p.id IS NULL LIMIT 1",
};

enum err missing_products_query(struct call *call, const char *product_ids,
                                struct missing_products_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &missing_products_query_sql);
    struct missing_products_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        missing_products_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql deals_at_that_time_query_sql = {
    .name = "deals_at_that_time_query",
    .text = "SELECT t.product_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
            "wanted STRAIGHT_JOIN time_deal_products t ON t.product_id = wanted.id "
            "STRAIGHT_JOIN time_deals d ON d.id = t.time_deal_id AND d.status IN "
            "('SCHEDULED', 'ACTIVE') AND d.starts_at < ? AND d.ends_at > ? LIMIT 1",
};

enum err deals_at_that_time_query(struct call *call, const char *product_ids, int64_t starts_at,
                                  int64_t ends_at, struct deals_at_that_time_row **ret,
                                  size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &deals_at_that_time_query_sql);
    struct deals_at_that_time_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    db_bind_time(st, ends_at);
    db_bind_time(st, starts_at);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        deals_at_that_time_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql add_time_deal_query_sql = {
    .name = "add_time_deal_query",
    .text = "INSERT INTO time_deals (name, description, status, starts_at, ends_at, "
            "requires_queue) VALUES (?, ?, ?, ?, ?, ?)",
};

enum err add_time_deal_query(struct call *call, const char *name, const char *description,
                             int status, int64_t starts_at, int64_t ends_at, bool requires_queue,
                             uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_time_deal_query_sql);
    enum err err;

    db_bind_str(st, name);
    db_bind_str(st, description);
    db_bind_enum(st, status, &time_deal_status_names);
    db_bind_time(st, starts_at);
    db_bind_time(st, ends_at);
    db_bind_bool(st, requires_queue);
    err = db_end_constraints(st, ERR_OK, time_deal_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql add_time_deal_products_query_sql = {
    .name = "add_time_deal_products_query",
    .text = "INSERT INTO time_deal_products (time_deal_id, product_id, deal_price, "
            "deal_quantity, max_per_user) SELECT ?, p.id, p.price, p.quantity, p.at_most "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS ( n FOR ORDINALITY, id BIGINT PATH "
            "'$[0]', price DECIMAL(12,2) PATH '$[1]', quantity INT PATH '$[2]', at_most "
            "INT PATH '$[3]')) p ORDER BY p.n",
};

enum err add_time_deal_products_query(struct call *call, int64_t time_deal_id, const char *products,
                                      uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_time_deal_products_query_sql);
    enum err err;

    db_bind_i64(st, time_deal_id);
    db_bind_str(st, products);
    err = db_end_constraints(st, ERR_OK, time_deal_product_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql due_time_deals_query_sql = {
    .name = "due_time_deals_query",
    .text = "SELECT id, status, starts_at AS due_at FROM time_deals WHERE status = "
            "'SCHEDULED' AND starts_at <= ? UNION ALL SELECT id, status, ends_at FROM "
            "time_deals WHERE status = 'ACTIVE' AND ends_at <= ? ORDER BY due_at, id "
            "LIMIT 100",
};

enum err due_time_deals_query(struct call *call, int64_t until, struct due_time_deals_row **ret,
                              size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &due_time_deals_query_sql);
    struct due_time_deals_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_time(st, until);
    db_bind_time(st, until);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        due_time_deals_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql products_of_deal_query_sql = {
    .name = "products_of_deal_query",
    .text = "SELECT id, product_id FROM time_deal_products WHERE time_deal_id = ? ORDER "
            "BY id LIMIT 1000",
};

enum err products_of_deal_query(struct call *call, int64_t time_deal_id,
                                struct products_of_deal_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &products_of_deal_query_sql);
    struct products_of_deal_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, time_deal_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        products_of_deal_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql products_on_deal_query_sql = {
    .name = "products_on_deal_query",
    .text = "SELECT t.id, t.time_deal_id, t.product_id FROM time_deals d JOIN "
            "time_deal_products t ON t.time_deal_id = d.id WHERE d.status = 'ACTIVE' AND "
            "t.id > ? ORDER BY t.id LIMIT 100",
};

enum err products_on_deal_query(struct call *call, int64_t after, struct products_on_deal_row **ret,
                                size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &products_on_deal_query_sql);
    struct products_on_deal_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, after);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        products_on_deal_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
