/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What payment takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/payment.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_DTO_H
#define PAYMENT_DTO_H

#include "jread.h"
#include "jwrite.h"

enum payment_method {
    PAYMENT_METHOD_CREDIT_CARD,
    PAYMENT_METHOD_BANK_TRANSFER,
    PAYMENT_METHOD_VIRTUAL_ACCOUNT,
    PAYMENT_METHOD_KAKAO_PAY,
    PAYMENT_METHOD_NAVER_PAY,
};
extern const struct enum_names payment_method_names;

enum payment_status {
    PAYMENT_STATUS_PENDING,
    PAYMENT_STATUS_PROCESSING,
    PAYMENT_STATUS_COMPLETED,
    PAYMENT_STATUS_FAILED,
    PAYMENT_STATUS_CANCELLED,
    PAYMENT_STATUS_REFUNDED,
};
extern const struct enum_names payment_status_names;

/* An order was paid. */
struct payment_completed_event {
    const char *payment_number;
    const char *order_number;
    int64_t amount;
};
bool payment_completed_event_decode(struct jread *in, struct payment_completed_event *ret);
void payment_completed_event_encode(struct jwrite *out, const char *key,
                                    const struct payment_completed_event *value);

/* A payment was refused. */
struct payment_failed_event {
    const char *payment_number;
    const char *order_number;
    const char *reason;
};
bool payment_failed_event_decode(struct jread *in, struct payment_failed_event *ret);
void payment_failed_event_encode(struct jwrite *out, const char *key,
                                 const struct payment_failed_event *value);

struct new_payment {
    const char *order_number;
    /* enum payment_method */
    int payment_method;
    /* When given, it must be the order's final amount. */
    enum presence amount_presence;
    int64_t amount;
};
bool new_payment_decode(struct jread *in, struct new_payment *ret);

struct payment_view {
    const char *payment_number;
    const char *order_number;
    int64_t amount;
    /* enum payment_status */
    int status;
    /* enum payment_method */
    int payment_method;
    /* The provider's own number. */
    enum presence pg_transaction_id_presence;
    const char *pg_transaction_id;
    enum presence failure_reason_presence;
    const char *failure_reason;
    enum presence paid_at_presence;
    int64_t paid_at;
    enum presence refunded_at_presence;
    int64_t refunded_at;
    int64_t created_at;
};
void payment_view_encode(struct jwrite *out, const char *key, const struct payment_view *value);

/* Locks an order that can be paid, and stores the payment that the provider is about to be asked
 * for. No row: something speaks against it. `payer` null is somebody who may pay every order. */
struct begin_payment_row {
    int64_t id;
    int64_t order_id;
    const char *user_id;
    int64_t amount;
};

struct live_payment_of_order_row {
    int64_t id;
};

/* What the steps of a payment must know of it. */
struct payment_row {
    int64_t id;
    const char *payment_number;
    int64_t order_id;
    const char *order_number;
    const char *user_id;
    int64_t amount;
    /* enum payment_status */
    int status;
    /* enum payment_method */
    int payment_method;
    /* The provider's own number. */
    enum presence pg_transaction_id_presence;
    const char *pg_transaction_id;
    enum presence failure_reason_presence;
    const char *failure_reason;
    enum presence paid_at_presence;
    int64_t paid_at;
    enum presence refunded_at_presence;
    int64_t refunded_at;
    /* The idempotency key that waits for its outcome. */
    enum presence request_id_presence;
    int64_t request_id;
    int64_t created_at;
};

struct order_of_payment_row {
    int64_t order_id;
};

/* How often the provider refused to pay an order; payments that never reached it do not count. */
struct count_refused_payments_row {
    int64_t n;
};

/* What waits for the provider and is driven by nobody, the longest wait first. */
struct sagas_to_settle_row {
    int64_t order_id;
    const char *saga;
};

#endif
