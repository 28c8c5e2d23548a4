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

void count_units_row_fetch(struct db_stmt *st, struct count_units_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_enum(st, &ret->status, &time_deal_status_names);
    db_get_time(st, &ret->ends_at);
    db_get_i64(st, &ret->units);
}

void entries_left_behind_row_fetch(struct db_stmt *st, struct entries_left_behind_row *ret)
{
    db_get_str(st, &ret->number);
    db_get_bool(st, &ret->is_return);
    db_get_i64(st, &ret->quantity);
    db_get_str(st, &ret->user_id);
    db_get_bool(st, &ret->is_stored);
}

void buyers_of_deal_row_fetch(struct db_stmt *st, struct buyers_of_deal_row *ret)
{
    db_get_str(st, &ret->user_id);
    db_get_i64(st, &ret->units);
}

static const struct db_sql count_units_query_sql = {
    .name = "count_units_query",
    .text = "SELECT t.id, d.status, d.ends_at, t.deal_quantity - t.sold_quantity - "
            "COALESCE((SELECT SUM(e.quantity) FROM JSON_TABLE(?, '$[*]' COLUMNS (number "
            "VARCHAR(21) PATH '$[0]', is_return INT PATH '$[1]', quantity BIGINT PATH "
            "'$[2]')) e LEFT JOIN orders o ON o.order_number = e.number COLLATE "
            "utf8mb4_nopad_bin LEFT JOIN time_deal_purchases b ON b.order_id = o.id "
            "WHERE IF(e.is_return, b.returned_at IS NOT NULL, b.id IS NULL)), 0) FROM "
            "time_deal_products t JOIN time_deals d ON d.id = t.time_deal_id WHERE "
            "t.time_deal_id = ? AND t.product_id = ?",
};

enum err count_units_query(struct call *call, int64_t time_deal_id, int64_t product_id,
                           const char *entries, struct count_units_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_units_query_sql);

    db_bind_str(st, entries);
    db_bind_i64(st, time_deal_id);
    db_bind_i64(st, product_id);
    if (db_next(st))
        count_units_row_fetch(st, ret);
    return db_end(st, ERR_TIMEDEAL_PRODUCT_NOT_FOUND);
}

static const struct db_sql entries_left_behind_query_sql = {
    .name = "entries_left_behind_query",
    .text = "SELECT e.number, e.is_return, e.quantity, e.user_id, IF(e.is_return, "
            "b.returned_at IS NOT NULL, b.id IS NOT NULL) FROM JSON_TABLE(?, '$[*]' "
            "COLUMNS (number VARCHAR(21) PATH '$[0]', is_return INT PATH '$[1]', "
            "quantity BIGINT PATH '$[2]', user_id VARCHAR(64) PATH '$[3]', age_ms BIGINT "
            "PATH '$[4]')) e LEFT JOIN orders o ON o.order_number = e.number COLLATE "
            "utf8mb4_nopad_bin LEFT JOIN time_deal_purchases b ON b.order_id = o.id "
            "WHERE e.age_ms > ? LIMIT 1000",
};

enum err entries_left_behind_query(struct call *call, const char *entries, int64_t age_ms,
                                   struct entries_left_behind_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &entries_left_behind_query_sql);
    struct entries_left_behind_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, entries);
    db_bind_i64(st, age_ms);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        entries_left_behind_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql buyers_of_deal_query_sql = {
    .name = "buyers_of_deal_query",
    .text = "SELECT user_id, SUM(IF(returned_at IS NULL, quantity, 0)) FROM "
            "time_deal_purchases WHERE time_deal_product_id = ? AND user_id > ? GROUP BY "
            "user_id ORDER BY user_id LIMIT 500",
};

enum err buyers_of_deal_query(struct call *call, int64_t id, const char *after,
                              struct buyers_of_deal_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &buyers_of_deal_query_sql);
    struct buyers_of_deal_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, id);
    db_bind_str(st, after);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        buyers_of_deal_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
