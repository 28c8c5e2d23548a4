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
        .name = "queue_view_find",
        .text = "SELECT t.event_type, t.event_id, t.max_capacity, t.entry_batch_size, "
                "t.entry_interval_seconds, t.is_active, t.activated_at, t.deactivated_at "
                "FROM waiting_queues t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "siiiibtt",
    },
    {
        .name = "place_of_user_query",
        .text = "SELECT q.id, q.event_type, q.event_id, q.is_active, q.entry_batch_size, "
                "q.entry_interval_seconds, e.id, e.user_id, e.entry_token, e.status, "
                "e.version, e.joined_at, e.entered_at, e.expires_at FROM waiting_queues q "
                "LEFT JOIN queue_entries e ON e.id = (SELECT MAX(o.id) FROM queue_entries o "
                "WHERE o.queue_id = q.id AND o.user_id = ?) WHERE q.event_type = ? AND "
                "q.event_id = ?",
        .n_params = 3,
        .kinds = "isibiiisseittt",
    },
    {
        .name = "place_of_token_query",
        .text = "SELECT q.id, q.event_type, q.event_id, q.is_active, q.entry_batch_size, "
                "q.entry_interval_seconds, e.id, e.user_id, e.entry_token, e.status, "
                "e.version, e.joined_at, e.entered_at, e.expires_at FROM queue_entries e "
                "JOIN waiting_queues q ON q.id = e.queue_id WHERE e.entry_token = ?",
        .n_params = 1,
        .kinds = "isibiiisseittt",
    },
    {
        .name = "add_place_query",
        .text = "INSERT INTO queue_entries (queue_id, user_id, entry_token) VALUES (?, ?, ?) "
                "RETURNING id, joined_at",
        .n_params = 3,
        .kinds = "it",
    },
    {
        .name = "end_place_query",
        .text = "UPDATE queue_entries SET status = 'EXPIRED', expired_at = NOW(6), version = "
                "version + 1 WHERE id = ? AND status = 'ENTERED' AND expires_at <= NOW(6)",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "end_places_query",
        .text = "UPDATE waiting_queues q STRAIGHT_JOIN queue_entries e FORCE INDEX "
                "(idx_queue_entries_by_status) ON e.queue_id = q.id AND e.status = 'ENTERED' "
                "AND e.expires_at <= NOW(6) SET e.status = 'EXPIRED', e.expired_at = NOW(6), "
                "e.version = e.version + 1",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "give_up_place_query",
        .text = "UPDATE queue_entries SET status = 'LEFT', left_at = NOW(6), version = "
                "version + 1 WHERE id = ? AND (status = 'WAITING' OR status = 'ENTERED' AND "
                "expires_at > NOW(6))",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "open_queue_of_event_query",
        .text = "INSERT INTO waiting_queues (event_type, event_id, max_capacity, "
                "entry_batch_size, entry_interval_seconds, activated_at) VALUES (?, ?, ?, ?, "
                "?, NOW(6)) ON DUPLICATE KEY UPDATE max_capacity = VALUES(max_capacity), "
                "entry_batch_size = VALUES(entry_batch_size), entry_interval_seconds = "
                "VALUES(entry_interval_seconds), activated_at = IF(is_active, activated_at, "
                "NOW(6)), deactivated_at = NULL, is_active = TRUE RETURNING event_type, "
                "event_id, max_capacity, entry_batch_size, entry_interval_seconds, "
                "is_active, activated_at, deactivated_at",
        .n_params = 5,
        .kinds = "siiiibtt",
    },
    {
        .name = "close_queue_of_event_query",
        .text = "UPDATE waiting_queues SET deactivated_at = IF(is_active, NOW(6), "
                "deactivated_at), is_active = FALSE WHERE event_type = ? AND event_id = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "queue_of_event_query",
        .text = "SELECT event_type, event_id, max_capacity, entry_batch_size, "
                "entry_interval_seconds, is_active, activated_at, deactivated_at FROM "
                "waiting_queues WHERE event_type = ? AND event_id = ?",
        .n_params = 2,
        .kinds = "siiiibtt",
    },
    {
        .name = "find_queue_query",
        .text = "SELECT id, event_type, event_id, is_active, max_capacity, entry_batch_size, "
                "entry_interval_seconds FROM waiting_queues WHERE event_type = ? AND "
                "event_id = ?",
        .n_params = 2,
        .kinds = "isibiii",
    },
    {
        .name = "active_queues_query",
        .text = "SELECT id, event_type, event_id, is_active, max_capacity, entry_batch_size, "
                "entry_interval_seconds FROM waiting_queues WHERE is_active AND id > ? ORDER "
                "BY id LIMIT 1000",
        .n_params = 1,
        .kinds = "isibiii",
    },
    {
        .name = "lock_queue_query",
        .text = "SELECT is_active, max_capacity FROM waiting_queues WHERE id = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "bi",
    },
    {
        .name = "count_places_query",
        .text = "SELECT (SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND status = "
                "'WAITING'), (SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND "
                "status = 'ENTERED' AND expires_at > NOW(6))",
        .n_params = 2,
        .kinds = "ii",
    },
    {
        .name = "count_inside_query",
        .text = "SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND status = "
                "'ENTERED' AND expires_at > NOW(6)",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "waiting_places_query",
        .text = "SELECT id, user_id FROM queue_entries FORCE INDEX "
                "(idx_queue_entries_by_status) WHERE queue_id = ? AND status = 'WAITING' AND "
                "expires_at IS NULL AND id > ? ORDER BY id LIMIT ?",
        .n_params = 3,
        .kinds = "is",
    },
    {
        .name = "inside_places_query",
        .text = "SELECT id, user_id, expires_at FROM queue_entries FORCE INDEX "
                "(idx_queue_entries_by_status) WHERE queue_id = ? AND status = 'ENTERED' AND "
                "expires_at > NOW(6) AND expires_at >= ? AND (expires_at > ? OR id > ?) "
                "ORDER BY expires_at, id LIMIT 1000",
        .n_params = 4,
        .kinds = "ist",
    },
    {
        .name = "last_place_query",
        .text = "SELECT COALESCE(MAX(id), 0) FROM queue_entries",
        .n_params = 0,
        .kinds = "i",
    },
    {
        .name = "last_admission_query",
        .text = "SELECT COALESCE(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', MAX(entered_at)), "
                "0) FROM queue_entries WHERE queue_id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "places_of_ids_query",
        .text = "SELECT e.id, e.user_id, e.status, e.expires_at FROM JSON_TABLE(?, '$[*]' "
                "COLUMNS (id BIGINT PATH '$')) w STRAIGHT_JOIN queue_entries e ON e.id = "
                "w.id LIMIT 10000000",
        .n_params = 1,
        .kinds = "iset",
    },
    {
        .name = "let_in_query",
        .text = "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w STRAIGHT_JOIN "
                "queue_entries e ON e.id = w.id SET e.status = 'ENTERED', e.entered_at = "
                "NOW(6), e.expires_at = NOW(6) + INTERVAL ? SECOND, e.version = e.version + "
                "1 WHERE e.status = 'WAITING'",
        .n_params = 2,
        .kinds = "",
    },
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
