/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of payment. A payment function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/payment.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_HTTP_H
#define PAYMENT_HTTP_H

#include "payment_dto.h"
#include "order_dto.h"
#include "call.h"

struct list_def;

/* POST /payments: Pays an order. A refused payment cancels the order and gives its stock back.
 * Wants an Idempotency-Key. */
enum err create_payment_handle(struct call *call, const struct new_payment *in,
                               struct payment_view *ret);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err create_payment_answer(struct call *call, int64_t key_id, const struct payment_view *ret);
enum err create_payment_call(struct call *call);

/* GET /payments/{paymentNumber} */
struct get_payment_path {
    const char *payment_number;
};
enum err get_payment_call(struct call *call);

/* GET /payments: All attempts to pay an order, newest first. */
struct list_payments_of_order_query {
    const char *order_number;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_payments_of_order_def;
enum err list_payments_of_order_call(struct call *call);

/* POST /payments/{paymentNumber}/refund: Pays back the payment of an order that is not shipped;
 * stock and coupon go back. Wants an Idempotency-Key. */
struct refund_payment_path {
    const char *payment_number;
};
enum err refund_payment_handle(struct call *call, const struct refund_payment_path *path,
                               const struct cancellation *in, struct payment_view *ret);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err refund_payment_answer(struct call *call, int64_t key_id, const struct payment_view *ret);
enum err refund_payment_call(struct call *call);

#endif
