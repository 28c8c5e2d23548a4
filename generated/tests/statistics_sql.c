/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of statistics, with what is bound and read.
 * GENERATED from spec/domains/statistics.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "statistics_http.h"

static const struct sql_case cases[] = {
    {
        .name = "count_sale_query",
        .text = "INSERT INTO product_statistics (product_id, day, sold_quantity, "
                "sold_amount) SELECT i.product_id, DATE(p.paid_at), SUM(i.quantity), "
                "SUM(i.subtotal) FROM (SELECT 1) always LEFT JOIN payments p ON "
                "p.payment_number = ? LEFT JOIN order_items i ON i.order_id = p.order_id "
                "GROUP BY i.product_id, DATE(p.paid_at) ORDER BY i.product_id ON DUPLICATE "
                "KEY UPDATE sold_quantity = sold_quantity + VALUES(sold_quantity), "
                "sold_amount = sold_amount + VALUES(sold_amount)",
        .n_params = 1,
        .kinds = "",
    },
    {
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
        .n_params = 1,
        .kinds = "",
    },
    {
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
        .n_params = 0,
        .kinds = "ii",
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_product_statistics_def,
        .kinds = "idimims",
        .conditions =
            (const char *const[]){
                "t.product_id = ?",
                "t.day >= ?",
                "t.day <= ?",
            },
        .n_conditions = 3,
    },
    {0},
};

const struct sql_set statistics_sql = {.cases = cases, .lists = lists};
