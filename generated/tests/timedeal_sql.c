/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of timedeal, with what is bound and read.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "timedeal_http.h"

static const struct sql_case cases[] = {
    {
        .name = "time_deal_view_products",
        .text = "SELECT parent.n, t.id, t.product_id, t.deal_price, t.deal_quantity, "
                "t.sold_quantity, t.max_per_user, product.name, product.price, "
                "t.deal_quantity - t.sold_quantity "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN time_deal_products t "
                "LEFT JOIN products product ON product.id = t.product_id "
                "ON t.time_deal_id = parent.id "
                "ORDER BY parent.n, t.id",
        .n_params = 1,
        .kinds = "iiimiiismi",
    },
    {
        .name = "time_deal_view_find",
        .text = "SELECT t.id, t.name, t.description, t.status, t.starts_at, t.ends_at, "
                "t.requires_queue "
                "FROM time_deals t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issettb",
    },
    {
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
        .n_params = 1,
        .kinds = "iiimtisms",
    },
    {
        .name = "deal_offer_query",
        .text = "SELECT t.time_deal_id, t.product_id, p.name, t.deal_price, t.max_per_user, "
                "d.status, d.ends_at, d.requires_queue, COALESCE((SELECT SUM(b.quantity) "
                "FROM time_deal_purchases b WHERE b.user_id = ? AND b.time_deal_product_id = "
                "t.id AND b.returned_at IS NULL), 0) FROM time_deal_products t JOIN "
                "time_deals d ON d.id = t.time_deal_id JOIN products p ON p.id = "
                "t.product_id AND p.deleted_at IS NULL WHERE t.id = ?",
        .n_params = 2,
        .kinds = "iismietbi",
    },
    {
        .name = "place_in_queue_query",
        .text = "SELECT e.user_id, e.status, e.expires_at FROM queue_entries e JOIN "
                "waiting_queues q ON q.id = e.queue_id WHERE e.entry_token = ? AND "
                "q.event_type = 'TIMEDEAL' AND q.event_id = ?",
        .n_params = 2,
        .kinds = "set",
    },
    {
        .name = "add_deal_order_query",
        .text = "INSERT INTO orders (order_number, user_id, total_amount, final_amount, "
                "receiver_name, receiver_phone, zip_code, address1, address2, expires_at, "
                "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "RETURNING id",
        .n_params = 12,
        .kinds = "i",
    },
    {
        .name = "add_deal_order_item_query",
        .text = "INSERT INTO order_items (order_id, product_id, product_name, price, "
                "quantity, subtotal) SELECT ?, p.id, p.name, ?, ?, ? FROM time_deals d "
                "STRAIGHT_JOIN products p ON p.id = ? AND p.deleted_at IS NULL WHERE d.id = "
                "? AND d.status = 'ACTIVE' AND d.ends_at > ? LOCK IN SHARE MODE RETURNING "
                "product_id, product_name, price, quantity, subtotal",
        .n_params = 7,
        .kinds = "ismim",
    },
    {
        .name = "sell_units_query",
        .text = "UPDATE time_deal_products SET sold_quantity = sold_quantity + ? WHERE id = "
                "? AND sold_quantity + ? <= deal_quantity",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "add_purchase_query",
        .text = "INSERT INTO time_deal_purchases (user_id, time_deal_product_id, quantity, "
                "purchase_price, order_id, purchased_at) SELECT ?, t.id, ?, ?, ?, ? FROM "
                "time_deal_products t WHERE t.id = ? AND COALESCE((SELECT SUM(b.quantity) "
                "FROM time_deal_purchases b WHERE b.user_id = ? AND b.time_deal_product_id = "
                "t.id AND b.returned_at IS NULL), 0) + ? <= t.max_per_user RETURNING id",
        .n_params = 8,
        .kinds = "i",
    },
    {
        .name = "purchase_of_order_query",
        .text = "SELECT b.id, b.user_id, b.quantity, t.time_deal_id, t.product_id FROM "
                "time_deal_purchases b JOIN time_deal_products t ON t.id = "
                "b.time_deal_product_id WHERE b.order_id = ?",
        .n_params = 1,
        .kinds = "isiii",
    },
    {
        .name = "return_units_query",
        .text = "UPDATE time_deal_purchases b STRAIGHT_JOIN time_deal_products t ON t.id = "
                "b.time_deal_product_id SET b.returned_at = ?, t.sold_quantity = "
                "t.sold_quantity - b.quantity WHERE b.id = ? AND b.returned_at IS NULL",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "hold_deal_query",
        .text = "SELECT status FROM time_deals WHERE id = ? LOCK IN SHARE MODE",
        .n_params = 1,
        .kinds = "e",
    },
    {
        .name = "lock_deal_query",
        .text = "SELECT status, name, starts_at, ends_at FROM time_deals WHERE id = ? FOR "
                "UPDATE",
        .n_params = 1,
        .kinds = "estt",
    },
    {
        .name = "unsold_units_query",
        .text = "SELECT product_id, deal_quantity - sold_quantity FROM time_deal_products "
                "WHERE time_deal_id = ? ORDER BY product_id LIMIT 1000 FOR UPDATE",
        .n_params = 1,
        .kinds = "ii",
    },
    {
        .name = "lock_stock_of_products_query",
        .text = "SELECT i.product_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
                "wanted STRAIGHT_JOIN inventory i ON i.product_id = wanted.id LIMIT 1000 FOR "
                "UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "missing_products_query",
        .text = "SELECT wanted.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
                "wanted LEFT JOIN products p ON p.id = wanted.id AND p.deleted_at IS NULL "
                "WHERE p.id IS NULL LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "deals_at_that_time_query",
        .text = "SELECT t.product_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
                "wanted STRAIGHT_JOIN time_deal_products t ON t.product_id = wanted.id "
                "STRAIGHT_JOIN time_deals d ON d.id = t.time_deal_id AND d.status IN "
                "('SCHEDULED', 'ACTIVE') AND d.starts_at < ? AND d.ends_at > ? LIMIT 1",
        .n_params = 3,
        .kinds = "i",
    },
    {
        .name = "add_time_deal_query",
        .text = "INSERT INTO time_deals (name, description, status, starts_at, ends_at, "
                "requires_queue) VALUES (?, ?, ?, ?, ?, ?)",
        .n_params = 6,
        .kinds = "",
    },
    {
        .name = "add_time_deal_products_query",
        .text = "INSERT INTO time_deal_products (time_deal_id, product_id, deal_price, "
                "deal_quantity, max_per_user) SELECT ?, p.id, p.price, p.quantity, p.at_most "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS ( n FOR ORDINALITY, id BIGINT PATH "
                "'$[0]', price DECIMAL(12,2) PATH '$[1]', quantity INT PATH '$[2]', at_most "
                "INT PATH '$[3]')) p ORDER BY p.n",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "due_time_deals_query",
        .text = "SELECT id, status, starts_at AS due_at FROM time_deals WHERE status = "
                "'SCHEDULED' AND starts_at <= ? UNION ALL SELECT id, status, ends_at FROM "
                "time_deals WHERE status = 'ACTIVE' AND ends_at <= ? ORDER BY due_at, id "
                "LIMIT 100",
        .n_params = 2,
        .kinds = "iet",
    },
    {
        .name = "products_of_deal_query",
        .text = "SELECT id, product_id FROM time_deal_products WHERE time_deal_id = ? ORDER "
                "BY id LIMIT 1000",
        .n_params = 1,
        .kinds = "ii",
    },
    {
        .name = "products_on_deal_query",
        .text = "SELECT t.id, t.time_deal_id, t.product_id FROM time_deals d JOIN "
                "time_deal_products t ON t.time_deal_id = d.id WHERE d.status = 'ACTIVE' AND "
                "t.id > ? ORDER BY t.id LIMIT 100",
        .n_params = 1,
        .kinds = "iii",
    },
    {
        .name = "count_units_query",
        .text = "SELECT t.id, d.status, d.ends_at, t.deal_quantity - t.sold_quantity - "
                "COALESCE((SELECT SUM(e.quantity) FROM JSON_TABLE(?, '$[*]' COLUMNS (number "
                "VARCHAR(21) PATH '$[0]', is_return INT PATH '$[1]', quantity BIGINT PATH "
                "'$[2]')) e LEFT JOIN orders o ON o.order_number = e.number COLLATE "
                "utf8mb4_nopad_bin LEFT JOIN time_deal_purchases b ON b.order_id = o.id "
                "WHERE IF(e.is_return, b.returned_at IS NOT NULL, b.id IS NULL)), 0) FROM "
                "time_deal_products t JOIN time_deals d ON d.id = t.time_deal_id WHERE "
                "t.time_deal_id = ? AND t.product_id = ?",
        .n_params = 3,
        .kinds = "ieti",
    },
    {
        .name = "entries_left_behind_query",
        .text = "SELECT e.number, e.is_return, e.quantity, e.user_id, IF(e.is_return, "
                "b.returned_at IS NOT NULL, b.id IS NOT NULL) FROM JSON_TABLE(?, '$[*]' "
                "COLUMNS (number VARCHAR(21) PATH '$[0]', is_return INT PATH '$[1]', "
                "quantity BIGINT PATH '$[2]', user_id VARCHAR(64) PATH '$[3]', age_ms BIGINT "
                "PATH '$[4]')) e LEFT JOIN orders o ON o.order_number = e.number COLLATE "
                "utf8mb4_nopad_bin LEFT JOIN time_deal_purchases b ON b.order_id = o.id "
                "WHERE e.age_ms > ? LIMIT 1000",
        .n_params = 2,
        .kinds = "sbisb",
    },
    {
        .name = "buyers_of_deal_query",
        .text = "SELECT user_id, SUM(IF(returned_at IS NULL, quantity, 0)) FROM "
                "time_deal_purchases WHERE time_deal_product_id = ? AND user_id > ? GROUP BY "
                "user_id ORDER BY user_id LIMIT 500",
        .n_params = 2,
        .kinds = "si",
    },
    {
        .name = "time_deal_status_start",
        .text = "UPDATE time_deals "
                "SET status = 'ACTIVE' "
                "WHERE id = ? AND status IN ('SCHEDULED')",
        .n_params = 1,
    },
    {
        .name = "time_deal_status_end",
        .text = "UPDATE time_deals "
                "SET status = 'ENDED' "
                "WHERE id = ? AND status IN ('ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "time_deal_status_cancel",
        .text = "UPDATE time_deals "
                "SET status = 'CANCELLED' "
                "WHERE id = ? AND status IN ('SCHEDULED', 'ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "time_deal_status_state",
        .text = "SELECT status FROM time_deals "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_active_time_deals_def,
        .kinds = "issettbi",
    },
    {
        .def = &list_my_time_deal_purchases_def,
        .kinds = "iiimtisms",
        .conditions =
            (const char *const[]){
                "t.user_id = ?",
            },
        .n_conditions = 1,
    },
    {
        .def = &list_all_time_deals_def,
        .kinds = "issettbi",
    },
    {0},
};

const struct sql_set timedeal_sql = {.cases = cases, .lists = lists};
