/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of order, with what is bound and read.
 * GENERATED from spec/domains/order.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "order_http.h"

static const struct sql_case cases[] = {
    {
        .name = "order_by_order_number_own",
        .text = "SELECT t.user_id, t.id "
                "FROM orders t "
                "WHERE t.order_number = ?",
        .n_params = 1,
        .kinds = "si",
    },
    {
        .name = "order_view_items",
        .text = "SELECT parent.n, t.product_id, t.product_name, t.price, t.quantity, "
                "t.subtotal "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN order_items t ON t.order_id = parent.id "
                "ORDER BY parent.n, t.id",
        .n_params = 1,
        .kinds = "iismim",
    },
    {
        .name = "order_view_find",
        .text = "SELECT t.order_number, t.status, t.total_amount, t.discount_amount, "
                "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
                "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
                "t.receiver_phone, t.zip_code, t.address1, t.address2 "
                "FROM orders t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "semmmisttttsssss",
    },
    {
        .name = "order_view_find_own_by_order_number",
        .text = "SELECT t.order_number, t.status, t.total_amount, t.discount_amount, "
                "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
                "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
                "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id, t.user_id "
                "FROM orders t "
                "WHERE t.order_number = ?",
        .n_params = 1,
        .kinds = "semmmisttttsssssis",
    },
    {
        .name = "admin_order_view_items",
        .text = "SELECT parent.n, t.product_id, t.product_name, t.price, t.quantity, "
                "t.subtotal "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN order_items t ON t.order_id = parent.id "
                "ORDER BY parent.n, t.id",
        .n_params = 1,
        .kinds = "iismim",
    },
    {
        .name = "admin_order_view_find_by_order_number",
        .text = "SELECT t.order_number, t.user_id, t.status, t.total_amount, "
                "t.discount_amount, t.final_amount, t.user_coupon_id, t.cancel_reason, "
                "t.cancelled_at, t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
                "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id "
                "FROM orders t "
                "WHERE t.order_number = ?",
        .n_params = 1,
        .kinds = "ssemmmisttttsssssi",
    },
    {
        .name = "admin_order_view_find",
        .text = "SELECT t.order_number, t.user_id, t.status, t.total_amount, "
                "t.discount_amount, t.final_amount, t.user_coupon_id, t.cancel_reason, "
                "t.cancelled_at, t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
                "t.receiver_phone, t.zip_code, t.address1, t.address2 "
                "FROM orders t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ssemmmisttttsssss",
    },
    {
        .name = "lock_order_query",
        .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
                "expires_at FROM orders WHERE id = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "issemit",
    },
    {
        .name = "lock_order_of_number_query",
        .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
                "expires_at FROM orders WHERE order_number = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "issemit",
    },
    {
        .name = "add_order_query",
        .text = "INSERT INTO orders (order_number, user_id, total_amount, final_amount, "
                "receiver_name, receiver_phone, zip_code, address1, address2, expires_at, "
                "created_at, updated_at) VALUES (?, ?, (SELECT COALESCE(SUM(price * "
                "quantity), 0) FROM cart_items WHERE cart_id = ?), total_amount, ?, ?, ?, ?, "
                "?, ?, ?, ?) RETURNING id, total_amount",
        .n_params = 11,
        .kinds = "im",
    },
    {
        .name = "add_order_items_query",
        .text = "INSERT INTO order_items (order_id, product_id, product_name, price, "
                "quantity, subtotal) SELECT ?, i.product_id, i.product_name, i.price, "
                "i.quantity, i.price * i.quantity FROM cart_items i STRAIGHT_JOIN products p "
                "ON p.id = i.product_id AND p.deleted_at IS NULL WHERE i.cart_id = ? ORDER "
                "BY i.id LOCK IN SHARE MODE RETURNING product_id, product_name, price, "
                "quantity, subtotal",
        .n_params = 2,
        .kinds = "ismim",
    },
    {
        .name = "is_cart_too_dear_query",
        .text = "SELECT COALESCE(SUM(price * quantity), 0) > 9999999999.99 FROM cart_items "
                "WHERE cart_id = ?",
        .n_params = 1,
        .kinds = "b",
    },
    {
        .name = "lines_of_order_query",
        .text = "SELECT product_id, quantity FROM order_items WHERE order_id = ? ORDER BY id "
                "LIMIT 100000",
        .n_params = 1,
        .kinds = "ii",
    },
    {
        .name = "end_order_query",
        .text = "UPDATE orders o LEFT JOIN user_coupons c ON c.id = o.user_coupon_id AND "
                "c.order_id = o.id AND c.status = 'USED' SET o.cancel_reason = ?, c.status = "
                "'AVAILABLE', c.used_at = NULL, c.order_id = NULL WHERE o.id = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "order_being_paid_query",
        .text = "SELECT id FROM payments WHERE order_id = ? AND status = 'PROCESSING' LIMIT "
                "1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "expired_orders_query",
        .text = "SELECT o.id, o.expires_at FROM orders o WHERE o.status = 'PENDING' AND "
                "o.expires_at < ? AND (o.expires_at > ? OR o.expires_at = ? AND o.id > ?) "
                "AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.id AND "
                "p.status = 'PROCESSING') ORDER BY o.expires_at, o.id LIMIT 100",
        .n_params = 4,
        .kinds = "it",
    },
    {
        .name = "order_status_confirm",
        .text = "UPDATE orders "
                "SET status = 'CONFIRMED' "
                "WHERE id = ? AND status IN ('PENDING')",
        .n_params = 1,
    },
    {
        .name = "order_status_pay",
        .text = "UPDATE orders "
                "SET status = 'PAID' "
                "WHERE id = ? AND status IN ('CONFIRMED')",
        .n_params = 1,
    },
    {
        .name = "order_status_ship",
        .text = "UPDATE orders "
                "SET status = 'SHIPPING' "
                "WHERE id = ? AND status IN ('PAID')",
        .n_params = 1,
    },
    {
        .name = "order_status_deliver",
        .text = "UPDATE orders "
                "SET status = 'DELIVERED' "
                "WHERE id = ? AND status IN ('SHIPPING')",
        .n_params = 1,
    },
    {
        .name = "order_status_cancel",
        .text = "UPDATE orders "
                "SET cancelled_at = NOW(6), "
                "status = 'CANCELLED' "
                "WHERE id = ? AND status IN ('PENDING')",
        .n_params = 1,
    },
    {
        .name = "order_status_refund",
        .text = "UPDATE orders "
                "SET cancelled_at = NOW(6), "
                "status = 'REFUNDED' "
                "WHERE id = ? AND status IN ('PAID')",
        .n_params = 1,
    },
    {
        .name = "order_status_abandon",
        .text = "UPDATE orders "
                "SET cancelled_at = NOW(6), "
                "status = 'REFUNDED' "
                "WHERE id = ? AND status IN ('CONFIRMED')",
        .n_params = 1,
    },
    {
        .name = "order_status_state",
        .text = "SELECT status FROM orders "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_orders_def,
        .kinds = "semmmisttttsssssi",
        .conditions =
            (const char *const[]){
                "t.user_id = ?",
                "t.status = ?",
            },
        .n_conditions = 2,
    },
    {
        .def = &list_all_orders_def,
        .kinds = "ssemmmisttttsssssi",
        .conditions =
            (const char *const[]){
                "t.status = ?",
                "t.order_number LIKE ? OR t.user_id LIKE ? OR t.receiver_name LIKE ?",
            },
        .n_conditions = 2,
    },
    {0},
};

const struct sql_set order_sql = {.cases = cases, .lists = lists};
