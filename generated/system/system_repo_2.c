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

void job_view_fetch(struct db_stmt *st, struct job_view *ret)
{
    db_get_str(st, &ret->name);
    db_get_i64(st, &ret->interval_seconds);
    db_get_opt_time(st, &ret->last_run_at_presence, &ret->last_run_at);
    db_get_opt_i64(st, &ret->last_duration_ms_presence, &ret->last_duration_ms);
    db_get_opt_str(st, &ret->last_outcome_presence, &ret->last_outcome);
    db_get_opt_str(st, &ret->last_error_presence, &ret->last_error);
    db_get_opt_time(st, &ret->next_run_at_presence, &ret->next_run_at);
    db_get_opt_i64(st, &ret->progress_done_presence, &ret->progress_done);
    db_get_opt_i64(st, &ret->progress_total_presence, &ret->progress_total);
}

static const struct db_sql job_runs_query_sql = {
    .name = "job_runs_query",
    .text = "SELECT name, 0, last_run_at, last_duration_ms, last_outcome, last_error, "
            "next_run_at, progress_done, progress_total FROM job_runs ORDER BY name "
            "LIMIT 1000",
};

enum err job_runs_query(struct call *call, struct job_view **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &job_runs_query_sql);
    struct job_view *rows = NULL;
    size_t n = 0;
    enum err err;

    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        job_view_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql forget_old_idempotency_keys_query_sql = {
    .name = "forget_old_idempotency_keys_query",
    .text = "DELETE FROM idempotency_keys WHERE created_at < NOW(6) - INTERVAL 24 HOUR "
            "LIMIT 10000",
};

enum err forget_old_idempotency_keys_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &forget_old_idempotency_keys_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql forget_published_events_query_sql = {
    .name = "forget_published_events_query",
    .text = "DELETE FROM outbox_events WHERE published_at < NOW(6) - INTERVAL 7 DAY "
            "LIMIT 10000",
};

enum err forget_published_events_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &forget_published_events_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql forget_processed_events_query_sql = {
    .name = "forget_processed_events_query",
    .text = "DELETE FROM processed_events WHERE processed_at < NOW(6) - INTERVAL 30 DAY "
            "LIMIT 10000",
};

enum err forget_processed_events_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &forget_processed_events_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql note_replay_query_sql = {
    .name = "note_replay_query",
    .text = "UPDATE dead_letters SET replayed_at = NOW(6) WHERE id = ? AND failed_at = ?",
};

enum err note_replay_query(struct call *call, int64_t id, int64_t failed_at, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &note_replay_query_sql);
    enum err err;

    db_bind_i64(st, id);
    db_bind_time(st, failed_at);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
