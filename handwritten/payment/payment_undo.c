/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes back a payment whose order cannot be finished: first the money, then the record. Both can
 * be repeated; the memo is not believed here, since what failed may have been rolled back.
 */
#include "order_sagas.h"
#include "payment.h"
#include "payment_repo.h"

enum err cancel_charge(struct call *call, struct saga *saga)
{
    struct provider_answer answer;
    struct payment_row row;
    enum err err = newest_payment_of_order_query(call, saga->order_id, &row);

    if (err)
        return err == ERR_PAYMENT_NOT_FOUND ? ERR_OK : err;
    if (row.amount == 0 ||
        (row.status != PAYMENT_STATUS_PROCESSING && row.status != PAYMENT_STATUS_COMPLETED))
        return ERR_OK;
    provider_cancel(call, row.payment_number, payment_refund_key(call, &row), row.amount, &answer);
    if (answer.outcome == PROVIDER_APPROVED)
        return ERR_OK;
    return call_fail(call, ERR_PAYMENT_REFUND_FAILED, "%s",
                     answer.reason ? answer.reason : "the payment provider did not answer");
}

static enum err give_back(struct call *call, const struct payment_row *row)
{
    uint64_t n_returned;

    return return_payment_query(call, row->id, value_now_us(), &n_returned);
}

enum err refund_payment(struct call *call, struct saga *saga)
{
    const char *reason = "the order could not be finished; no money is kept";
    struct payment_row row;
    enum err err = lock_newest_payment_of_order_query(call, saga->order_id, &row);

    if (err)
        return err == ERR_PAYMENT_NOT_FOUND ? ERR_OK : err;
    if (row.status == PAYMENT_STATUS_COMPLETED)
        return give_back(call, &row);
    return payment_refuse(call, &row, reason, NULL);
}
