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

bool order_item_view_decode(struct jread *in, struct order_item_view *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_str(in, "productName", NULL, &ret->product_name);
    jread_money(in, "price", NULL, &ret->price);
    jread_i64(in, "quantity", NULL, &ret->quantity);
    jread_money(in, "subtotal", NULL, &ret->subtotal);
    return jread_done(in);
}

bool order_created_event_decode(struct jread *in, struct order_created_event *ret)
{
    struct jread *inner;

    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_str(in, "userId", NULL, &ret->user_id);
    jread_money(in, "totalAmount", NULL, &ret->total_amount);
    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        order_item_view_decode(jread_item(inner, i), &ret->items[i]);
    return jread_done(in);
}

bool order_confirmed_event_decode(struct jread *in, struct order_confirmed_event *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_str(in, "userId", NULL, &ret->user_id);
    return jread_done(in);
}

bool order_cancelled_event_decode(struct jread *in, struct order_cancelled_event *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_str(in, "userId", NULL, &ret->user_id);
    jread_opt_str(in, "reason", NULL, &ret->reason_presence, &ret->reason);
    return jread_done(in);
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
