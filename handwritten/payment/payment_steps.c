/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The step PROCESS_PAYMENT of an order's saga: asks the provider, and records what it said.
 *
 * The rule: the provider is asked for money once. When that may have happened already, it is first
 * asked what became of it, and a payment that it does not know is voided there before it is given
 * up here, so that a request that is still on its way finds the door closed.
 */
#include "arena.h"
#include "config.h"
#include "idempotency.h"
#include "order_machine.h"
#include "order_sagas.h"
#include "payment.h"
#include "payment_events.h"
#include "payment_repo.h"
#include "server.h"

/* What an answer means for the payment. */
static const enum err refusals[] = {
    [PROVIDER_APPROVED] = ERR_OK,
    [PROVIDER_DECLINED] = ERR_PAYMENT_PROCESSING_FAILED,
    [PROVIDER_INSUFFICIENT] = ERR_INSUFFICIENT_BALANCE,
    [PROVIDER_CANCELLED] = ERR_PAYMENT_CANCELLED_BY_USER,
    [PROVIDER_VOIDED] = ERR_PG_CONNECTION_ERROR,
    [PROVIDER_UNREACHABLE] = ERR_PG_CONNECTION_ERROR,
    [PROVIDER_UNKNOWN] = ERR_PAYMENT_TIMEOUT,
    [PROVIDER_NO_SUCH_KEY] = ERR_PAYMENT_TIMEOUT,
};

static const char *reason_of(enum err refusal, const struct provider_answer *answer)
{
    if (answer->reason)
        return answer->reason;
    switch (refusal) {
    case ERR_PAYMENT_PROCESSING_FAILED:
        return "declined";
    case ERR_INSUFFICIENT_BALANCE:
        return "too little money";
    case ERR_PAYMENT_CANCELLED_BY_USER:
        return "cancelled by the buyer";
    default:
        return "the payment provider could not be reached; nothing was charged";
    }
}

static void authorise(struct call *call, const struct payment_row *row, struct provider_answer *ret)
{
    const struct provider_charge charge = {
        .key = row->payment_number,
        .order_number = row->order_number,
        .method = payment_method_names.names[row->payment_method],
        .amount = row->amount,
    };

    provider_authorise(call, &charge, ret);
}

/* What became of a payment that the provider may have been asked for. UNKNOWN while it does not
 * tell; VOIDED: it will never be charged. */
static void find_out(struct call *call, const struct payment_row *row, struct provider_answer *ret)
{
    provider_query(call, row->payment_number, ret);
    if (ret->outcome != PROVIDER_NO_SUCH_KEY)
        return;
    provider_cancel(call, row->payment_number, payment_refund_key(call, row), row->amount, ret);
    *ret = (struct provider_answer){
        .outcome = ret->outcome == PROVIDER_APPROVED ? PROVIDER_VOIDED : PROVIDER_UNKNOWN,
    };
}

enum err authorise_payment(struct call *call, struct saga *saga)
{
    struct payment_memo *memo;
    enum err err = payment_memo(call, saga, &memo);

    if (err)
        return err == ERR_PAYMENT_NOT_FOUND ? ERR_PG_CONNECTION_ERROR : err;
    memo->answer = (struct provider_answer){.outcome = PROVIDER_APPROVED};
    if (memo->row.status != PAYMENT_STATUS_PROCESSING) /* nobody is to be asked for money */
        memo->answer.outcome = PROVIDER_VOIDED;
    else if (memo->row.amount > 0 && saga->is_again)
        find_out(call, &memo->row, &memo->answer);
    else if (memo->row.amount > 0)
        authorise(call, &memo->row, &memo->answer);
    err = refusals[memo->answer.outcome];
    saga->is_unknown = err == ERR_PAYMENT_TIMEOUT;
    if (!err || saga->is_unknown)
        return err;
    return call_fail(call, err, "%s", reason_of(err, &memo->answer));
}

static enum err complete(struct call *call, const struct saga *saga, struct payment_memo *memo)
{
    const struct provider_answer *answer = &memo->answer;
    struct payment_row *row = &memo->row;
    const int64_t now_us = value_now_us();
    uint64_t n_completed;
    enum err err = order_status_confirm(call, saga->order_id);

    if (!err)
        err = approve_payment_query(call, row->id, answer->transaction_id, answer->raw, now_us,
                                    &n_completed);
    if (err)
        return err;
    if (!n_completed)
        return call_fail(call, ERR_SAGA_EXECUTION_FAILED, "the payment does not wait any more");
    row->status = PAYMENT_STATUS_COMPLETED;
    row->pg_transaction_id_presence = answer->transaction_id ? PRESENCE_VALUE : PRESENCE_NULL;
    row->pg_transaction_id = answer->transaction_id;
    row->paid_at_presence = PRESENCE_VALUE;
    row->paid_at = now_us;
    return payment_completed_emit(call, &(struct payment_completed_event){
                                            .payment_number = row->payment_number,
                                            .order_number = row->order_number,
                                            .amount = row->amount,
                                        });
}

enum err complete_payment(struct call *call, struct saga *saga)
{
    struct payment_memo *memo;
    enum err err = payment_memo(call, saga, &memo);

    if (!err)
        err = complete(call, saga, memo);
    return err == ERR_INTERNAL_ERROR ? ERR_SAGA_EXECUTION_FAILED : err;
}

/* Whether the order can be paid again after this refusal. */
static enum err decide(struct call *call, struct saga *saga, enum err refusal)
{
    const int64_t n_survived = config_number(call->home->config, "SHOP_PAYMENT_RETRIES");
    struct count_refused_payments_row refused = {0};
    enum err err = ERR_OK;

    saga->is_parked = refusal == ERR_PG_CONNECTION_ERROR;
    if (saga->is_parked || n_survived == 0)
        return ERR_OK;
    err = count_refused_payments_query(call, saga->order_id, &refused);
    if (!err)
        saga->is_parked = refused.n <= n_survived;
    return err;
}

enum err fail_payment(struct call *call, struct saga *saga, enum err refusal)
{
    const struct provider_answer nothing = {0};
    const char *detail = call->detail;
    struct payment_memo *memo = NULL;
    const char *reason;
    enum err err = payment_memo(call, saga, &memo);

    if (err && err != ERR_PAYMENT_NOT_FOUND)
        return err;
    reason = reason_of(refusal, memo ? &memo->answer : &nothing);
    err = memo ? payment_refuse(call, &memo->row, reason, memo->answer.raw) : ERR_OK;
    if (!err)
        err = decide(call, saga, refusal);
    if (err)
        return err;
    if (!saga->is_parked)
        saga->reason = arena_printf(call->arena, "the payment was refused: %s", reason);
    call->detail = detail;
    return idempotency_refused(call, saga->request_id, refusal);
}
