/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Goes on with what waits for the provider's answer: payments that are PROCESSING, and refunds that
 * were begun, whose saga nobody drives. What is asked in vain is asked again later than those that
 * were not asked yet, and a run ends early enough for the next ones to come on time.
 */
#include <string.h>

#include "log.h"
#include "loop.h"
#include "order_repo.h"
#include "order_sagas.h"
#include "payment.h"
#include "payment_jobs.h"
#include "payment_repo.h"
#include "problem.h"

#define BATCH 100
#define RUN_US 20000000

static enum err take(struct call *call, const struct sagas_to_settle_row *row, struct saga *ret,
                     bool *ret_taken)
{
    const bool is_refund = strcmp(row->saga, refund_saga.name) == 0;
    struct lock_order_row order;
    enum err err = lock_order_query(call, row->order_id, &order);

    if (!err)
        err = is_refund ? saga_lock(call, &refund_saga, row->order_id, ret)
                        : saga_lock_first(call, row->order_id, ret);
    if (!err)
        err = saga_take(call, ret, ret->request_id, ret_taken);
    return err;
}

/* ERR_OK: it was tried, whatever came of it. */
static enum err settle(struct call *call, const struct sagas_to_settle_row *row)
{
    bool is_taken = false;
    struct saga saga;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = take(call, row, &saga, &is_taken);
    } while (db_tx_end(call->db, &err));
    if (err || !is_taken)
        return err;
    err = saga_run(call, &saga);
    if (err)
        LOG(LOG_INFO, "a payment is not settled, or refused", {"order", saga.order_number, 0},
            {"why", problem_info(call->service, err)->name, 0}, {"trace_id", call->trace_id, 0});
    return ERR_OK;
}

enum err settle_payments_run(struct call *call)
{
    const uint64_t end_us = loop_now_us(call->loop) + RUN_US;
    struct sagas_to_settle_row *rows;
    enum err err, first = ERR_OK;
    size_t n;

    err = sagas_to_settle_query(call, BATCH, &rows, &n);
    if (err)
        return err;
    for (size_t i = 0; i < n && loop_now_us(call->loop) < end_us; i++) {
        err = settle(call, &rows[i]);
        if (!first)
            first = err;
    }
    return first;
}
