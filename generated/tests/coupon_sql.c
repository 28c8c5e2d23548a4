/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of coupon, with what is bound and read.
 * GENERATED from spec/domains/coupon.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "coupon_http.h"

static const struct sql_case cases[] = {
    {
        .name = "coupon_view_find",
        .text = "SELECT t.id, t.code, t.name, t.description, t.discount_type, "
                "t.discount_value, t.minimum_order_amount, t.maximum_discount_amount, "
                "t.total_quantity, t.issued_quantity, "
                "IF(t.status = 'ACTIVE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
                "t.starts_at, t.expires_at, t.created_at, "
                "t.total_quantity - t.issued_quantity "
                "FROM coupons t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "isssemmmiiettti",
    },
    {
        .name = "user_coupon_view_find",
        .text = "SELECT t.id, t.coupon_id, "
                "IF(t.status = 'AVAILABLE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
                "t.issued_at, t.used_at, t.expires_at, coupon.code, coupon.name, "
                "coupon.discount_type, coupon.discount_value, coupon.minimum_order_amount, "
                "coupon.maximum_discount_amount, `order`.order_number "
                "FROM user_coupons t "
                "LEFT JOIN coupons coupon ON coupon.id = t.coupon_id "
                "LEFT JOIN orders `order` ON `order`.id = t.order_id "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "iietttssemmms",
    },
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
        .name = "coupon_facts_query",
        .text = "SELECT code, name, discount_type, discount_value, minimum_order_amount, "
                "maximum_discount_amount, status, starts_at, expires_at FROM coupons WHERE "
                "id = ?",
        .n_params = 1,
        .kinds = "ssemmmett",
    },
    {
        .name = "add_coupon_query",
        .text = "INSERT INTO coupons (code, name, description, discount_type, "
                "discount_value, minimum_order_amount, maximum_discount_amount, "
                "total_quantity, starts_at, expires_at, created_at, updated_at) VALUES (?, "
                "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        .n_params = 12,
        .kinds = "",
    },
    {
        .name = "end_issue_query",
        .text = "UPDATE coupons SET status = 'INACTIVE', updated_at = NOW(6) WHERE id = ? "
                "AND status = 'ACTIVE'",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "lock_coupon_query",
        .text = "SELECT id, total_quantity, issued_quantity, status, expires_at FROM coupons "
                "WHERE id = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "iiiet",
    },
    {
        .name = "lock_coupons_query",
        .text = "SELECT c.id, c.total_quantity, c.issued_quantity, c.status, c.expires_at "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted "
                "STRAIGHT_JOIN coupons c ON c.id = wanted.id ORDER BY c.id LIMIT 1000 FOR "
                "UPDATE",
        .n_params = 1,
        .kinds = "iiiet",
    },
    {
        .name = "add_user_coupons_query",
        .text = "INSERT INTO user_coupons (user_id, coupon_id, issued_at, expires_at) SELECT "
                "wanted.user_id, ?, ?, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
                "ORDINALITY, user_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE "
                "utf8mb4_nopad_bin PATH '$')) wanted WHERE NOT EXISTS (SELECT 1 FROM "
                "user_coupons has WHERE has.user_id = wanted.user_id AND has.coupon_id = ?) "
                "GROUP BY wanted.user_id ORDER BY MIN(wanted.n) LIMIT ? RETURNING id, "
                "user_id",
        .n_params = 6,
        .kinds = "is",
    },
    {
        .name = "count_issued_query",
        .text = "UPDATE coupons SET status = IF(issued_quantity + ? = total_quantity, "
                "'EXHAUSTED', status), issued_quantity = issued_quantity + ?, updated_at = "
                "NOW(6) WHERE id = ?",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "holders_among_query",
        .text = "SELECT has.user_id FROM JSON_TABLE(?, '$[*]' COLUMNS (user_id VARCHAR(64) "
                "CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$')) wanted "
                "STRAIGHT_JOIN user_coupons has ON has.user_id = wanted.user_id AND "
                "has.coupon_id = ? LIMIT 1000000",
        .n_params = 2,
        .kinds = "s",
    },
    {
        .name = "users_of_coupon_query",
        .text = "SELECT id, user_id FROM user_coupons WHERE coupon_id = ? AND id > ? ORDER "
                "BY id LIMIT 1000",
        .n_params = 2,
        .kinds = "is",
    },
    {
        .name = "live_coupons_query",
        .text = "SELECT id, total_quantity, issued_quantity, status, expires_at FROM coupons "
                "WHERE id > ? AND status IN ('ACTIVE', 'EXHAUSTED') AND expires_at > ? ORDER "
                "BY id LIMIT 100",
        .n_params = 2,
        .kinds = "iiiet",
    },
    {
        .name = "end_coupons_query",
        .text = "UPDATE coupons SET status = 'EXPIRED', updated_at = NOW(6) WHERE status = "
                "'ACTIVE' AND expires_at <= NOW(6)",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "end_user_coupons_query",
        .text = "UPDATE user_coupons SET status = 'EXPIRED' WHERE status = 'AVAILABLE' AND "
                "expires_at <= ? LIMIT 1000",
        .n_params = 1,
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
    {
        .def = &list_issuable_coupons_def,
        .kinds = "isssemmmiiettti",
    },
    {
        .def = &list_my_coupons_def,
        .kinds = "iietttssemmms",
        .conditions =
            (const char *const[]){
                "t.user_id = ?",
                "(IF(t.status = 'AVAILABLE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status)) = ?",
            },
        .n_conditions = 2,
    },
    {
        .def = &list_all_coupons_def,
        .kinds = "isssemmmiiettti",
    },
    {0},
};

const struct sql_set coupon_sql = {.cases = cases, .lists = lists};
