/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pays an order. A first transaction stores the payment and takes the order's saga; then the saga
 * asks the provider, with no transaction open, and finishes the order or undoes it in a second one.
 * Whoever comes between them, a crash or a lost database, leaves a payment that waits, and the
 * sweepers go on with its saga.
 */
#include "arena.h"
#include "idempotency.h"
#include "number.h"
#include "order_dto.h"
#include "order_repo.h"
#include "payment.h"
#include "payment_http.h"
#include "payment_repo.h"
#include "service.h"
#include "system_dto.h"

#define NUMBER_LEN 12
#define NUMBER_TRIES 5

/* A payment that lives keeps others out, and speaks before the amount does. */
static enum err check_no_other(struct call *call, int64_t order_id)
{
    struct live_payment_of_order_row live;
    enum err err = live_payment_of_order_query(call, order_id, &live);

    if (err == ERR_PAYMENT_NOT_FOUND)
        return ERR_OK;
    return err ? err : ERR_PAYMENT_ALREADY_COMPLETED;
}

static enum err check_amount(struct call *call, const struct new_payment *in, int64_t final_amount)
{
    if (in->amount_presence != PRESENCE_VALUE || in->amount == final_amount)
        return ERR_OK;
    if (in->amount == 0)
        return ERR_INVALID_PAYMENT_AMOUNT;
    return call_fail(call, ERR_ORDER_AMOUNT_MISMATCH, "the order costs %lld.%02lld",
                     (long long)(final_amount / 100), (long long)(final_amount % 100));
}

/* What speaks against paying an order, in the order of the contract. */
static enum err find_refusal(struct call *call, const struct new_payment *in)
{
    struct lock_order_row order;
    enum err err = lock_order_of_number_query(call, in->order_number, &order);

    if (err)
        return err;
    if (!call_owns(call, order.user_id))
        return ERR_ORDER_USER_MISMATCH;
    switch (order.status) {
    case ORDER_STATUS_CANCELLED:
    case ORDER_STATUS_REFUNDED:
        return ERR_ORDER_ALREADY_CANCELLED;
    case ORDER_STATUS_CONFIRMED:
        return ERR_PAYMENT_ALREADY_COMPLETED;
    case ORDER_STATUS_PENDING:
        break;
    default:
        return ERR_ORDER_ALREADY_PAID;
    }
    err = check_no_other(call, order.id);
    return err ? err : check_amount(call, in, order.final_amount);
}

/* One statement locks the order and stores its payment; only where it finds nothing to pay is it
 * asked why. A number that is taken (S901) is no error of the client's: another is tried. */
static enum err store(struct call *call, const struct new_payment *in, struct payment_row *ret)
{
    const bool may_pay_all = call_has_role(call, call->service->owner_role);
    const int64_t request_id = idempotency_id(call), now_us = value_now_us();
    struct begin_payment_row *row;
    const char *number = NULL;
    enum err err = ERR_SAGA_EXECUTION_FAILED;
    size_t n = 0;

    for (unsigned i = 0; err == ERR_SAGA_EXECUTION_FAILED && i < NUMBER_TRIES; i++) {
        number = arena_printf(call->arena, "PAY-%s", number_random(call->arena, NUMBER_LEN));
        err = begin_payment_query(call, number, in->payment_method,
                                  request_id ? PRESENCE_VALUE : PRESENCE_NULL, request_id, now_us,
                                  in->order_number, may_pay_all ? NULL : call->who.user_id,
                                  in->amount_presence, in->amount, &row, &n);
    }
    if (!err && !n)
        err = find_refusal(call, in);
    if (err)
        return err;
    if (!n) /* it became payable in between */
        return ERR_OVERLOADED;
    *ret = (struct payment_row){
        .id = row->id,
        .payment_number = number,
        .order_id = row->order_id,
        .order_number = in->order_number,
        .user_id = row->user_id,
        .amount = row->amount,
        .status = PAYMENT_STATUS_PROCESSING,
        .payment_method = in->payment_method,
        .request_id_presence = request_id ? PRESENCE_VALUE : PRESENCE_NULL,
        .request_id = request_id,
        .created_at = now_us,
    };
    return ERR_OK;
}

/* The order's saga, to be driven by this call. */
static enum err take_saga(struct call *call, const struct payment_row *row, struct saga *ret)
{
    bool is_taken;
    enum err err = saga_lock_first(call, row->order_id, ret);

    if (err)
        return err == ERR_SAGA_NOT_FOUND ? ERR_SAGA_EXECUTION_FAILED : err;
    err = saga_take(call, ret, idempotency_id(call), &is_taken);
    if (err || is_taken)
        return err;
    /* A refusal whose compensation is not finished, or a driver that is about to finish. */
    return ret->status == SAGA_STATUS_STARTED ? ERR_PAYMENT_ALREADY_COMPLETED
                                              : ERR_ORDER_ALREADY_CANCELLED;
}

static enum err begin(struct call *call, const struct new_payment *in, struct saga *ret)
{
    struct payment_row row;
    enum err err = store(call, in, &row);

    if (!err)
        err = take_saga(call, &row, ret);
    if (err) /* a fault stopped the order on its way, before anybody was asked for money */
        return err == ERR_INTERNAL_ERROR ? ERR_SAGA_EXECUTION_FAILED : err;
    ret->memo = payment_memo_new(call, &row);
    return ERR_OK;
}

/* A provider may deliver an answer more than once: it is applied again, and changes nothing. */
static enum err apply_again(struct call *call, const struct payment_memo *memo)
{
    uint64_t n_changed = 0;
    enum err err = approve_payment_query(call, memo->row.id, memo->answer.transaction_id,
                                         memo->answer.raw, value_now_us(), &n_changed);

    if (!err && n_changed)
        err = call_fail(call, ERR_INTERNAL_ERROR, "the payment was completed a second time");
    return err;
}

enum err create_payment_handle(struct call *call, const struct new_payment *in,
                               struct payment_view *ret)
{
    const struct payment_memo *memo;
    struct saga saga = {0};
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = begin(call, in, &saga);
    } while (db_tx_end(call->db, &err));
    if (err)
        return err;
    err = saga_run(call, &saga);
    if (saga.is_lost) /* another has taken over what took too long here */
        return ERR_PAYMENT_TIMEOUT;
    if (err)
        return err;
    memo = saga.memo;
    if (memo->answer.is_repeated)
        err = apply_again(call, memo);
    if (!err)
        payment_view_of(&memo->row, ret);
    return err;
}
