/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of system, a function each: bind, run, read.
 * GENERATED from spec/domains/system.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void saga_view_fetch(struct db_stmt *st, struct saga_view *ret)
{
    db_get_str(st, &ret->saga_id);
    db_get_str(st, &ret->order_number);
    db_get_enum(st, &ret->current_step, &saga_step_names);
    db_get_enum(st, &ret->status, &saga_status_names);
    db_get_json(st, &ret->completed_steps);
    db_get_opt_str(st, &ret->last_error_message_presence, &ret->last_error_message);
    db_get_i64(st, &ret->compensation_attempts);
    db_get_time(st, &ret->started_at);
    db_get_opt_time(st, &ret->completed_at_presence, &ret->completed_at);
}

void dead_letter_summary_fetch(struct db_stmt *st, struct dead_letter_summary *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->consumer);
    db_get_str(st, &ret->event_id);
    db_get_opt_str(st, &ret->type_presence, &ret->type);
    db_get_str(st, &ret->topic);
    db_get_i64(st, &ret->topic_partition);
    db_get_i64(st, &ret->topic_offset);
    db_get_opt_str(st, &ret->message_key_presence, &ret->message_key);
    db_get_i64(st, &ret->attempts);
    db_get_str(st, &ret->code);
    db_get_opt_str(st, &ret->cause_presence, &ret->cause);
    db_get_time(st, &ret->failed_at);
    db_get_opt_time(st, &ret->replayed_at_presence, &ret->replayed_at);
}

void dead_letter_view_fetch(struct db_stmt *st, struct dead_letter_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->consumer);
    db_get_str(st, &ret->event_id);
    db_get_opt_str(st, &ret->type_presence, &ret->type);
    db_get_str(st, &ret->topic);
    db_get_i64(st, &ret->topic_partition);
    db_get_i64(st, &ret->topic_offset);
    db_get_opt_str(st, &ret->message_key_presence, &ret->message_key);
    db_get_opt_json(st, &ret->payload_presence, &ret->payload);
    db_get_bool(st, &ret->is_base64);
    db_get_json(st, &ret->headers);
    db_get_i64(st, &ret->attempts);
    db_get_str(st, &ret->code);
    db_get_opt_str(st, &ret->cause_presence, &ret->cause);
    db_get_time(st, &ret->failed_at);
    db_get_opt_time(st, &ret->replayed_at_presence, &ret->replayed_at);
}

void stored_saga_fetch(struct db_stmt *st, struct stored_saga *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->saga_id);
    db_get_str(st, &ret->saga);
    db_get_i64(st, &ret->order_id);
    db_get_str(st, &ret->order_number);
    db_get_str(st, &ret->current_step);
    db_get_enum(st, &ret->status, &saga_status_names);
    db_get_json(st, &ret->completed_steps);
    db_get_i64(st, &ret->compensation_attempts);
    db_get_opt_str(st, &ret->reason_presence, &ret->reason);
    db_get_opt_i64(st, &ret->request_id_presence, &ret->request_id);
    db_get_i64(st, &ret->version);
    db_get_opt_str(st, &ret->lease_owner_presence, &ret->lease_owner);
    db_get_bool(st, &ret->is_leased);
    db_get_opt_i64(st, &ret->driven_us_presence, &ret->driven_us);
}

void saga_owners_row_fetch(struct db_stmt *st, struct saga_owners_row *ret)
{
    db_get_str(st, &ret->owner);
}

void count_sagas_row_fetch(struct db_stmt *st, struct count_sagas_row *ret)
{
    db_get_i64(st, &ret->failed);
    db_get_i64(st, &ret->compensating);
    db_get_i64(st, &ret->overdue);
}

static const struct db_sql saga_view_find_by_saga_id_sql = {
    .name = "saga_view_find_by_saga_id",
    .text = "SELECT t.saga_id, t.order_number, t.current_step, t.status, "
            "t.completed_steps, t.last_error_message, t.compensation_attempts, "
            "t.started_at, t.completed_at "
            "FROM saga_states t "
            "WHERE t.saga_id = ?",
};

enum err saga_view_find_by_saga_id(struct call *call, const char *saga_id, struct saga_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &saga_view_find_by_saga_id_sql);

    db_bind_str(st, saga_id);
    if (db_next(st))
        saga_view_fetch(st, ret);
    return db_end(st, ERR_SAGA_NOT_FOUND);
}

static const struct db_sql saga_view_find_sql = {
    .name = "saga_view_find",
    .text = "SELECT t.saga_id, t.order_number, t.current_step, t.status, "
            "t.completed_steps, t.last_error_message, t.compensation_attempts, "
            "t.started_at, t.completed_at "
            "FROM saga_states t "
            "WHERE t.id = ?",
};

enum err saga_view_find(struct call *call, int64_t id, struct saga_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &saga_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        saga_view_fetch(st, ret);
    return db_end(st, ERR_SAGA_NOT_FOUND);
}

static const struct db_sql dead_letter_view_find_sql = {
    .name = "dead_letter_view_find",
    .text = "SELECT t.id, t.consumer, t.event_id, t.type, t.topic, t.topic_partition, "
            "t.topic_offset, t.message_key, t.payload, t.is_base64, t.headers, "
            "t.attempts, t.code, t.cause, t.failed_at, t.replayed_at "
            "FROM dead_letters t "
            "WHERE t.id = ?",
};

enum err dead_letter_view_find(struct call *call, int64_t id, struct dead_letter_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &dead_letter_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        dead_letter_view_fetch(st, ret);
    return db_end(st, ERR_DEAD_LETTER_NOT_FOUND);
}

static const struct db_sql add_saga_query_sql = {
    .name = "add_saga_query",
    .text = "INSERT INTO saga_states (saga_id, saga, order_id, order_number, "
            "current_step, status, completed_steps, request_id, lease_owner, "
            "lease_until, driven_since) VALUES (?, ?, ?, ?, ?, 'STARTED', ?, ?, ?, "
            "NOW(6) + INTERVAL ? MICROSECOND, IF(? IS NULL, NULL, NOW(6)))",
};

enum err add_saga_query(struct call *call, const char *saga_id, const char *saga, int64_t order_id,
                        const char *order_number, const char *step, const char *completed,
                        enum presence request_id_presence, int64_t request_id, const char *owner,
                        enum presence lease_us_presence, int64_t lease_us, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_saga_query_sql);
    enum err err;

    db_bind_str(st, saga_id);
    db_bind_str(st, saga);
    db_bind_i64(st, order_id);
    db_bind_str(st, order_number);
    db_bind_str(st, step);
    db_bind_json(st, completed);
    db_bind_opt_i64(st, request_id_presence, request_id);
    db_bind_str(st, owner);
    db_bind_opt_i64(st, lease_us_presence, lease_us);
    db_bind_str(st, owner);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql write_saga_query_sql = {
    .name = "write_saga_query",
    .text = "UPDATE saga_states SET version = version + 1, status = ?, current_step = ?, "
            "completed_steps = ?, compensation_attempts = ?, last_error_message = "
            "COALESCE(?, last_error_message), reason = COALESCE(?, reason), request_id = "
            "?, lease_owner = ?, lease_until = NOW(6) + INTERVAL ? MICROSECOND, "
            "driven_since = IF(lease_until IS NULL, NULL, COALESCE(driven_since, "
            "NOW(6))), completed_at = IF(status IN ('COMPLETED', 'FAILED'), NOW(6), "
            "NULL) WHERE id = ? AND version = ?",
};

enum err write_saga_query(struct call *call, int64_t id, int64_t version, int status,
                          const char *step, const char *completed, int64_t attempts,
                          const char *error, const char *reason, enum presence request_id_presence,
                          int64_t request_id, const char *owner, enum presence lease_us_presence,
                          int64_t lease_us, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &write_saga_query_sql);
    enum err err;

    db_bind_enum(st, status, &saga_status_names);
    db_bind_str(st, step);
    db_bind_json(st, completed);
    db_bind_i64(st, attempts);
    db_bind_str(st, error);
    db_bind_str(st, reason);
    db_bind_opt_i64(st, request_id_presence, request_id);
    db_bind_str(st, owner);
    db_bind_opt_i64(st, lease_us_presence, lease_us);
    db_bind_i64(st, id);
    db_bind_i64(st, version);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql lock_newest_saga_query_sql = {
    .name = "lock_newest_saga_query",
    .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
            "completed_steps, compensation_attempts, reason, request_id, version, "
            "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
            "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
            "order_id = ? AND saga = ? ORDER BY id DESC LIMIT 1 FOR UPDATE",
};

enum err lock_newest_saga_query(struct call *call, const char *saga, int64_t order_id,
                                struct stored_saga *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_newest_saga_query_sql);

    db_bind_i64(st, order_id);
    db_bind_str(st, saga);
    if (db_next(st))
        stored_saga_fetch(st, ret);
    return db_end(st, ERR_SAGA_NOT_FOUND);
}

static const struct db_sql lock_first_saga_query_sql = {
    .name = "lock_first_saga_query",
    .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
            "completed_steps, compensation_attempts, reason, request_id, version, "
            "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
            "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
            "order_id = ? ORDER BY id LIMIT 1 FOR UPDATE",
};

enum err lock_first_saga_query(struct call *call, int64_t order_id, struct stored_saga *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_first_saga_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        stored_saga_fetch(st, ret);
    return db_end(st, ERR_SAGA_NOT_FOUND);
}

static const struct db_sql find_saga_query_sql = {
    .name = "find_saga_query",
    .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
            "completed_steps, compensation_attempts, reason, request_id, version, "
            "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
            "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
            "saga_id = ?",
};

enum err find_saga_query(struct call *call, const char *saga_id, struct stored_saga *ret)
{
    struct db_stmt *st = db_begin(call->db, &find_saga_query_sql);

    db_bind_str(st, saga_id);
    if (db_next(st))
        stored_saga_fetch(st, ret);
    return db_end(st, ERR_SAGA_NOT_FOUND);
}

static const struct db_sql overdue_sagas_query_sql = {
    .name = "overdue_sagas_query",
    .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
            "completed_steps, compensation_attempts, reason, request_id, version, "
            "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
            "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
            "status IN ('STARTED', 'COMPENSATING') AND lease_until < NOW(6) ORDER BY "
            "lease_until LIMIT ?",
};

enum err overdue_sagas_query(struct call *call, int64_t at_most, struct stored_saga **ret,
                             size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &overdue_sagas_query_sql);
    struct stored_saga *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        stored_saga_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql sagas_of_owner_query_sql = {
    .name = "sagas_of_owner_query",
    .text = "SELECT id, saga_id, saga, order_id, order_number, current_step, status, "
            "completed_steps, compensation_attempts, reason, request_id, version, "
            "lease_owner, lease_owner IS NOT NULL AND lease_until > NOW(6), "
            "TIMESTAMPDIFF(MICROSECOND, driven_since, NOW(6)) FROM saga_states WHERE "
            "status IN ('STARTED', 'COMPENSATING') AND lease_until >= NOW(6) AND "
            "lease_owner = ? LIMIT ?",
};

enum err sagas_of_owner_query(struct call *call, const char *owner, int64_t at_most,
                              struct stored_saga **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &sagas_of_owner_query_sql);
    struct stored_saga *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, owner);
    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        stored_saga_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql saga_owners_query_sql = {
    .name = "saga_owners_query",
    .text = "SELECT DISTINCT lease_owner FROM saga_states WHERE status IN ('STARTED', "
            "'COMPENSATING') AND lease_until >= NOW(6) AND lease_owner IS NOT NULL AND "
            "lease_owner <> ? LIMIT 1000",
};

enum err saga_owners_query(struct call *call, const char *me, struct saga_owners_row **ret,
                           size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &saga_owners_query_sql);
    struct saga_owners_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, me);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        saga_owners_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql count_sagas_query_sql = {
    .name = "count_sagas_query",
    .text = "SELECT COUNT(IF(status = 'COMPENSATION_FAILED', 1, NULL)), COUNT(IF(status "
            "= 'COMPENSATING', 1, NULL)), COUNT(IF(status = 'STARTED' AND driven_since < "
            "NOW(6) - INTERVAL ? MICROSECOND, 1, NULL)) FROM saga_states WHERE status = "
            "'COMPENSATION_FAILED' OR (status IN ('STARTED', 'COMPENSATING') AND "
            "lease_until IS NOT NULL)",
};

enum err count_sagas_query(struct call *call, int64_t overdue_us, struct count_sagas_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_sagas_query_sql);

    db_bind_i64(st, overdue_us);
    if (db_next(st))
        count_sagas_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}
