/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of coupon, with what is bound and read.
 * GENERATED from spec/domains/coupon.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "coupon_of_user_query",
        .text = "SELECT uc.status, uc.expires_at, c.discount_type, c.discount_value, "
                "c.minimum_order_amount, c.maximum_discount_amount FROM user_coupons uc JOIN "
                "coupons c ON c.id = uc.coupon_id WHERE uc.id = ? AND uc.user_id = ?",
        .n_params = 2,
        .kinds = "etemmm",
    },
    {
        .name = "use_coupon_query",
        .text = "UPDATE user_coupons uc JOIN orders o ON o.id = ? SET uc.status = 'USED', "
                "uc.used_at = ?, uc.order_id = o.id, o.user_coupon_id = uc.id, "
                "o.discount_amount = ?, o.final_amount = o.total_amount - ?, o.updated_at = "
                "? WHERE uc.id = ? AND uc.status = 'AVAILABLE' AND uc.expires_at > ?",
        .n_params = 7,
        .kinds = "",
    },
    {
        .name = "coupon_status_exhaust",
        .text = "UPDATE coupons "
                "SET status = 'EXHAUSTED' "
                "WHERE id = ? AND status IN ('ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "coupon_status_expire",
        .text = "UPDATE coupons "
                "SET status = 'EXPIRED' "
                "WHERE id = ? AND status IN ('ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "coupon_status_deactivate",
        .text = "UPDATE coupons "
                "SET status = 'INACTIVE' "
                "WHERE id = ? AND status IN ('ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "coupon_status_state",
        .text = "SELECT status FROM coupons "
                "WHERE id = ?",
        .n_params = 1,
    },
    {
        .name = "user_coupon_status_use",
        .text = "UPDATE user_coupons "
                "SET used_at = NOW(6), "
                "status = 'USED' "
                "WHERE id = ? AND status IN ('AVAILABLE')",
        .n_params = 1,
    },
    {
        .name = "user_coupon_status_give_back",
        .text = "UPDATE user_coupons "
                "SET status = 'AVAILABLE' "
                "WHERE id = ? AND status IN ('USED')",
        .n_params = 1,
    },
    {
        .name = "user_coupon_status_expire",
        .text = "UPDATE user_coupons "
                "SET status = 'EXPIRED' "
                "WHERE id = ? AND status IN ('AVAILABLE')",
        .n_params = 1,
    },
    {
        .name = "user_coupon_status_state",
        .text = "SELECT status FROM user_coupons "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set coupon_sql = {.cases = cases, .lists = lists};
