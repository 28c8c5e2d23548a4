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
void payment_completed_event_encode(struct jwrite *out, const char *key,
                                    const struct payment_completed_event *value);

/* A payment was refused. */
struct payment_failed_event {
    const char *payment_number;
    const char *order_number;
    const char *reason;
};
void payment_failed_event_encode(struct jwrite *out, const char *key,
                                 const struct payment_failed_event *value);

#endif
