/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of delivery, with what is bound and read.
 * GENERATED from spec/domains/delivery.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "delivery_status_ship",
        .text = "UPDATE deliveries "
                "SET status = 'SHIPPED' "
                "WHERE id = ? AND status IN ('PREPARING')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_travel",
        .text = "UPDATE deliveries "
                "SET status = 'IN_TRANSIT' "
                "WHERE id = ? AND status IN ('SHIPPED')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_deliver",
        .text = "UPDATE deliveries "
                "SET status = 'DELIVERED' "
                "WHERE id = ? AND status IN ('IN_TRANSIT')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_cancel",
        .text = "UPDATE deliveries "
                "SET status = 'CANCELLED' "
                "WHERE id = ? AND status IN ('PREPARING')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_state",
        .text = "SELECT status FROM deliveries "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set delivery_sql = {.cases = cases, .lists = lists};
