/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of payment: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/payment.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names payment_method_names = {
    .names =
        (const char *const[]){
            [PAYMENT_METHOD_CREDIT_CARD] = "CREDIT_CARD",
            [PAYMENT_METHOD_BANK_TRANSFER] = "BANK_TRANSFER",
            [PAYMENT_METHOD_VIRTUAL_ACCOUNT] = "VIRTUAL_ACCOUNT",
            [PAYMENT_METHOD_KAKAO_PAY] = "KAKAO_PAY",
            [PAYMENT_METHOD_NAVER_PAY] = "NAVER_PAY",
        },
    .n_names = 5,
};

const struct enum_names payment_status_names = {
    .names =
        (const char *const[]){
            [PAYMENT_STATUS_PENDING] = "PENDING",
            [PAYMENT_STATUS_PROCESSING] = "PROCESSING",
            [PAYMENT_STATUS_COMPLETED] = "COMPLETED",
            [PAYMENT_STATUS_FAILED] = "FAILED",
            [PAYMENT_STATUS_CANCELLED] = "CANCELLED",
            [PAYMENT_STATUS_REFUNDED] = "REFUNDED",
        },
    .n_names = 6,
};

bool payment_completed_event_decode(struct jread *in, struct payment_completed_event *ret)
{
    static const struct jread_rule payment_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule amount_rule = {.min = -999999999999, .max = 999999999999};

    jread_str(in, "paymentNumber", &payment_number_rule, &ret->payment_number);
    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_money(in, "amount", &amount_rule, &ret->amount);
    return jread_done(in);
}

bool payment_failed_event_decode(struct jread *in, struct payment_failed_event *ret)
{
    static const struct jread_rule payment_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule reason_rule = {.max = 500};

    jread_str(in, "paymentNumber", &payment_number_rule, &ret->payment_number);
    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_str(in, "reason", &reason_rule, &ret->reason);
    return jread_done(in);
}

bool new_payment_decode(struct jread *in, struct new_payment *ret)
{
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule payment_method_rule = {
        .err = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
        .missing = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
    };
    static const struct jread_rule amount_rule = {
        .max = 999999999999,
        .err = ERR_INVALID_PAYMENT_AMOUNT,
    };

    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_enum(in, "paymentMethod", &payment_method_rule, &payment_method_names,
               &ret->payment_method);
    jread_opt_money(in, "amount", &amount_rule, &ret->amount_presence, &ret->amount);
    return jread_done(in);
}

void payment_completed_event_encode(struct jwrite *out, const char *key,
                                    const struct payment_completed_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "paymentNumber", value->payment_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_money(out, "amount", value->amount);
    jwrite_object_end(out);
}

void payment_failed_event_encode(struct jwrite *out, const char *key,
                                 const struct payment_failed_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "paymentNumber", value->payment_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "reason", value->reason);
    jwrite_object_end(out);
}

void payment_view_encode(struct jwrite *out, const char *key, const struct payment_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "paymentNumber", value->payment_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_money(out, "amount", value->amount);
    jwrite_enum(out, "status", value->status, &payment_status_names);
    jwrite_enum(out, "paymentMethod", value->payment_method, &payment_method_names);
    jwrite_opt_str(out, "pgTransactionId", value->pg_transaction_id_presence,
                   value->pg_transaction_id);
    jwrite_opt_str(out, "failureReason", value->failure_reason_presence, value->failure_reason);
    jwrite_opt_time(out, "paidAt", value->paid_at_presence, value->paid_at);
    jwrite_opt_time(out, "refundedAt", value->refunded_at_presence, value->refunded_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}
