/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of timedeal, with what is bound and read.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
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
    {0},
};

const struct sql_set timedeal_sql = {.cases = cases, .lists = lists};
