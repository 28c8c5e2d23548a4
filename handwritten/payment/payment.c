/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the steps of payments and refunds have in common. A payment is written by the steps alone,
 * each write on the condition that it still is as the step expects.
 */
#include "payment.h"

#include "arena.h"
#include "payment_events.h"
#include "payment_http.h"
#include "payment_repo.h"

struct payment_memo *payment_memo_new(struct call *call, const struct payment_row *row)
{
    struct payment_memo *memo = arena_alloc(call->arena, sizeof(*memo));

    memo->row = *row;
    return memo;
}

enum err payment_memo(struct call *call, struct saga *saga, struct payment_memo **ret)
{
    struct payment_row row;
    enum err err;

    if (!saga->memo) {
        err = newest_payment_of_order_query(call, saga->order_id, &row);
        if (err)
            return err;
        saga->memo = payment_memo_new(call, &row);
    }
    *ret = saga->memo;
    return ERR_OK;
}

void payment_view_of(const struct payment_row *row, struct payment_view *ret)
{
    *ret = (struct payment_view){
        .payment_number = row->payment_number,
        .order_number = row->order_number,
        .amount = row->amount,
        .status = row->status,
        .payment_method = row->payment_method,
        .pg_transaction_id_presence = row->pg_transaction_id_presence,
        .pg_transaction_id = row->pg_transaction_id,
        .failure_reason_presence = row->failure_reason_presence,
        .failure_reason = row->failure_reason,
        .paid_at_presence = row->paid_at_presence,
        .paid_at = row->paid_at,
        .refunded_at_presence = row->refunded_at_presence,
        .refunded_at = row->refunded_at,
        .created_at = row->created_at,
    };
}

const char *payment_refund_key(struct call *call, const struct payment_row *row)
{
    return arena_printf(call->arena, "%s-R", row->payment_number);
}

enum err payment_refuse(struct call *call, struct payment_row *row, const char *reason,
                        const char *raw)
{
    uint64_t n_refused;
    enum err err = refuse_payment_query(call, row->id, reason, raw, &n_refused);

    if (err || !n_refused)
        return err;
    return payment_failed_emit(call, &(struct payment_failed_event){
                                         .payment_number = row->payment_number,
                                         .order_number = row->order_number,
                                         .reason = reason,
                                     });
}

/* What the saga has made of its payment. */
static enum err view_of_saga(struct call *call, struct saga *saga, struct payment_view *ret)
{
    struct payment_memo *memo;
    enum err err = payment_memo(call, saga, &memo);

    if (!err)
        payment_view_of(&memo->row, ret);
    return err;
}

enum err payment_answer(struct call *call, struct saga *saga)
{
    struct payment_view view;
    enum err err;

    if (!saga->request_id)
        return ERR_OK;
    err = view_of_saga(call, saga, &view);
    return err ? err : create_payment_answer(call, saga->request_id, &view);
}

enum err refund_answer(struct call *call, struct saga *saga)
{
    struct payment_view view;
    enum err err;

    if (!saga->request_id)
        return ERR_OK;
    err = view_of_saga(call, saga, &view);
    return err ? err : refund_payment_answer(call, saga->request_id, &view);
}
