/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An administrator pays a payment back.
 */
#include "idempotency.h"
#include "order_repo.h"
#include "payment.h"
#include "payment_http.h"
#include "payment_repo.h"
#include "refund.h"

/* A refund whose money went back and whose order is still PAID has stopped half-way: this request
 * may go on with it. */
static enum err check(const struct payment_row *payment, const struct lock_order_row *order)
{
    switch (payment->status) {
    case PAYMENT_STATUS_COMPLETED:
        return ERR_OK;
    case PAYMENT_STATUS_REFUNDED:
        return order->status == ORDER_STATUS_PAID ? ERR_OK : ERR_PAYMENT_ALREADY_CANCELLED;
    default:
        return ERR_PAYMENT_CANNOT_BE_CANCELLED;
    }
}

static enum err begin(struct call *call, const char *payment_number, const char *reason,
                      struct saga *ret)
{
    struct order_of_payment_row found;
    struct lock_order_row order;
    struct payment_row payment;
    enum err err = order_of_payment_query(call, payment_number, &found);

    if (!err)
        err = lock_order_query(call, found.order_id, &order);
    if (!err)
        err = lock_payment_of_number_query(call, payment_number, &payment);
    if (!err)
        err = check(&payment, &order);
    if (!err)
        err = refund_start(call, &order, reason, idempotency_id(call), ret);
    if (err)
        return err == ERR_ORDER_ALREADY_CANCELLED ? ERR_PAYMENT_ALREADY_CANCELLED : err;
    ret->memo = payment_memo_new(call, &payment);
    return ERR_OK;
}

enum err refund_payment_handle(struct call *call, const struct refund_payment_path *path,
                               const struct cancellation *in, struct payment_view *ret)
{
    struct saga saga = {0};
    const struct payment_memo *memo;
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = begin(call, path->payment_number, in->reason, &saga);
    } while (db_tx_end(call->db, &err));
    if (err)
        return err;
    err = saga_run(call, &saga);
    if (saga.is_lost) /* another has taken over what took too long here */
        return ERR_PAYMENT_REFUND_FAILED;
    if (err)
        return err;
    memo = saga.memo;
    payment_view_of(&memo->row, ret);
    return ERR_OK;
}
