/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of coupon that travels, for tests.
 * GENERATED from spec/domains/coupon.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool coupon_view_decode(struct jread *in, struct coupon_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "code", NULL, &ret->code);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_enum(in, "discountType", NULL, &discount_type_names, &ret->discount_type);
    jread_money(in, "discountValue", NULL, &ret->discount_value);
    jread_opt_money(in, "minimumOrderAmount", NULL, &ret->minimum_order_amount_presence,
                    &ret->minimum_order_amount);
    jread_opt_money(in, "maximumDiscountAmount", NULL, &ret->maximum_discount_amount_presence,
                    &ret->maximum_discount_amount);
    jread_i64(in, "totalQuantity", NULL, &ret->total_quantity);
    jread_i64(in, "issuedQuantity", NULL, &ret->issued_quantity);
    jread_enum(in, "status", NULL, &coupon_status_names, &ret->status);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    jread_time(in, "expiresAt", NULL, &ret->expires_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_i64(in, "remainingQuantity", NULL, &ret->remaining_quantity);
    return jread_done(in);
}

bool user_coupon_view_decode(struct jread *in, struct user_coupon_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "couponId", NULL, &ret->coupon_id);
    jread_enum(in, "status", NULL, &user_coupon_status_names, &ret->status);
    jread_time(in, "issuedAt", NULL, &ret->issued_at);
    jread_opt_time(in, "usedAt", NULL, &ret->used_at_presence, &ret->used_at);
    jread_time(in, "expiresAt", NULL, &ret->expires_at);
    jread_str(in, "couponCode", NULL, &ret->coupon_code);
    jread_str(in, "couponName", NULL, &ret->coupon_name);
    jread_enum(in, "discountType", NULL, &discount_type_names, &ret->discount_type);
    jread_money(in, "discountValue", NULL, &ret->discount_value);
    jread_opt_money(in, "minimumOrderAmount", NULL, &ret->minimum_order_amount_presence,
                    &ret->minimum_order_amount);
    jread_opt_money(in, "maximumDiscountAmount", NULL, &ret->maximum_discount_amount_presence,
                    &ret->maximum_discount_amount);
    jread_opt_str(in, "orderNumber", NULL, &ret->order_number_presence, &ret->order_number);
    return jread_done(in);
}

bool coupon_issued_event_decode(struct jread *in, struct coupon_issued_event *ret)
{
    jread_i64(in, "couponId", NULL, &ret->coupon_id);
    jread_str(in, "userId", NULL, &ret->user_id);
    jread_str(in, "couponCode", NULL, &ret->coupon_code);
    return jread_done(in);
}

void new_coupon_encode(struct jwrite *out, const char *key, const struct new_coupon *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "code", value->code);
    jwrite_str(out, "name", value->name);
    if (value->description_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_enum(out, "discountType", value->discount_type, &discount_type_names);
    jwrite_money(out, "discountValue", value->discount_value);
    if (value->minimum_order_amount_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "minimumOrderAmount", value->minimum_order_amount_presence,
                         value->minimum_order_amount);
    if (value->maximum_discount_amount_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "maximumDiscountAmount", value->maximum_discount_amount_presence,
                         value->maximum_discount_amount);
    jwrite_i64(out, "totalQuantity", value->total_quantity);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_time(out, "expiresAt", value->expires_at);
    jwrite_object_end(out);
}

static bool decode_coupon_view(struct jread *in, void *ret)
{
    return coupon_view_decode(in, ret);
}

static void encode_coupon_view(struct jwrite *out, const void *value)
{
    coupon_view_encode(out, NULL, value);
}

const struct dto_codec coupon_view_codec = {
    .name = "coupon_view",
    .size = sizeof(struct coupon_view),
    .decode = decode_coupon_view,
    .encode = encode_coupon_view,
};

static bool decode_user_coupon_view(struct jread *in, void *ret)
{
    return user_coupon_view_decode(in, ret);
}

static void encode_user_coupon_view(struct jwrite *out, const void *value)
{
    user_coupon_view_encode(out, NULL, value);
}

const struct dto_codec user_coupon_view_codec = {
    .name = "user_coupon_view",
    .size = sizeof(struct user_coupon_view),
    .decode = decode_user_coupon_view,
    .encode = encode_user_coupon_view,
};

static bool decode_new_coupon(struct jread *in, void *ret)
{
    return new_coupon_decode(in, ret);
}

static void encode_new_coupon(struct jwrite *out, const void *value)
{
    new_coupon_encode(out, NULL, value);
}

const struct dto_codec new_coupon_codec = {
    .name = "new_coupon",
    .size = sizeof(struct new_coupon),
    .decode = decode_new_coupon,
    .encode = encode_new_coupon,
};

static bool decode_coupon_issued_event(struct jread *in, void *ret)
{
    return coupon_issued_event_decode(in, ret);
}

static void encode_coupon_issued_event(struct jwrite *out, const void *value)
{
    coupon_issued_event_encode(out, NULL, value);
}

const struct dto_codec coupon_issued_event_codec = {
    .name = "coupon_issued_event",
    .size = sizeof(struct coupon_issued_event),
    .decode = decode_coupon_issued_event,
    .encode = encode_coupon_issued_event,
};
