/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of payment, with what is bound and read.
 * GENERATED from spec/domains/payment.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "payment_status_process",
        .text = "UPDATE payments "
                "SET status = 'PROCESSING' "
                "WHERE id = ? AND status IN ('PENDING')",
        .n_params = 1,
    },
    {
        .name = "payment_status_complete",
        .text = "UPDATE payments "
                "SET paid_at = NOW(6), "
                "status = 'COMPLETED' "
                "WHERE id = ? AND status IN ('PROCESSING')",
        .n_params = 1,
    },
    {
        .name = "payment_status_fail",
        .text = "UPDATE payments "
                "SET status = 'FAILED' "
                "WHERE id = ? AND status IN ('PROCESSING')",
        .n_params = 1,
    },
    {
        .name = "payment_status_cancel",
        .text = "UPDATE payments "
                "SET status = 'CANCELLED' "
                "WHERE id = ? AND status IN ('PENDING')",
        .n_params = 1,
    },
    {
        .name = "payment_status_refund",
        .text = "UPDATE payments "
                "SET refunded_at = NOW(6), "
                "status = 'REFUNDED' "
                "WHERE id = ? AND status IN ('COMPLETED')",
        .n_params = 1,
    },
    {
        .name = "payment_status_state",
        .text = "SELECT status FROM payments "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set payment_sql = {.cases = cases, .lists = lists};
