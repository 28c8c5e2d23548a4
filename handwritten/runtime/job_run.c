/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run of a job, from its lock to its outcome.
 *
 * The rule: the deadline of the run is the end of its lease, counted from before the lock was asked
 * for. A commit that is under way then may still come; the fence decides about it.
 */
#include "job_run.h"

#include <string.h>

#include "arena.h"
#include "co.h"
#include "job_record.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "problem.h"
#include "server.h"
#include "value_utf8.h"

#define ASK_US 5000000  /* how long the stores may take before a run begins */
#define NOTE_US 2000000 /* and after it */
#define RELEASES 2      /* tries */
#define ERROR_MAX 500   /* bytes of job_runs.last_error, which counts characters */

struct run {
    struct job_run_slot *slot;
    const struct job_info *job;
    struct call call;
    uint64_t caller_deadline_us; /* 0: none */
    uint64_t began_us, ended_us;
    int64_t fence;
    bool is_lost; /* another run has begun */
    enum err err;
};

static uint64_t now_us(const struct run *run)
{
    return loop_now_us(run->call.loop);
}

/* The sooner of this and the caller's deadline. */
static void set_deadline(struct run *run, uint64_t deadline_us)
{
    uint64_t callers = run->caller_deadline_us;

    co_deadline_set(callers && callers < deadline_us ? callers : deadline_us);
}

/* At the start of each transaction of the run. */
static enum err check_fence(void *arg)
{
    struct run *run = arg;
    bool is_ours = false;
    enum err err = job_record_hold(&run->call, run->job, run->fence, &is_ours);

    if (err || is_ours)
        return err;
    run->is_lost = true;
    return call_fail(&run->call, ERR_DEADLINE_EXCEEDED, "another run of the job has begun");
}

static void work(struct run *run)
{
    struct call *call = &run->call;

    db_on_begin(call->db, check_fence, run, false);
    run->began_us = now_us(run);
    run->err = run->job->run(call);
    run->ended_us = now_us(run);
}

static const char *outcome(const struct run *run)
{
    if (run->is_lost)
        return "LOST";
    return run->err ? "FAILED" : "OK";
}

/* Code and detail, for job_runs.last_error. */
static const char *describe(const struct run *run)
{
    const struct err_info *info = problem_info(run->call.service, run->err);
    const char *detail = run->call.detail ? run->call.detail : info->title;
    char *text;
    size_t len;

    if (!run->err)
        return NULL;
    text = arena_printf(run->call.arena, "%s: %s", info->code, detail);
    len = strlen(text);
    text[value_utf8_valid_len(text, len < ERROR_MAX ? len : ERROR_MAX)] = '\0';
    return text;
}

static void report(const struct run *run, const char *error, const char *cause)
{
    const char *name = run->job->name;
    int64_t duration_ms = (int64_t)(run->ended_us - run->began_us) / 1000;

    metrics_add("job_runs", "job", name, 1);
    metrics_add("job_failures", "job", name, run->err && !run->is_lost);
    metrics_add("job_losses", "job", name, run->is_lost);
    metrics_add("job_duration_milliseconds", "job", name, duration_ms);
    if (!run->err && !run->is_lost) {
        LOG(LOG_DEBUG, "job", {"job", name, 0}, {"duration_ms", NULL, duration_ms});
        return;
    }
    LOG(LOG_WARN, run->is_lost ? "a job lost its lock to another run" : "a job failed",
        {"job", name, 0}, {"trace_id", run->call.trace_id, 0}, {"error", error ? error : "", 0},
        {"cause", cause ? cause : "", 0}, {"duration_ms", NULL, duration_ms});
}

/* Notes the outcome with a connection and a deadline of its own: what the run left may be broken.
 */
static enum err note(struct run *run)
{
    struct call *call = &run->call;
    const char *error = describe(run), *cause = run->err ? db_last_error(call->db) : NULL;
    bool is_ours = false;
    enum err err;

    db_close(call->db);
    call->db = db_open(call->home->db_pool, call->arena);
    co_deadline_set(now_us(run) + NOTE_US);
    err = job_record_end(call, run->job, run->fence,
                         &(struct job_record_end){
                             .duration_us = run->ended_us - run->began_us,
                             .outcome = outcome(run),
                             .error = error,
                         },
                         &is_ours);
    if (!err && !is_ours)
        run->is_lost = true;
    report(run, error, cause);
    return err;
}

/* With the lock in hand. */
static enum err run_locked(struct run *run, enum job_run_fate *ret_fate, uint64_t *ret_wait_us)
{
    const struct job_info *job = run->job;
    uint64_t interval_us = (uint64_t)job->interval_ms * 1000, taken_us;
    enum err err = job_record_raise(&run->call, job, run->slot->is_forced, &run->fence);

    if (err)
        return err;
    if (!run->fence) {
        *ret_fate = JOB_RUN_NOT_DUE;
        return job_record_look(&run->call, job, ret_wait_us);
    }
    work(run);
    err = note(run);
    taken_us = run->ended_us - run->began_us;
    *ret_wait_us = taken_us < interval_us ? interval_us - taken_us : 0;
    *ret_fate = JOB_RUN_ENDED;
    return err;
}

/* A lock that cannot be given back now is taken over by the slot's next attempt, or ends by itself.
 */
static void give_back(struct run *run)
{
    struct job_run_slot *slot = run->slot;

    co_deadline_set(now_us(run) + NOTE_US);
    for (int i = 0; *slot->token && i < RELEASES; i++)
        job_lock_release(&run->call, run->job->lock, slot->token);
}

static enum err lock_and_run(struct run *run, enum job_run_fate *ret_fate, uint64_t *ret_wait_us)
{
    struct job_run_slot *slot = run->slot;
    uint64_t asked_us = now_us(run);
    bool is_held = false;
    enum err err =
        job_lock_take(&run->call, run->job->lock, run->job->lease_ms, slot->token, &is_held);

    if (err) {
        give_back(run); /* it may be ours, and only the answer got lost */
        return err;
    }
    if (is_held) {
        *ret_fate = JOB_RUN_HELD;
        return ERR_OK;
    }
    set_deadline(run, asked_us + (uint64_t)run->job->lease_ms * 1000);
    err = run_locked(run, ret_fate, ret_wait_us);
    give_back(run);
    return err;
}

enum err job_run_try(struct job_run_slot *slot, enum job_run_fate *ret_fate, uint64_t *ret_wait_us)
{
    struct run run = {.slot = slot, .job = slot->job, .caller_deadline_us = co_deadline()};
    enum err err;

    call_open(&run.call, slot->home, NULL, 0);
    set_deadline(&run, now_us(&run) + ASK_US);
    err = job_record_look(&run.call, run.job, ret_wait_us);
    if (!err && *ret_wait_us && !slot->is_forced)
        *ret_fate = JOB_RUN_NOT_DUE;
    else if (!err)
        err = lock_and_run(&run, ret_fate, ret_wait_us);
    call_close(&run.call);
    co_deadline_set(run.caller_deadline_us);
    return err;
}
