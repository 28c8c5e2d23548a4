/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of payment that travels, for tests.
 * GENERATED from spec/domains/payment.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool payment_view_decode(struct jread *in, struct payment_view *ret)
{
    jread_str(in, "paymentNumber", NULL, &ret->payment_number);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_money(in, "amount", NULL, &ret->amount);
    jread_enum(in, "status", NULL, &payment_status_names, &ret->status);
    jread_enum(in, "paymentMethod", NULL, &payment_method_names, &ret->payment_method);
    jread_opt_str(in, "pgTransactionId", NULL, &ret->pg_transaction_id_presence,
                  &ret->pg_transaction_id);
    jread_opt_str(in, "failureReason", NULL, &ret->failure_reason_presence, &ret->failure_reason);
    jread_opt_time(in, "paidAt", NULL, &ret->paid_at_presence, &ret->paid_at);
    jread_opt_time(in, "refundedAt", NULL, &ret->refunded_at_presence, &ret->refunded_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

void new_payment_encode(struct jwrite *out, const char *key, const struct new_payment *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_enum(out, "paymentMethod", value->payment_method, &payment_method_names);
    if (value->amount_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "amount", value->amount_presence, value->amount);
    jwrite_object_end(out);
}

static bool decode_payment_completed_event(struct jread *in, void *ret)
{
    return payment_completed_event_decode(in, ret);
}

static void encode_payment_completed_event(struct jwrite *out, const void *value)
{
    payment_completed_event_encode(out, NULL, value);
}

const struct dto_codec payment_completed_event_codec = {
    .name = "payment_completed_event",
    .size = sizeof(struct payment_completed_event),
    .decode = decode_payment_completed_event,
    .encode = encode_payment_completed_event,
};

static bool decode_payment_failed_event(struct jread *in, void *ret)
{
    return payment_failed_event_decode(in, ret);
}

static void encode_payment_failed_event(struct jwrite *out, const void *value)
{
    payment_failed_event_encode(out, NULL, value);
}

const struct dto_codec payment_failed_event_codec = {
    .name = "payment_failed_event",
    .size = sizeof(struct payment_failed_event),
    .decode = decode_payment_failed_event,
    .encode = encode_payment_failed_event,
};

static bool decode_new_payment(struct jread *in, void *ret)
{
    return new_payment_decode(in, ret);
}

static void encode_new_payment(struct jwrite *out, const void *value)
{
    new_payment_encode(out, NULL, value);
}

const struct dto_codec new_payment_codec = {
    .name = "new_payment",
    .size = sizeof(struct new_payment),
    .decode = decode_new_payment,
    .encode = encode_new_payment,
};

static bool decode_payment_view(struct jread *in, void *ret)
{
    return payment_view_decode(in, ret);
}

static void encode_payment_view(struct jwrite *out, const void *value)
{
    payment_view_encode(out, NULL, value);
}

const struct dto_codec payment_view_codec = {
    .name = "payment_view",
    .size = sizeof(struct payment_view),
    .decode = decode_payment_view,
    .encode = encode_payment_view,
};
