/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The refund's beginning, and its step REFUND_PAYMENT: the provider pays back, and then the record
 * follows. A refund only goes forward: where the provider's answer is lost it is asked again under
 * the same key, and pays once.
 */
#include "refund.h"

#include "idempotency.h"
#include "order_sagas.h"
#include "payment.h"
#include "payment_repo.h"
#include "system_dto.h"

static enum err begin(struct call *call, const struct lock_order_row *order, const char *reason,
                      int64_t request_id, struct saga *ret)
{
    uint64_t n_noted;
    enum err err =
        saga_begin(call, &refund_saga, order->id, order->order_number, 0, true, request_id, ret);

    if (err)
        return err;
    ret->reason = reason;
    return note_saga_reason_query(call, ret->id, reason, &n_noted);
}

/* Another request has begun it already. */
static enum err join(struct call *call, int64_t request_id, struct saga *saga)
{
    bool is_taken;
    enum err err = saga_take(call, saga, request_id, &is_taken);

    if (err || is_taken)
        return err;
    return call_fail(call, ERR_ORDER_ALREADY_CANCELLED, "it is being refunded");
}

enum err refund_start(struct call *call, const struct lock_order_row *order, const char *reason,
                      int64_t request_id, struct saga *ret)
{
    enum err err;

    if (order->status == ORDER_STATUS_CANCELLED || order->status == ORDER_STATUS_REFUNDED)
        return ERR_ORDER_ALREADY_CANCELLED;
    if (order->status != ORDER_STATUS_PAID)
        return ERR_PAYMENT_CANNOT_BE_CANCELLED;
    err = saga_lock(call, &refund_saga, order->id, ret);
    if (err && err != ERR_SAGA_NOT_FOUND)
        return err;
    if (!err && ret->status != SAGA_STATUS_FAILED) /* else the provider had refused */
        return join(call, request_id, ret);
    return begin(call, order, reason, request_id, ret);
}

enum err pay_back(struct call *call, struct saga *saga)
{
    struct payment_memo *memo;
    enum err err = payment_memo(call, saga, &memo);
    const struct payment_row *row;

    if (err)
        return err == ERR_PAYMENT_NOT_FOUND ? ERR_INTERNAL_ERROR : err;
    row = &memo->row;
    if (row->amount == 0 || row->status != PAYMENT_STATUS_COMPLETED)
        return ERR_OK;
    provider_cancel(call, row->payment_number, payment_refund_key(call, row), row->amount,
                    &memo->answer);
    switch (memo->answer.outcome) {
    case PROVIDER_APPROVED:
        return ERR_OK;
    case PROVIDER_DECLINED:
        return call_fail(call, ERR_PAYMENT_REFUND_FAILED, "%s",
                         memo->answer.reason ? memo->answer.reason : "refused by the provider");
    case PROVIDER_UNREACHABLE:
        saga->is_unknown = saga->is_again; /* an earlier request may have come through */
        return call_fail(call, ERR_PAYMENT_REFUND_FAILED,
                         "the payment provider could not be reached");
    default:
        saga->is_unknown = true;
        return call_fail(call, ERR_PAYMENT_REFUND_FAILED,
                         "the payment provider did not answer; it will be asked again");
    }
}

enum err record_refund(struct call *call, struct saga *saga)
{
    const int64_t now_us = value_now_us();
    struct payment_memo *memo;
    uint64_t n_returned;
    enum err err = payment_memo(call, saga, &memo);

    if (!err)
        err = return_payment_query(call, memo->row.id, now_us, &n_returned);
    if (err)
        return err == ERR_PAYMENT_NOT_FOUND ? ERR_INTERNAL_ERROR : err;
    if (!n_returned)
        return ERR_OK; /* done before */
    memo->row.status = PAYMENT_STATUS_REFUNDED;
    memo->row.refunded_at_presence = PRESENCE_VALUE;
    memo->row.refunded_at = now_us;
    return ERR_OK;
}

/* Nothing has changed yet: the saga ends, and the key is free for another try. */
enum err refuse_refund(struct call *call, struct saga *saga, enum err refusal)
{
    const char *detail = call->detail;
    enum err err = idempotency_refused(call, saga->request_id, refusal);

    call->detail = detail;
    return err;
}
