/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of delivery that travels, for tests.
 * GENERATED from spec/domains/delivery.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool delivery_history_view_decode(struct jread *in, struct delivery_history_view *ret)
{
    jread_str(in, "status", NULL, &ret->status);
    jread_opt_str(in, "location", NULL, &ret->location_presence, &ret->location);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

bool delivery_view_decode(struct jread *in, struct delivery_view *ret)
{
    struct jread *inner;

    jread_str(in, "trackingNumber", NULL, &ret->tracking_number);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_enum(in, "status", NULL, &delivery_status_names, &ret->status);
    jread_opt_str(in, "carrier", NULL, &ret->carrier_presence, &ret->carrier);
    jread_str(in, "shippingAddress", NULL, &ret->shipping_address);
    jread_opt_date(in, "estimatedDeliveryDate", NULL, &ret->estimated_delivery_date_presence,
                   &ret->estimated_delivery_date);
    jread_opt_date(in, "actualDeliveryDate", NULL, &ret->actual_delivery_date_presence,
                   &ret->actual_delivery_date);
    jread_str(in, "receiverName", NULL, &ret->receiver_name);
    jread_str(in, "receiverPhone", NULL, &ret->receiver_phone);
    inner = jread_list(in, "histories", NULL, true, NULL, &ret->n_histories);
    ret->histories = arena_alloc(jread_arena(in), ret->n_histories * sizeof *ret->histories);
    for (size_t i = 0; i < ret->n_histories; i++)
        delivery_history_view_decode(jread_item(inner, i), &ret->histories[i]);
    return jread_done(in);
}

bool delivery_shipped_event_decode(struct jread *in, struct delivery_shipped_event *ret)
{
    jread_str(in, "trackingNumber", NULL, &ret->tracking_number);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

void delivery_status_change_encode(struct jwrite *out, const char *key,
                                   const struct delivery_status_change *value)
{
    jwrite_object(out, key);
    jwrite_enum(out, "status", value->status, &delivery_status_names);
    if (value->location_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "location", value->location_presence, value->location);
    if (value->description_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_object_end(out);
}

static bool decode_delivery_history_view(struct jread *in, void *ret)
{
    return delivery_history_view_decode(in, ret);
}

static void encode_delivery_history_view(struct jwrite *out, const void *value)
{
    delivery_history_view_encode(out, NULL, value);
}

const struct dto_codec delivery_history_view_codec = {
    .name = "delivery_history_view",
    .size = sizeof(struct delivery_history_view),
    .decode = decode_delivery_history_view,
    .encode = encode_delivery_history_view,
};

static bool decode_delivery_view(struct jread *in, void *ret)
{
    return delivery_view_decode(in, ret);
}

static void encode_delivery_view(struct jwrite *out, const void *value)
{
    delivery_view_encode(out, NULL, value);
}

const struct dto_codec delivery_view_codec = {
    .name = "delivery_view",
    .size = sizeof(struct delivery_view),
    .decode = decode_delivery_view,
    .encode = encode_delivery_view,
};

static bool decode_delivery_status_change(struct jread *in, void *ret)
{
    return delivery_status_change_decode(in, ret);
}

static void encode_delivery_status_change(struct jwrite *out, const void *value)
{
    delivery_status_change_encode(out, NULL, value);
}

const struct dto_codec delivery_status_change_codec = {
    .name = "delivery_status_change",
    .size = sizeof(struct delivery_status_change),
    .decode = decode_delivery_status_change,
    .encode = encode_delivery_status_change,
};

static bool decode_delivery_shipped_event(struct jread *in, void *ret)
{
    return delivery_shipped_event_decode(in, ret);
}

static void encode_delivery_shipped_event(struct jwrite *out, const void *value)
{
    delivery_shipped_event_encode(out, NULL, value);
}

const struct dto_codec delivery_shipped_event_codec = {
    .name = "delivery_shipped_event",
    .size = sizeof(struct delivery_shipped_event),
    .decode = decode_delivery_shipped_event,
    .encode = encode_delivery_shipped_event,
};
