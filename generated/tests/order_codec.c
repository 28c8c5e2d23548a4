/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of order that travels, for tests.
 * GENERATED from spec/domains/order.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool order_view_decode(struct jread *in, struct order_view *ret)
{
    struct jread *inner;

    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_enum(in, "status", NULL, &order_status_names, &ret->status);
    jread_money(in, "totalAmount", NULL, &ret->total_amount);
    jread_money(in, "discountAmount", NULL, &ret->discount_amount);
    jread_money(in, "finalAmount", NULL, &ret->final_amount);
    jread_opt_i64(in, "userCouponId", NULL, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    jread_opt_str(in, "cancelReason", NULL, &ret->cancel_reason_presence, &ret->cancel_reason);
    jread_opt_time(in, "cancelledAt", NULL, &ret->cancelled_at_presence, &ret->cancelled_at);
    jread_opt_time(in, "expiresAt", NULL, &ret->expires_at_presence, &ret->expires_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        order_item_view_decode(jread_item(inner, i), &ret->items[i]);
    inner = jread_object(in, "shippingAddress", NULL, true, NULL);
    if (inner)
        shipping_address_decode(inner, &ret->shipping_address);
    return jread_done(in);
}

bool customer_decode(struct jread *in, struct customer *ret)
{
    jread_opt_str(in, "name", NULL, &ret->name_presence, &ret->name);
    jread_opt_str(in, "email", NULL, &ret->email_presence, &ret->email);
    return jread_done(in);
}

bool admin_order_view_decode(struct jread *in, struct admin_order_view *ret)
{
    struct jread *inner;

    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_str(in, "userId", NULL, &ret->user_id);
    jread_enum(in, "status", NULL, &order_status_names, &ret->status);
    jread_money(in, "totalAmount", NULL, &ret->total_amount);
    jread_money(in, "discountAmount", NULL, &ret->discount_amount);
    jread_money(in, "finalAmount", NULL, &ret->final_amount);
    jread_opt_i64(in, "userCouponId", NULL, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    jread_opt_str(in, "cancelReason", NULL, &ret->cancel_reason_presence, &ret->cancel_reason);
    jread_opt_time(in, "cancelledAt", NULL, &ret->cancelled_at_presence, &ret->cancelled_at);
    jread_opt_time(in, "expiresAt", NULL, &ret->expires_at_presence, &ret->expires_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        order_item_view_decode(jread_item(inner, i), &ret->items[i]);
    inner = jread_object(in, "shippingAddress", NULL, true, NULL);
    if (inner)
        shipping_address_decode(inner, &ret->shipping_address);
    inner = jread_object(in, "customer", NULL, false, &ret->customer_presence);
    if (inner)
        customer_decode(inner, &ret->customer);
    return jread_done(in);
}

void new_order_encode(struct jwrite *out, const char *key, const struct new_order *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "cartId", value->cart_id);
    shipping_address_encode(out, "shippingAddress", &value->shipping_address);
    if (value->user_coupon_id_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "userCouponId", value->user_coupon_id_presence, value->user_coupon_id);
    jwrite_object_end(out);
}

void cancellation_encode(struct jwrite *out, const char *key, const struct cancellation *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "reason", value->reason);
    jwrite_object_end(out);
}

void order_status_change_encode(struct jwrite *out, const char *key,
                                const struct order_status_change *value)
{
    jwrite_object(out, key);
    jwrite_enum(out, "status", value->status, &order_status_names);
    if (value->reason_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_object_end(out);
}

static bool decode_order_item_view(struct jread *in, void *ret)
{
    return order_item_view_decode(in, ret);
}

static void encode_order_item_view(struct jwrite *out, const void *value)
{
    order_item_view_encode(out, NULL, value);
}

const struct dto_codec order_item_view_codec = {
    .name = "order_item_view",
    .size = sizeof(struct order_item_view),
    .decode = decode_order_item_view,
    .encode = encode_order_item_view,
};

static bool decode_order_created_event(struct jread *in, void *ret)
{
    return order_created_event_decode(in, ret);
}

static void encode_order_created_event(struct jwrite *out, const void *value)
{
    order_created_event_encode(out, NULL, value);
}

const struct dto_codec order_created_event_codec = {
    .name = "order_created_event",
    .size = sizeof(struct order_created_event),
    .decode = decode_order_created_event,
    .encode = encode_order_created_event,
};

static bool decode_order_confirmed_event(struct jread *in, void *ret)
{
    return order_confirmed_event_decode(in, ret);
}

static void encode_order_confirmed_event(struct jwrite *out, const void *value)
{
    order_confirmed_event_encode(out, NULL, value);
}

const struct dto_codec order_confirmed_event_codec = {
    .name = "order_confirmed_event",
    .size = sizeof(struct order_confirmed_event),
    .decode = decode_order_confirmed_event,
    .encode = encode_order_confirmed_event,
};

static bool decode_order_cancelled_event(struct jread *in, void *ret)
{
    return order_cancelled_event_decode(in, ret);
}

static void encode_order_cancelled_event(struct jwrite *out, const void *value)
{
    order_cancelled_event_encode(out, NULL, value);
}

const struct dto_codec order_cancelled_event_codec = {
    .name = "order_cancelled_event",
    .size = sizeof(struct order_cancelled_event),
    .decode = decode_order_cancelled_event,
    .encode = encode_order_cancelled_event,
};

static bool decode_shipping_address(struct jread *in, void *ret)
{
    return shipping_address_decode(in, ret);
}

static void encode_shipping_address(struct jwrite *out, const void *value)
{
    shipping_address_encode(out, NULL, value);
}

const struct dto_codec shipping_address_codec = {
    .name = "shipping_address",
    .size = sizeof(struct shipping_address),
    .decode = decode_shipping_address,
    .encode = encode_shipping_address,
};

static bool decode_new_order(struct jread *in, void *ret)
{
    return new_order_decode(in, ret);
}

static void encode_new_order(struct jwrite *out, const void *value)
{
    new_order_encode(out, NULL, value);
}

const struct dto_codec new_order_codec = {
    .name = "new_order",
    .size = sizeof(struct new_order),
    .decode = decode_new_order,
    .encode = encode_new_order,
};

static bool decode_order_view(struct jread *in, void *ret)
{
    return order_view_decode(in, ret);
}

static void encode_order_view(struct jwrite *out, const void *value)
{
    order_view_encode(out, NULL, value);
}

const struct dto_codec order_view_codec = {
    .name = "order_view",
    .size = sizeof(struct order_view),
    .decode = decode_order_view,
    .encode = encode_order_view,
};

static bool decode_cancellation(struct jread *in, void *ret)
{
    return cancellation_decode(in, ret);
}

static void encode_cancellation(struct jwrite *out, const void *value)
{
    cancellation_encode(out, NULL, value);
}

const struct dto_codec cancellation_codec = {
    .name = "cancellation",
    .size = sizeof(struct cancellation),
    .decode = decode_cancellation,
    .encode = encode_cancellation,
};

static bool decode_customer(struct jread *in, void *ret)
{
    return customer_decode(in, ret);
}

static void encode_customer(struct jwrite *out, const void *value)
{
    customer_encode(out, NULL, value);
}

const struct dto_codec customer_codec = {
    .name = "customer",
    .size = sizeof(struct customer),
    .decode = decode_customer,
    .encode = encode_customer,
};

static bool decode_admin_order_view(struct jread *in, void *ret)
{
    return admin_order_view_decode(in, ret);
}

static void encode_admin_order_view(struct jwrite *out, const void *value)
{
    admin_order_view_encode(out, NULL, value);
}

const struct dto_codec admin_order_view_codec = {
    .name = "admin_order_view",
    .size = sizeof(struct admin_order_view),
    .decode = decode_admin_order_view,
    .encode = encode_admin_order_view,
};

static bool decode_order_status_change(struct jread *in, void *ret)
{
    return order_status_change_decode(in, ret);
}

static void encode_order_status_change(struct jwrite *out, const void *value)
{
    order_status_change_encode(out, NULL, value);
}

const struct dto_codec order_status_change_codec = {
    .name = "order_status_change",
    .size = sizeof(struct order_status_change),
    .decode = decode_order_status_change,
    .encode = encode_order_status_change,
};
