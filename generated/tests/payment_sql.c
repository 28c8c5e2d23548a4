/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of payment, with what is bound and read.
 * GENERATED from spec/domains/payment.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "payment_http.h"

static const struct sql_case cases[] = {
    {
        .name = "payment_view_find",
        .text = "SELECT t.payment_number, t.order_number, t.amount, t.status, "
                "t.payment_method, t.pg_transaction_id, t.failure_reason, t.paid_at, "
                "t.refunded_at, t.created_at "
                "FROM payments t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ssmeessttt",
    },
    {
        .name = "payment_view_find_own_by_payment_number",
        .text = "SELECT t.payment_number, t.order_number, t.amount, t.status, "
                "t.payment_method, t.pg_transaction_id, t.failure_reason, t.paid_at, "
                "t.refunded_at, t.created_at, t.user_id "
                "FROM payments t "
                "WHERE t.payment_number = ?",
        .n_params = 1,
        .kinds = "ssmeessttts",
    },
    {
        .name = "begin_payment_query",
        .text = "INSERT INTO payments (payment_number, order_id, order_number, user_id, "
                "amount, status, payment_method, request_id, created_at, updated_at) SELECT "
                "?, o.id, o.order_number, o.user_id, o.final_amount, 'PROCESSING', ?, ?, ?, "
                "? FROM orders o WHERE o.order_number = ? AND o.status = 'PENDING' AND (? IS "
                "NULL OR o.user_id = ?) AND (? IS NULL OR o.final_amount = ?) FOR UPDATE "
                "RETURNING id, order_id, user_id, amount",
        .n_params = 10,
        .kinds = "iism",
    },
    {
        .name = "live_payment_of_order_query",
        .text = "SELECT id FROM payments WHERE order_id = ? AND status IN ('PROCESSING', "
                "'COMPLETED') LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "newest_payment_of_order_query",
        .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
                "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
                "request_id, created_at FROM payments WHERE order_id = ? ORDER BY id DESC "
                "LIMIT 1",
        .n_params = 1,
        .kinds = "isissmeessttit",
    },
    {
        .name = "lock_newest_payment_of_order_query",
        .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
                "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
                "request_id, created_at FROM payments WHERE order_id = ? ORDER BY id DESC "
                "LIMIT 1 FOR UPDATE",
        .n_params = 1,
        .kinds = "isissmeessttit",
    },
    {
        .name = "order_of_payment_query",
        .text = "SELECT order_id FROM payments WHERE payment_number = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "lock_payment_of_number_query",
        .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
                "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
                "request_id, created_at FROM payments WHERE payment_number = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "isissmeessttit",
    },
    {
        .name = "approve_payment_query",
        .text = "UPDATE payments SET status = 'COMPLETED', pg_transaction_id = ?, "
                "pg_response = ?, paid_at = ?, updated_at = ? WHERE id = ? AND status = "
                "'PROCESSING'",
        .n_params = 5,
        .kinds = "",
    },
    {
        .name = "refuse_payment_query",
        .text = "UPDATE payments SET status = 'FAILED', failure_reason = ?, pg_response = ?, "
                "updated_at = NOW(6) WHERE id = ? AND status = 'PROCESSING'",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "return_payment_query",
        .text = "UPDATE payments SET status = 'REFUNDED', refunded_at = ?, updated_at = ? "
                "WHERE id = ? AND status = 'COMPLETED'",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "count_refused_payments_query",
        .text = "SELECT COUNT(*) FROM payments WHERE order_id = ? AND status = 'FAILED' AND "
                "pg_response IS NOT NULL",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "note_saga_reason_query",
        .text = "UPDATE saga_states SET reason = ? WHERE id = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "sagas_to_settle_query",
        .text = "SELECT s.order_id, s.saga FROM saga_states s JOIN payments p ON p.order_id "
                "= s.order_id WHERE s.status = 'STARTED' AND s.lease_until < NOW(6) AND "
                "p.updated_at < NOW(6) - INTERVAL 2 SECOND AND ((p.status = 'PROCESSING' AND "
                "s.saga <> 'refund') OR (p.status = 'COMPLETED' AND s.saga = 'refund')) "
                "ORDER BY s.lease_until LIMIT ?",
        .n_params = 1,
        .kinds = "is",
    },
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
    {
        .def = &list_payments_of_order_def,
        .kinds = "ssmeessttt",
        .conditions =
            (const char *const[]){
                "t.order_id = ?",
            },
        .n_conditions = 1,
    },
    {0},
};

const struct sql_set payment_sql = {.cases = cases, .lists = lists};
