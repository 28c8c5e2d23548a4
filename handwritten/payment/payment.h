/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the payment domain share, and what the steps of others ask of it.
 */
#ifndef PAYMENT_H
#define PAYMENT_H

#include "payment_dto.h"
#include "provider.h"
#include "system/saga.h"

/* saga->memo of the steps of a payment: its row, as far as the saga has brought it, and what the
 * provider said last. Others leave the memo alone. */
struct payment_memo {
    struct payment_row row;
    struct provider_answer answer;
};

/* The memo of a saga; one that has none, in a process that took the saga over, reads the newest
 * payment of its order. ERR_PAYMENT_NOT_FOUND. Suspends. */
enum err payment_memo(struct call *call, struct saga *saga, struct payment_memo **ret);
/* A new memo of that payment. */
struct payment_memo *payment_memo_new(struct call *call, const struct payment_row *row);

void payment_view_of(const struct payment_row *row, struct payment_view *ret);

/* The key under which the provider pays a payment back: there is one, since it is paid back once
 * and whole. */
const char *payment_refund_key(struct call *call, const struct payment_row *row);

/* Marks a payment that still waits as refused or given back, and tells others. In the caller's
 * transaction. raw: what the provider answered, or NULL. Suspends. */
enum err payment_refuse(struct call *call, struct payment_row *row, const char *reason,
                        const char *raw);

/* Stores the answer to the key that waits for an order's saga, a payment's or a refund's: for its
 * last step, in that one's transaction. Without a key they do nothing. Suspend. */
enum err payment_answer(struct call *call, struct saga *saga);
enum err refund_answer(struct call *call, struct saga *saga);

#endif
