/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of system, with what is bound and read.
 * GENERATED from spec/domains/system.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "system_http.h"

static const struct sql_case cases[] = {
    {
        .name = "saga_view_find_by_saga_id",
        .text = "SELECT t.saga_id, t.order_number, t.current_step, t.status, "
                "t.completed_steps, t.last_error_message, t.compensation_attempts, "
                "t.started_at, t.completed_at "
                "FROM saga_states t "
                "WHERE t.saga_id = ?",
        .n_params = 1,
        .kinds = "sseejsitt",
    },
    {
        .name = "saga_view_find",
        .text = "SELECT t.saga_id, t.order_number, t.current_step, t.status, "
                "t.completed_steps, t.last_error_message, t.compensation_attempts, "
                "t.started_at, t.completed_at "
                "FROM saga_states t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "sseejsitt",
    },
    {
        .name = "dead_letter_view_find",
        .text = "SELECT t.id, t.consumer, t.event_id, t.type, t.topic, t.topic_partition, "
                "t.topic_offset, t.message_key, t.payload, t.is_base64, t.headers, "
                "t.attempts, t.code, t.cause, t.failed_at, t.replayed_at "
                "FROM dead_letters t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issssiisjbjisstt",
    },
    {
        .name = "add_saga_query",
        .text = "INSERT INTO saga_states (saga_id, saga, order_id, order_number, "
                "current_step, status, completed_steps, request_id, lease_owner, "
                "lease_until, driven_since) VALUES (?, ?, ?, ?, ?, 'STARTED', ?, ?, ?, "
                "NOW(6) + INTERVAL ? MICROSECOND, IF(? IS NULL, NULL, NOW(6)))",
        .n_params = 10,
        .kinds = "",
    },
    {
        .name = "write_saga_query",
        .text = "UPDATE saga_states SET version = version + 1, status = ?, current_step = ?, "
                "completed_steps = ?, compensation_attempts = ?, last_error_message = "
                "COALESCE(?, last_error_message), reason = COALESCE(?, reason), request_id = "
                "?, lease_owner = ?, lease_until = NOW(6) + INTERVAL ? MICROSECOND, "
                "driven_since = IF(lease_until IS NULL, NULL, COALESCE(driven_since, "
                "NOW(6))), completed_at = IF(status IN ('COMPLETED', 'FAILED'), NOW(6), "
                "NULL) WHERE id = ? AND version = ?",
        .n_params = 11,
        .kinds = "",
    },
    {
        .name = "lock_newest_saga_query",
        .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
                "completed_steps, compensation_attempts, reason, request_id, version, "
                "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
                "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
                "order_id = ? AND saga = ? ORDER BY id DESC LIMIT 1 FOR UPDATE",
        .n_params = 2,
        .kinds = "ississejisiisbi",
    },
    {
        .name = "lock_first_saga_query",
        .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
                "completed_steps, compensation_attempts, reason, request_id, version, "
                "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
                "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
                "order_id = ? ORDER BY id LIMIT 1 FOR UPDATE",
        .n_params = 1,
        .kinds = "ississejisiisbi",
    },
    {
        .name = "find_saga_query",
        .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
                "completed_steps, compensation_attempts, reason, request_id, version, "
                "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
                "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
                "saga_id = ?",
        .n_params = 1,
        .kinds = "ississejisiisbi",
    },
    {
        .name = "overdue_sagas_query",
        .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
                "completed_steps, compensation_attempts, reason, request_id, version, "
                "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
                "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
                "status IN ('STARTED', 'COMPENSATING') AND lease_until < NOW(6) ORDER BY "
                "lease_until LIMIT ?",
        .n_params = 1,
        .kinds = "ississejisiisbi",
    },
    {
        .name = "sagas_of_owner_query",
        .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
                "completed_steps, compensation_attempts, reason, request_id, version, "
                "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
                "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
                "status IN ('STARTED', 'COMPENSATING') AND lease_until >= NOW(6) AND "
                "lease_owner = ? LIMIT ?",
        .n_params = 2,
        .kinds = "ississejisiisbi",
    },
    {
        .name = "saga_owners_query",
        .text = "SELECT DISTINCT lease_owner FROM saga_states WHERE status IN ('STARTED', "
                "'COMPENSATING') AND lease_until >= NOW(6) AND lease_owner IS NOT NULL AND "
                "lease_owner <> ? LIMIT 1000",
        .n_params = 1,
        .kinds = "s",
    },
    {
        .name = "count_sagas_query",
        .text = "SELECT COUNT(IF(status = 'COMPENSATION_FAILED', 1, NULL)), COUNT(IF(status "
                "= 'COMPENSATING', 1, NULL)), COUNT(IF(status = 'STARTED' AND driven_since < "
                "NOW(6) - INTERVAL ? MICROSECOND, 1, NULL)) FROM saga_states WHERE status = "
                "'COMPENSATION_FAILED' OR (status IN ('STARTED', 'COMPENSATING') AND "
                "lease_until IS NOT NULL)",
        .n_params = 1,
        .kinds = "iii",
    },
    {
        .name = "job_runs_query",
        .text = "SELECT name, 0, last_run_at, last_duration_ms, last_outcome, last_error, "
                "next_run_at, progress_done, progress_total FROM job_runs ORDER BY name "
                "LIMIT 1000",
        .n_params = 0,
        .kinds = "sitisstii",
    },
    {
        .name = "forget_old_idempotency_keys_query",
        .text = "DELETE FROM idempotency_keys WHERE created_at < NOW(6) - INTERVAL 24 HOUR "
                "LIMIT 10000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "forget_published_events_query",
        .text = "DELETE FROM outbox_events WHERE published_at < NOW(6) - INTERVAL 7 DAY "
                "LIMIT 10000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "forget_processed_events_query",
        .text = "DELETE FROM processed_events WHERE processed_at < NOW(6) - INTERVAL 30 DAY "
                "LIMIT 10000",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "note_replay_query",
        .text = "UPDATE dead_letters SET replayed_at = NOW(6) WHERE id = ? AND failed_at = ?",
        .n_params = 2,
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
        .name = "saga_status_refuse",
        .text = "UPDATE saga_states "
                "SET completed_at = NOW(6), "
                "status = 'FAILED' "
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
                "WHERE id = ? AND status IN ('STARTED', 'COMPENSATING')",
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
        .name = "saga_status_resume",
        .text = "UPDATE saga_states "
                "SET status = 'STARTED' "
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
    {
        .def = &list_sagas_def,
        .kinds = "sseejsitt",
        .conditions =
            (const char *const[]){
                "t.status = ?",
            },
        .n_conditions = 1,
    },
    {
        .def = &list_dead_letters_def,
        .kinds = "issssiisisstt",
        .conditions =
            (const char *const[]){
                "t.consumer = ?",
                "t.topic = ?",
            },
        .n_conditions = 2,
    },
    {0},
};

const struct sql_set system_sql = {.cases = cases, .lists = lists};
