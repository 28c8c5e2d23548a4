/* SPDX-License-Identifier: Apache-2.0 */
/* The statements on job_runs. */
#include "job_record.h"

#include "call.h"
#include "service.h"

#define US_PER_MS 1000

static enum err make(struct call *call, const struct job_info *job)
{
    static const struct db_sql sql = {
        .name = "job_record_make",
        .text = "INSERT INTO job_runs (name) VALUES (?) ON DUPLICATE KEY UPDATE name = name",
    };
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, job->name);
    return db_end(st, ERR_OK);
}

/* A last run in the future was noted before the database's clock was set back. */
static uint64_t wait_us(const struct job_info *job, enum presence presence, int64_t age_us)
{
    int64_t interval_us = (int64_t)job->interval_ms * US_PER_MS;

    if (presence != PRESENCE_VALUE || age_us < 0 || age_us >= interval_us)
        return 0;
    return (uint64_t)(interval_us - age_us);
}

enum err job_record_look(struct call *call, const struct job_info *job, uint64_t *ret_wait_us)
{
    static const struct db_sql sql = {
        .name = "job_record_look",
        .text = "SELECT TIMESTAMPDIFF(MICROSECOND, last_run_at, NOW(6)) FROM job_runs"
                " WHERE name = ?",
    };
    struct db_stmt *st = db_begin(call->db, &sql);
    enum presence presence = PRESENCE_ABSENT;
    int64_t age_us = 0;
    enum err err;

    db_bind_str(st, job->name);
    if (db_next(st))
        db_get_opt_i64(st, &presence, &age_us);
    err = db_end(st, ERR_NOT_FOUND);
    if (err == ERR_NOT_FOUND)
        err = make(call, job);
    if (!err)
        *ret_wait_us = wait_us(job, presence, age_us);
    return err;
}

enum err job_record_raise(struct call *call, const struct job_info *job, bool is_forced,
                          int64_t *ret_fence)
{
    static const struct db_sql sql = {
        .name = "job_record_raise",
        .text = "UPDATE job_runs SET fence = LAST_INSERT_ID(fence + 1) WHERE name = ?"
                " AND (? OR last_run_at IS NULL"
                " OR last_run_at NOT BETWEEN NOW(6) - INTERVAL ? MICROSECOND AND NOW(6))",
    };
    struct db_stmt *st = db_begin(call->db, &sql);
    enum err err;

    db_bind_str(st, job->name);
    db_bind_bool(st, is_forced);
    db_bind_i64(st, (int64_t)job->interval_ms * US_PER_MS);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_fence = db_affected(call->db) ? db_insert_id(call->db) : 0;
    return err;
}

enum err job_record_hold(struct call *call, const struct job_info *job, int64_t fence,
                         bool *ret_is_ours)
{
    static const struct db_sql sql = {
        .name = "job_record_hold",
        .text = "SELECT fence FROM job_runs WHERE name = ? AND fence = ? LOCK IN SHARE MODE",
    };
    struct db_stmt *st = db_begin(call->db, &sql);
    enum err err;

    db_bind_str(st, job->name);
    db_bind_i64(st, fence);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_is_ours = db_affected(call->db) > 0;
    return err;
}

enum err job_record_end(struct call *call, const struct job_info *job, int64_t fence,
                        const struct job_record_end *end, bool *ret_is_ours)
{
    static const struct db_sql sql = {
        .name = "job_record_end",
        .text = "UPDATE job_runs SET last_run_at = NOW(6) - INTERVAL ? MICROSECOND,"
                " last_duration_ms = ?, last_outcome = ?, last_error = ?,"
                " next_run_at = NOW(6) + INTERVAL ? MICROSECOND WHERE name = ? AND fence = ?",
    };
    struct db_stmt *st = db_begin(call->db, &sql);
    int64_t interval_us = (int64_t)job->interval_ms * US_PER_MS;
    int64_t duration_us = (int64_t)end->duration_us;
    enum err err;

    db_bind_i64(st, duration_us);
    db_bind_i64(st, duration_us / US_PER_MS);
    db_bind_str(st, end->outcome);
    db_bind_str(st, end->error);
    db_bind_i64(st, duration_us < interval_us ? interval_us - duration_us : 0);
    db_bind_str(st, job->name);
    db_bind_i64(st, fence);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_is_ours = db_affected(call->db) > 0;
    return err;
}
