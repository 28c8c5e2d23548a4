/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine's way forward, and the doors to it. A saga is driven by whoever holds its lease: the
 * request that began it, or the sweeper after it. What is learned from others is recorded in the
 * transaction that acts on it, so that a crash costs at most a repeated question.
 *
 * The rule: nothing here decides by what it remembers of a row after somebody else may have written
 * it; each write names the version that it goes on from.
 */
#include "saga.h"

#include <stdlib.h>

#include "co.h"
#include "config.h"
#include "instance.h"
#include "saga_back.h"
#include "saga_row.h"
#include "server.h"
#include "system_repo.h"

enum err saga_begin(struct call *call, const struct saga_info *info, int64_t order_id,
                    const char *order_number, unsigned n_done, bool is_driven, int64_t request_id,
                    struct saga *ret)
{
    int64_t lease_us = config_number(call->home->config, "SHOP_SAGA_LEASE_MS") * 1000;
    struct saga saga = {
        .saga_id = call_uuid(call),
        .info = info,
        .order_id = order_id,
        .order_number = order_number,
        .status = SAGA_STATUS_STARTED,
        .step = n_done,
        .completed = (1u << n_done) - 1,
        .request_id = request_id,
        .driven_since_us = is_driven ? value_now_us() : 0,
        .lease_owner = is_driven ? instance_id() : NULL,
    };
    uint64_t n_written;
    enum err err;

    err = add_saga_query(call, saga.saga_id, info->name, order_id, order_number,
                         info->steps[n_done].name, saga_row_completed(call, &saga),
                         request_id ? PRESENCE_VALUE : PRESENCE_NULL, request_id, saga.lease_owner,
                         is_driven ? PRESENCE_VALUE : PRESENCE_NULL, lease_us, &n_written);
    if (err)
        return err == ERR_INTERNAL_ERROR ? saga_row_fault(call) : err;
    saga.id = db_insert_id(call->db);
    *ret = saga;
    return ERR_OK;
}

static enum err load(struct call *call, enum err err, const struct stored_saga *row,
                     struct saga *ret)
{
    if (err)
        return err == ERR_INTERNAL_ERROR ? saga_row_fault(call) : err;
    return saga_row_load(call, row, ret);
}

enum err saga_lock(struct call *call, const struct saga_info *info, int64_t order_id,
                   struct saga *ret)
{
    struct stored_saga row;
    enum err err = lock_newest_saga_query(call, info->name, order_id, &row);

    return load(call, err, &row, ret);
}

enum err saga_lock_first(struct call *call, int64_t order_id, struct saga *ret)
{
    struct stored_saga row;
    enum err err = lock_first_saga_query(call, order_id, &row);

    return load(call, err, &row, ret);
}

enum err saga_take(struct call *call, struct saga *saga, int64_t request_id, bool *ret_taken)
{
    enum err err;

    if (saga->is_held || saga->status != SAGA_STATUS_STARTED) {
        *ret_taken = false;
        return ERR_OK;
    }
    saga->is_again = saga->driven_since_us != 0;
    if (!saga->is_again || !saga->request_id)
        saga->request_id = request_id;
    err = saga_row_hold(call, saga);
    if (!err)
        *ret_taken = true;
    return err;
}

enum err saga_find(struct call *call, const char *saga_id, struct saga *ret)
{
    struct stored_saga row;
    enum err err = find_saga_query(call, saga_id, &row);

    return err ? err : saga_row_load(call, &row, ret);
}

enum err saga_resume(struct call *call, struct saga *saga, bool *ret_taken)
{
    bool was_asked = saga->info->steps[saga->step].ask != NULL;
    enum err err;

    if (saga->status == SAGA_STATUS_COMPENSATION_FAILED) {
        saga->attempts = 0;
        saga->status =
            saga_back_is_open(saga, was_asked) ? SAGA_STATUS_COMPENSATING : SAGA_STATUS_STARTED;
    }
    saga->is_again = true;
    err = saga_row_hold(call, saga);
    if (err && !saga->is_lost)
        return err;
    *ret_taken = !err;
    return ERR_OK;
}

static enum err gone_further(struct call *call)
{
    return call_fail(call, ERR_ORDER_CANNOT_BE_CANCELLED, "the order is being worked on");
}

enum err saga_undo(struct call *call, struct saga *saga, const char *reason)
{
    struct saga_back_undo undo = {.stop = SAGA_BACK_ALL};
    bool is_back = saga->status == SAGA_STATUS_COMPENSATING;
    enum err err;

    if (saga->is_held || (saga->status != SAGA_STATUS_STARTED && !is_back))
        return gone_further(call);
    saga->reason = reason;
    saga_back_turn(saga, is_back);
    if (saga->status == SAGA_STATUS_FAILED)
        return saga_row_park(call, saga);
    if (saga->info->steps[saga->step].ask_undo)
        return gone_further(call);
    err = saga_back_undo(call, saga, &undo);
    return err || saga->status == SAGA_STATUS_FAILED ? err : gone_further(call);
}

/* A stretch of steps that run in one transaction. */
struct stretch {
    unsigned first, end; /* without end */
    unsigned failed;
};

static enum err act(struct call *call, struct saga *saga, void *arg)
{
    struct stretch *stretch = arg;
    const struct saga_info *info = saga->info;

    for (unsigned i = stretch->first; i < stretch->end; i++) {
        enum err err;

        saga->step = stretch->failed = i;
        err = info->steps[i].act ? info->steps[i].act(call, saga) : ERR_OK;
        if (err) /* a fault that the step has no name for stopped the saga */
            return err == ERR_INTERNAL_ERROR ? saga_row_fault(call) : err;
        saga->completed |= 1u << i;
    }
    if (stretch->end == info->n_steps)
        saga->status = SAGA_STATUS_COMPLETED;
    else
        saga->step = stretch->end;
    return saga_row_hold(call, saga); /* its fault is the last step's */
}

/* The current step and its neighbours that need no ask. */
static enum err act_some(struct call *call, struct saga *saga, uint64_t ask_deadline_us)
{
    const struct saga_info *info = saga->info;
    struct stretch stretch = {.first = saga->step, .end = saga->step + 1};
    bool was_asked = info->steps[saga->step].ask != NULL;
    const char *detail = NULL;
    enum err cause = ERR_OK, err = ERR_OK;

    while (stretch.end < info->n_steps && !info->steps[stretch.end].ask)
        stretch.end++;
    saga_row_give_time(call);
    while (stretch.end > stretch.first) {
        stretch.failed = stretch.first; /* also where the transaction does not even begin */
        err = saga_row_commit(call, saga, act, &stretch);
        if (!err)
            break;
        if (saga->is_lost || saga_row_is_outage(err)) {
            saga_back_later(call, saga, err);
            return err;
        }
        if (!cause) { /* without a name: the events of the steps, which go with their commit */
            cause = err == ERR_INTERNAL_ERROR ? saga_row_fault(call) : err;
            detail = call->detail;
        }
        stretch.end = stretch.failed;
    }
    if (!cause)
        return ERR_OK;
    call->detail = detail;
    was_asked = was_asked && stretch.end == stretch.first;
    if (saga_back_is_open(saga, was_asked))
        saga_back_begin(call, saga, cause, was_asked, ask_deadline_us);
    else
        saga_back_off(call, saga, cause);
    return cause;
}

struct refusal {
    enum err err;
    bool is_whole; /* what is done is undone at once */
};

static enum err refuse(struct call *call, struct saga *saga, void *arg)
{
    const struct refusal *refusal = arg;
    const struct saga_step_info *step = &saga->info->steps[saga->step];
    struct saga_back_undo undo = {.stop = SAGA_BACK_ALL};
    enum err err;

    err = step->fail ? step->fail(call, saga, refusal->err) : ERR_OK;
    if (err)
        return err;
    if (step->fail)
        saga->request_id = 0; /* it has its answer */
    if (saga->is_parked)
        return saga_row_park(call, saga);
    saga_back_turn(saga, false);
    if (saga->status == SAGA_STATUS_FAILED || !refusal->is_whole ||
        saga->info->steps[saga->step].ask_undo)
        return saga_row_hold(call, saga);
    return saga_back_undo(call, saga, &undo);
}

/* An ask was refused. */
static enum err refused(struct call *call, struct saga *saga, enum err cause,
                        uint64_t ask_deadline_us)
{
    struct refusal refusal = {.err = cause, .is_whole = true};
    const char *detail = call->detail;
    enum err err;

    saga_row_give_time(call);
    saga->error = saga_row_message(call, cause);
    err = saga_row_commit(call, saga, refuse, &refusal);
    if (err && !saga->is_lost && !saga_row_is_outage(err)) {
        refusal.is_whole = false;
        err = saga_row_commit(call, saga, refuse, &refusal);
    }
    if (err) { /* the refusal is not recorded: the answer to the next ask will be the same */
        saga_back_later(call, saga, err);
        return err;
    }
    saga_back_go(call, saga, ask_deadline_us);
    call->detail = detail;
    return cause;
}

static enum err ask(struct call *call, struct saga *saga, uint64_t deadline_us)
{
    const struct saga_step_info *step = &saga->info->steps[saga->step];
    enum err err;

    saga->is_unknown = saga->is_parked = false;
    if (!step->ask)
        return ERR_OK;
    co_deadline_set(deadline_us);
    err = step->ask(call, saga);
    if (saga->is_unknown && !err)
        err = ERR_SAGA_TIMEOUT;
    if (err != ERR_INTERNAL_ERROR)
        return err;
    saga->is_unknown = true; /* a fault on the way to the answer, which may have been yes */
    return saga_row_fault(call);
}

static bool is_overdue(const struct saga *saga)
{
    int64_t deadline_us = saga->info->deadline_ms * INT64_C(1000);

    return saga->driven_since_us && value_now_us() - saga->driven_since_us > deadline_us;
}

static enum err go_forward(struct call *call, struct saga *saga, uint64_t deadline_us)
{
    while (saga->status == SAGA_STATUS_STARTED) {
        enum err err = ask(call, saga, deadline_us);

        if (saga->is_unknown || saga_row_is_outage(err)) {
            saga_back_later(call, saga, err);
            return err;
        }
        if (err)
            return refused(call, saga, err, deadline_us);
        if (saga->is_parked) {
            saga_row_give_time(call);
            return saga_row_park(call, saga);
        }
        err = act_some(call, saga, deadline_us);
        if (err)
            return err;
        saga->is_again = false;
    }
    return ERR_OK;
}

static enum err drive(struct call *call, struct saga *saga, uint64_t deadline_us)
{
    bool was_asked = saga->info->steps[saga->step].ask != NULL;
    enum err err;

    if (saga->status == SAGA_STATUS_STARTED && is_overdue(saga) &&
        saga_back_is_open(saga, was_asked)) {
        saga_back_begin(call, saga, ERR_SAGA_TIMEOUT, was_asked, deadline_us);
        return ERR_SAGA_TIMEOUT;
    }
    if (saga->status == SAGA_STATUS_STARTED)
        return go_forward(call, saga, deadline_us);
    err = saga_back_go(call, saga, deadline_us);
    return err ? err : saga_row_fault(call);
}

enum err saga_run(struct call *call, struct saga *saga)
{
    uint64_t deadline_us = co_deadline();
    enum err err = drive(call, saga, deadline_us);

    co_deadline_set(deadline_us);
    return err;
}
