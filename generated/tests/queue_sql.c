/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of queue, with what is bound and read.
 * GENERATED from spec/domains/queue.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "queue_entry_status_admit",
        .text = "UPDATE queue_entries "
                "SET entered_at = NOW(6), "
                "status = 'ENTERED' "
                "WHERE id = ? AND status IN ('WAITING')",
        .n_params = 1,
    },
    {
        .name = "queue_entry_status_expire",
        .text = "UPDATE queue_entries "
                "SET expired_at = NOW(6), "
                "status = 'EXPIRED' "
                "WHERE id = ? AND status IN ('ENTERED')",
        .n_params = 1,
    },
    {
        .name = "queue_entry_status_leave",
        .text = "UPDATE queue_entries "
                "SET left_at = NOW(6), "
                "status = 'LEFT' "
                "WHERE id = ? AND status IN ('WAITING', 'ENTERED')",
        .n_params = 1,
    },
    {
        .name = "queue_entry_status_state",
        .text = "SELECT status FROM queue_entries "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set queue_sql = {.cases = cases, .lists = lists};
