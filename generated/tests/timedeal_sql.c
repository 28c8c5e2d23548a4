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
