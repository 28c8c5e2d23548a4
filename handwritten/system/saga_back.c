/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compensation: while a saga is COMPENSATING its current step is the one that is undone next, also
 * when that one was never completed (its ask was made, and what came of it could not be recorded).
 */
#include "saga_back.h"

#include <stdlib.h>
#include <sys/random.h>

#include "co.h"
#include "config.h"
#include "idempotency.h"
#include "log.h"
#include "problem.h"
#include "saga_row.h"
#include "server.h"

#define BACK_OFF_MS 200
#define BACK_OFF_MAX_MS 60000
#define LATER_MS 1000
#define LATER_MAX_MS 60000

/* The highest completed step below n, or -1. */
static int highest(const struct saga *saga, unsigned n)
{
    while (n-- > 0)
        if (saga->completed & 1u << n)
            return (int)n;
    return -1;
}

bool saga_back_is_open(const struct saga *saga, bool was_asked)
{
    for (unsigned i = 0; i < saga->info->n_steps; i++) {
        const struct saga_step_info *step = &saga->info->steps[i];
        bool is_done = (saga->completed & 1u << i) || (was_asked && i == saga->step);

        if (is_done && !step->undo && !step->ask_undo)
            return false;
    }
    return true;
}

void saga_back_turn(struct saga *saga, bool was_asked)
{
    int top = was_asked ? (int)saga->step : highest(saga, saga->info->n_steps);

    saga->status = top < 0 ? SAGA_STATUS_FAILED : SAGA_STATUS_COMPENSATING;
    if (top >= 0)
        saga->step = (unsigned)top;
}

/* A fault is no answer to keep: the request may be sent again. Its key is free in the transaction
 * that ends the saga, since nobody would look after it later. */
static enum err end(struct call *call, struct saga *saga)
{
    saga->status = SAGA_STATUS_FAILED;
    return idempotency_refused(call, saga->request_id, ERR_SAGA_EXECUTION_FAILED);
}

enum err saga_back_undo(struct call *call, struct saga *saga, void *arg)
{
    struct saga_back_undo *undo = arg;
    enum err err = ERR_OK;
    int next;

    do {
        unsigned i = saga->step;

        undo->failed = i;
        if (saga->info->steps[i].undo)
            err = saga->info->steps[i].undo(call, saga);
        if (err)
            return err;
        saga->completed &= ~(1u << i);
        next = highest(saga, i);
        if (next >= 0)
            saga->step = (unsigned)next;
    } while (next >= 0 && saga->step != undo->stop && !saga->info->steps[next].ask_undo);
    undo->failed = SAGA_BACK_ALL;
    if (next < 0)
        err = end(call, saga);
    return err ? err : saga_row_hold(call, saga);
}

/* The steps that can be undone without another ask. */
static enum err undo_some(struct call *call, struct saga *saga)
{
    struct saga_back_undo undo = {.stop = SAGA_BACK_ALL};
    enum err err, second;

    saga_row_give_time(call);
    err = saga_row_commit(call, saga, saga_back_undo, &undo);
    if (!err || saga->is_lost || saga_row_is_outage(err) || undo.failed >= saga->step)
        return err;
    undo.stop = undo.failed;
    second = saga_row_commit(call, saga, saga_back_undo, &undo);
    return second ? second : err;
}

static enum err ask(struct call *call, struct saga *saga, uint64_t deadline_us)
{
    const struct saga_step_info *step = &saga->info->steps[saga->step];
    enum err err;

    if (!step->ask_undo)
        return ERR_OK;
    saga->is_unknown = false;
    co_deadline_set(deadline_us);
    err = step->ask_undo(call, saga);
    saga_row_give_time(call);
    return err || !saga->is_unknown ? err : ERR_SAGA_TIMEOUT;
}

/* Between half and all of it, so that those that failed together do not come back together. */
static unsigned jittered(unsigned ms)
{
    unsigned random = 0;

    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
        abort(); /* so few bytes are never cut short once the kernel's pool is ready */
    return ms / 2 + random % (ms / 2 + 1);
}

static void log_given_up(struct call *call, const struct saga *saga)
{
    LOG(LOG_ERROR, "a saga waits for a person", {"saga", saga->saga_id, 0},
        {"order", saga->order_number, 0}, {"step", saga->info->steps[saga->step].name, 0},
        {"why", saga->error, 0}, {"trace_id", call->trace_id, 0});
}

/* Somebody else answers the request. */
static void leave_key(struct call *call, const struct saga *saga)
{
    if (saga->request_id && saga->request_id == idempotency_id(call))
        idempotency_leave(call);
}

void saga_back_off(struct call *call, struct saga *saga, enum err err)
{
    unsigned wait_ms = BACK_OFF_MS;

    leave_key(call, saga);
    if (saga->is_lost)
        return;
    saga_row_give_time(call);
    saga->error = saga_row_message(call, err);
    for (unsigned i = 0; i < saga->attempts && wait_ms < BACK_OFF_MAX_MS; i++)
        wait_ms *= 2;
    saga->attempts++;
    if (saga->attempts < config_number(call->home->config, "SHOP_SAGA_ATTEMPTS")) {
        saga_row_wait(call, saga, jittered(wait_ms < BACK_OFF_MAX_MS ? wait_ms : BACK_OFF_MAX_MS));
        return;
    }
    saga->status = SAGA_STATUS_COMPENSATION_FAILED;
    if (!saga_row_park(call, saga))
        log_given_up(call, saga);
}

void saga_back_later(struct call *call, struct saga *saga, enum err err)
{
    int64_t wait_ms = (value_now_us() - saga->driven_since_us) / 1000 / 4;

    leave_key(call, saga);
    if (saga->is_lost)
        return;
    saga_row_give_time(call);
    saga->error = saga_row_message(call, err);
    if (wait_ms < LATER_MS)
        wait_ms = LATER_MS;
    if (wait_ms > LATER_MAX_MS)
        wait_ms = LATER_MAX_MS;
    saga_row_wait(call, saga, (unsigned)wait_ms);
}

enum err saga_back_go(struct call *call, struct saga *saga, uint64_t ask_deadline_us)
{
    while (saga->status == SAGA_STATUS_COMPENSATING) {
        enum err err = ask(call, saga, ask_deadline_us);

        if (!err)
            err = undo_some(call, saga);
        if (err) {
            if (saga_row_is_outage(err))
                saga_back_later(call, saga, err);
            else
                saga_back_off(call, saga, err);
            return err;
        }
        saga->is_again = false;
    }
    return ERR_OK;
}

static enum err turn(struct call *call, struct saga *saga, void *arg)
{
    const bool *was_asked = arg;
    enum err err = ERR_OK;

    saga_back_turn(saga, *was_asked);
    if (saga->status == SAGA_STATUS_FAILED)
        err = end(call, saga);
    return err ? err : saga_row_hold(call, saga);
}

void saga_back_begin(struct call *call, struct saga *saga, enum err cause, bool was_asked,
                     uint64_t ask_deadline_us)
{
    const char *detail = call->detail;

    saga_row_give_time(call);
    saga->error = saga_row_message(call, cause);
    if (saga_row_commit(call, saga, turn, &was_asked))
        saga_back_later(call, saga, cause);
    else
        saga_back_go(call, saga, ask_deadline_us);
    call->detail = detail;
}
