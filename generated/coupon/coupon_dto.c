/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of coupon: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/coupon.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names discount_type_names = {
    .names =
        (const char *const[]){
            [DISCOUNT_TYPE_FIXED] = "FIXED",
            [DISCOUNT_TYPE_PERCENTAGE] = "PERCENTAGE",
        },
    .n_names = 2,
};

const struct enum_names coupon_status_names = {
    .names =
        (const char *const[]){
            [COUPON_STATUS_ACTIVE] = "ACTIVE",
            [COUPON_STATUS_EXHAUSTED] = "EXHAUSTED",
            [COUPON_STATUS_EXPIRED] = "EXPIRED",
            [COUPON_STATUS_INACTIVE] = "INACTIVE",
        },
    .n_names = 4,
};

const struct enum_names user_coupon_status_names = {
    .names =
        (const char *const[]){
            [USER_COUPON_STATUS_AVAILABLE] = "AVAILABLE",
            [USER_COUPON_STATUS_USED] = "USED",
            [USER_COUPON_STATUS_EXPIRED] = "EXPIRED",
        },
    .n_names = 3,
};

bool new_coupon_decode(struct jread *in, struct new_coupon *ret)
{
    static const struct jread_rule code_rule = {.min = 1, .max = 50};
    static const struct jread_rule name_rule = {.min = 1, .max = 100};
    static const struct jread_rule description_rule = {.max = 500};
    static const struct jread_rule discount_value_rule = {.min = 1, .max = 999999999999};
    static const struct jread_rule minimum_order_amount_rule = {.max = 999999999999};
    static const struct jread_rule maximum_discount_amount_rule = {.min = 1, .max = 999999999999};
    static const struct jread_rule total_quantity_rule = {.min = 1, .max = 2147483647};

    jread_str(in, "code", &code_rule, &ret->code);
    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_str(in, "description", &description_rule, &ret->description_presence,
                  &ret->description);
    jread_enum(in, "discountType", NULL, &discount_type_names, &ret->discount_type);
    jread_money(in, "discountValue", &discount_value_rule, &ret->discount_value);
    jread_opt_money(in, "minimumOrderAmount", &minimum_order_amount_rule,
                    &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    jread_opt_money(in, "maximumDiscountAmount", &maximum_discount_amount_rule,
                    &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
    jread_i64(in, "totalQuantity", &total_quantity_rule, &ret->total_quantity);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    jread_time(in, "expiresAt", NULL, &ret->expires_at);
    return jread_done(in);
}

void coupon_view_encode(struct jwrite *out, const char *key, const struct coupon_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "code", value->code);
    jwrite_str(out, "name", value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_enum(out, "discountType", value->discount_type, &discount_type_names);
    jwrite_money(out, "discountValue", value->discount_value);
    jwrite_opt_money(out, "minimumOrderAmount", value->minimum_order_amount_presence,
                     value->minimum_order_amount);
    jwrite_opt_money(out, "maximumDiscountAmount", value->maximum_discount_amount_presence,
                     value->maximum_discount_amount);
    jwrite_i64(out, "totalQuantity", value->total_quantity);
    jwrite_i64(out, "issuedQuantity", value->issued_quantity);
    jwrite_enum(out, "status", value->status, &coupon_status_names);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_time(out, "expiresAt", value->expires_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_i64(out, "remainingQuantity", value->remaining_quantity);
    jwrite_object_end(out);
}

void user_coupon_view_encode(struct jwrite *out, const char *key,
                             const struct user_coupon_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "couponId", value->coupon_id);
    jwrite_enum(out, "status", value->status, &user_coupon_status_names);
    jwrite_time(out, "issuedAt", value->issued_at);
    jwrite_opt_time(out, "usedAt", value->used_at_presence, value->used_at);
    jwrite_time(out, "expiresAt", value->expires_at);
    jwrite_str(out, "couponCode", value->coupon_code);
    jwrite_str(out, "couponName", value->coupon_name);
    jwrite_enum(out, "discountType", value->discount_type, &discount_type_names);
    jwrite_money(out, "discountValue", value->discount_value);
    jwrite_opt_money(out, "minimumOrderAmount", value->minimum_order_amount_presence,
                     value->minimum_order_amount);
    jwrite_opt_money(out, "maximumDiscountAmount", value->maximum_discount_amount_presence,
                     value->maximum_discount_amount);
    jwrite_opt_str(out, "orderNumber", value->order_number_presence, value->order_number);
    jwrite_object_end(out);
}

void coupon_issued_event_encode(struct jwrite *out, const char *key,
                                const struct coupon_issued_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "couponId", value->coupon_id);
    jwrite_str(out, "userId", value->user_id);
    jwrite_str(out, "couponCode", value->coupon_code);
    jwrite_object_end(out);
}
