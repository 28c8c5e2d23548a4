/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of order, with what is bound and read.
 * GENERATED from spec/domains/order.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
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
    {0},
};

const struct sql_set order_sql = {.cases = cases, .lists = lists};
