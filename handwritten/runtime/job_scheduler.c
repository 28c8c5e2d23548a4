/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When jobs run: a timer and at most one coroutine for each. Whether one really runs is asked of
 * the database and of the lock (job_run.c), since there are other instances.
 */
#include "job.h"

#include <stdlib.h>

#include "co.h"
#include "job_run.h"
#include "log.h"
#include "loop.h"
#include "problem.h"
#include "server.h"

#define SPREAD_MS 10  /* between the first runs */
#define HELD_MS 500   /* how soon to look again whether the holder of a lock is gone */
#define AWAY_MS 5000  /* and how soon after a store did not answer, at the latest */
#define LOOK_MS 60000 /* and at the latest: somebody may change what stands in the database */

struct job_scheduler {
    struct server_loop *home;
    struct scheduled {
        struct job_scheduler *scheduler;
        struct job_run_slot slot;
        struct loop_timer timer;
        bool is_failing; /* the last attempt; said once */
    } * jobs;
    unsigned n_jobs, n_running;
    bool is_stopped;
};

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static void note_failure(struct scheduled *scheduled, enum err err)
{
    const struct job_run_slot *slot = &scheduled->slot;

    if (err && !scheduled->is_failing)
        LOG(LOG_WARN, "a job cannot run", {"job", slot->job->name, 0},
            {"code", problem_info(slot->home->service, err)->code, 0});
    if (!err && scheduled->is_failing)
        LOG(LOG_INFO, "a job can run again", {"job", slot->job->name, 0});
    scheduled->is_failing = err != ERR_OK;
}

static void attempt(void *arg)
{
    struct scheduled *scheduled = arg;
    struct job_scheduler *scheduler = scheduled->scheduler;
    enum job_run_fate fate = JOB_RUN_HELD;
    uint64_t wait_us = 0, wait_ms;
    enum err err = job_run_try(&scheduled->slot, &fate, &wait_us);

    note_failure(scheduled, err);
    wait_ms = (wait_us + 999) / 1000;
    if (err)
        wait_ms = smaller(scheduled->slot.job->interval_ms, AWAY_MS);
    else if (fate == JOB_RUN_HELD)
        wait_ms = smaller(scheduled->slot.job->interval_ms, HELD_MS);
    scheduler->n_running--;
    if (!scheduler->is_stopped)
        loop_timer_set(scheduler->home->loop, &scheduled->timer, smaller(wait_ms, LOOK_MS));
}

static void on_time(struct loop_timer *timer)
{
    struct scheduled *scheduled = timer->ctx;
    struct job_scheduler *scheduler = scheduled->scheduler;

    scheduler->n_running++;
    co_start(scheduler->home->loop, attempt, scheduled);
}

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

struct job_scheduler *job_scheduler_start(struct server_loop *home)
{
    struct job_scheduler *scheduler = checked(calloc(1, sizeof(*scheduler)));
    const struct service *service = home->service;

    scheduler->home = home;
    scheduler->n_jobs = service->n_jobs;
    scheduler->jobs = checked(calloc(service->n_jobs + 1, sizeof(*scheduler->jobs)));
    for (unsigned i = 0; i < service->n_jobs; i++) {
        struct scheduled *scheduled = &scheduler->jobs[i];

        scheduled->scheduler = scheduler;
        scheduled->slot = (struct job_run_slot){.home = home, .job = &service->jobs[i]};
        scheduled->timer = (struct loop_timer){.on_fire = on_time, .ctx = scheduled};
        loop_timer_set(home->loop, &scheduled->timer, i * SPREAD_MS);
    }
    return scheduler;
}

void job_scheduler_stop(struct job_scheduler *scheduler)
{
    if (!scheduler)
        return;
    scheduler->is_stopped = true;
    for (unsigned i = 0; i < scheduler->n_jobs; i++)
        loop_timer_cancel(scheduler->home->loop, &scheduler->jobs[i].timer);
}

bool job_scheduler_is_idle(const struct job_scheduler *scheduler)
{
    return !scheduler || scheduler->n_running == 0;
}

void job_scheduler_free(struct job_scheduler *scheduler)
{
    if (!scheduler)
        return;
    job_scheduler_stop(scheduler);
    free(scheduler->jobs);
    free(scheduler);
}
