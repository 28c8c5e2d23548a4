/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of statistics, a function each: bind, run, read.
 * GENERATED from spec/domains/statistics.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void product_statistic_view_fetch(struct db_stmt *st, struct product_statistic_view *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_date(st, &ret->day);
    db_get_i64(st, &ret->sold_quantity);
    db_get_money(st, &ret->sold_amount);
    db_get_i64(st, &ret->refunded_quantity);
    db_get_money(st, &ret->refunded_amount);
    db_get_opt_str(st, &ret->product_name_presence, &ret->product_name);
}

void ranked_product_fetch(struct db_stmt *st, struct ranked_product *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->sold_recently);
}

static const struct db_sql count_sale_query_sql = {
    .name = "count_sale_query",
    .text = "INSERT INTO product_statistics (product_id, day, sold_quantity, "
            "sold_amount) SELECT i.product_id, DATE(p.paid_at), SUM(i.quantity), "
            "SUM(i.subtotal) FROM (SELECT 1) always LEFT JOIN payments p ON "
            "p.payment_number = ? LEFT JOIN order_items i ON i.order_id = p.order_id "
            "GROUP BY i.product_id, DATE(p.paid_at) ORDER BY i.product_id ON DUPLICATE "
            "KEY UPDATE sold_quantity = sold_quantity + VALUES(sold_quantity), "
            "sold_amount = sold_amount + VALUES(sold_amount)",
};

enum err count_sale_query(struct call *call, const char *payment_number, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_sale_query_sql);
    enum err err;

    db_bind_str(st, payment_number);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql count_refund_query_sql = {
    .name = "count_refund_query",
    .text = "INSERT INTO product_statistics (product_id, day, refunded_quantity, "
            "refunded_amount) SELECT i.product_id, DATE(p.refunded_at), SUM(i.quantity), "
            "SUM(i.subtotal) FROM (SELECT 1) always LEFT JOIN orders o ON o.order_number "
            "= ? LEFT JOIN payments p ON p.order_id = o.id AND p.paid_at IS NOT NULL "
            "LEFT JOIN order_items i ON i.order_id = o.id WHERE o.id IS NULL OR p.id IS "
            "NOT NULL GROUP BY i.product_id, DATE(p.refunded_at) ORDER BY i.product_id "
            "ON DUPLICATE KEY UPDATE refunded_quantity = refunded_quantity + "
            "VALUES(refunded_quantity), refunded_amount = refunded_amount + "
            "VALUES(refunded_amount)",
};

enum err count_refund_query(struct call *call, const char *order_number, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_refund_query_sql);
    enum err err;

    db_bind_str(st, order_number);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql rank_products_query_sql = {
    .name = "rank_products_query",
    .text = "INSERT INTO products (id, name, price, sold_recently) SELECT p.id, p.name, "
            "p.price, r.n FROM (SELECT w.product_id, SUM(w.n) AS n FROM (SELECT "
            "product_id, sold_quantity - refunded_quantity AS n FROM product_statistics "
            "WHERE day > CURRENT_DATE - INTERVAL 30 DAY UNION ALL SELECT id, 0 FROM "
            "products WHERE sold_recently <> 0) w GROUP BY w.product_id) r STRAIGHT_JOIN "
            "products p ON p.id = r.product_id WHERE p.sold_recently <> r.n ORDER BY "
            "p.id LIMIT 1000 ON DUPLICATE KEY UPDATE sold_recently = "
            "VALUES(sold_recently), updated_at = products.updated_at RETURNING id, "
            "sold_recently",
};

enum err rank_products_query(struct call *call, struct ranked_product **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &rank_products_query_sql);
    struct ranked_product *rows = NULL;
    size_t n = 0;
    enum err err;

    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        ranked_product_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
