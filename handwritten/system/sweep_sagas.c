/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The job that goes on with sagas whose driver is gone: their lease has ended, or its owner was a
 * process of this machine that is no more. Several are driven at once, each in a coroutine with a
 * call of its own, so that a slow provider does not hold up the rest. One that fails does not end
 * the sweep; the engine has recorded when it is tried again.
 *
 * Their transactions are not under the job's fence: the version of each row guards it.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "co.h"
#include "instance.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "problem.h"
#include "saga.h"
#include "saga_row.h"
#include "server.h"
#include "system_jobs.h"
#include "system_repo.h"

#define N_WORKERS 32 /* most of them wait for others; connections are taken a statement long */
#define BATCH 64
#define SAGA_US 20000000  /* one saga's asks */
#define SPARE_US 10000000 /* of the job's lease: for the sagas under way */

/* A batch of rows that the workers share. */
struct sweep {
    struct call *call; /* the job's */
    const struct stored_saga *rows;
    size_t n_rows, next;
    unsigned n_workers;
    uint64_t end_us; /* no saga is begun later */
    struct co *waiting;
};

static void report(const struct call *call, const struct saga *saga, enum err err)
{
    static const enum log_level levels[] = {[false] = LOG_INFO, [true] = LOG_WARN};
    bool is_open = saga->status != SAGA_STATUS_COMPLETED && saga->status != SAGA_STATUS_FAILED;

    LOG(levels[err && is_open], "took over a saga", {"saga", saga->saga_id, 0},
        {"order", saga->order_number, 0}, {"name", saga->info->name, 0},
        {"status", saga_status_names.names[saga->status], 0},
        {"error", err ? problem_info(call->service, err)->name : "", 0},
        {"detail", err && call->detail ? call->detail : "", 0}, {"trace_id", call->trace_id, 0});
}

static void drive(struct sweep *sweep, const struct stored_saga *row)
{
    struct call call;
    struct saga saga;
    bool is_taken = false;
    enum err err;

    call_open(&call, sweep->call->home, NULL, 0);
    co_deadline_set(loop_now_us(call.loop) + SAGA_US);
    err = saga_row_load(&call, row, &saga);
    if (!err && !saga.is_held)
        err = saga_resume(&call, &saga, &is_taken);
    if (is_taken) {
        err = saga_run(&call, &saga);
        report(&call, &saga, err);
    } else if (err) {
        LOG(LOG_WARN, "a saga cannot be taken over", {"saga", row->saga_id, 0},
            {"error", problem_info(call.service, err)->name, 0});
    }
    call_close(&call);
}

static void work(void *arg)
{
    struct sweep *sweep = arg;

    while (sweep->next < sweep->n_rows && loop_now_us(sweep->call->loop) < sweep->end_us)
        drive(sweep, &sweep->rows[sweep->next++]);
    sweep->n_workers--;
    if (!sweep->n_workers && sweep->waiting)
        co_resume(sweep->waiting);
}

/* Returns when all of them are done, at latest a saga's time after the sweep's end. */
static void drive_all(struct sweep *sweep)
{
    unsigned n = sweep->n_rows < N_WORKERS ? (unsigned)sweep->n_rows : N_WORKERS;

    sweep->next = 0;
    sweep->waiting = NULL;
    sweep->n_workers = n;
    for (unsigned i = 0; i < n; i++)
        co_start(sweep->call->loop, work, sweep);
    if (!sweep->n_workers)
        return;
    sweep->waiting = co_self();
    co_wait(0);
}

static bool has_time(const struct sweep *sweep)
{
    return loop_now_us(sweep->call->loop) < sweep->end_us;
}

/* Batch after batch: what was driven is no longer among those of the query. Of an owner that is
 * gone; NULL: those whose lease has ended. */
static enum err sweep_some(struct sweep *sweep, const char *owner)
{
    struct stored_saga *rows;
    enum err err;

    do {
        err = owner ? sagas_of_owner_query(sweep->call, owner, BATCH, &rows, &sweep->n_rows)
                    : overdue_sagas_query(sweep->call, BATCH, &rows, &sweep->n_rows);
        if (err)
            return err;
        sweep->rows = rows;
        drive_all(sweep);
    } while (sweep->n_rows == BATCH && has_time(sweep));
    return ERR_OK;
}

static enum err sweep_gone(struct sweep *sweep)
{
    struct saga_owners_row *owners;
    size_t n;
    enum err err = saga_owners_query(sweep->call, instance_id(), &owners, &n);

    for (size_t i = 0; !err && i < n && has_time(sweep); i++)
        if (instance_is_gone(owners[i].owner))
            err = sweep_some(sweep, owners[i].owner);
    return err;
}

/* The metric shows the sum over all threads, and the job may run on any: each adds what changed. */
static void show(_Atomic int64_t *shown, const char *name, const char *status, int64_t n)
{
    static _Thread_local unsigned n_seen;
    const char *label = status ? "status" : NULL;

    if (n_seen < 3) { /* a gauge, also before it ever goes down */
        metrics_set(name, label, status, 0);
        n_seen++;
    }
    metrics_add(name, label, status, n - atomic_exchange(shown, n));
}

static enum err count(struct call *call)
{
    static _Atomic int64_t failed, compensating, overdue;
    const struct service *service = call->service;
    struct count_sagas_row row;
    unsigned deadline_ms = 0;
    enum err err;

    for (unsigned i = 0; i < service->n_sagas; i++)
        if (!deadline_ms || service->sagas[i]->deadline_ms < deadline_ms)
            deadline_ms = service->sagas[i]->deadline_ms;
    err = count_sagas_query(call, deadline_ms * INT64_C(1000), &row);
    if (err)
        return err;
    show(&failed, "sagas", "COMPENSATION_FAILED", row.failed);
    show(&compensating, "sagas", "COMPENSATING", row.compensating);
    show(&overdue, "sagas_overdue", NULL, row.overdue);
    return ERR_OK;
}

enum err sweep_sagas_run(struct call *call)
{
    uint64_t now_us = loop_now_us(call->loop);
    struct sweep sweep = {.call = call, .end_us = now_us + SAGA_US};
    enum err err;

    if (co_deadline() > now_us + SAGA_US + SPARE_US)
        sweep.end_us = co_deadline() - SAGA_US - SPARE_US;
    err = sweep_gone(&sweep);
    if (!err)
        err = sweep_some(&sweep, NULL);
    return err ? err : count(call);
}
