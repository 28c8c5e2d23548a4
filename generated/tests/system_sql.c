/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of system, with what is bound and read.
 * GENERATED from spec/domains/system.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "forget_old_idempotency_keys_query",
        .text = "DELETE FROM idempotency_keys WHERE created_at < NOW(6) - INTERVAL 24 HOUR "
                "LIMIT 1000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "forget_published_events_query",
        .text = "DELETE FROM outbox_events WHERE published_at < NOW(6) - INTERVAL 7 DAY "
                "LIMIT 1000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "forget_processed_events_query",
        .text = "DELETE FROM processed_events WHERE processed_at < NOW(6) - INTERVAL 30 DAY "
                "LIMIT 1000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "saga_status_complete",
        .text = "UPDATE saga_states "
                "SET completed_at = NOW(6), "
                "status = 'COMPLETED' "
                "WHERE id = ? AND status IN ('STARTED')",
        .n_params = 1,
    },
    {
        .name = "saga_status_compensate",
        .text = "UPDATE saga_states "
                "SET status = 'COMPENSATING' "
                "WHERE id = ? AND status IN ('STARTED')",
        .n_params = 1,
    },
    {
        .name = "saga_status_fail",
        .text = "UPDATE saga_states "
                "SET completed_at = NOW(6), "
                "status = 'FAILED' "
                "WHERE id = ? AND status IN ('COMPENSATING')",
        .n_params = 1,
    },
    {
        .name = "saga_status_give_up",
        .text = "UPDATE saga_states "
                "SET status = 'COMPENSATION_FAILED' "
                "WHERE id = ? AND status IN ('COMPENSATING')",
        .n_params = 1,
    },
    {
        .name = "saga_status_retry",
        .text = "UPDATE saga_states "
                "SET status = 'COMPENSATING' "
                "WHERE id = ? AND status IN ('COMPENSATION_FAILED')",
        .n_params = 1,
    },
    {
        .name = "saga_status_state",
        .text = "SELECT status FROM saga_states "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set system_sql = {.cases = cases, .lists = lists};
