/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of timedeal that travels, for tests.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool time_deal_product_view_decode(struct jread *in, struct time_deal_product_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_money(in, "dealPrice", NULL, &ret->deal_price);
    jread_i64(in, "dealQuantity", NULL, &ret->deal_quantity);
    jread_i64(in, "soldQuantity", NULL, &ret->sold_quantity);
    jread_i64(in, "maxPerUser", NULL, &ret->max_per_user);
    jread_str(in, "productName", NULL, &ret->product_name);
    jread_money(in, "originalPrice", NULL, &ret->original_price);
    jread_i64(in, "remainingQuantity", NULL, &ret->remaining_quantity);
    return jread_done(in);
}

bool time_deal_view_decode(struct jread *in, struct time_deal_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_enum(in, "status", NULL, &time_deal_status_names, &ret->status);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    jread_time(in, "endsAt", NULL, &ret->ends_at);
    jread_bool(in, "requiresQueue", NULL, &ret->requires_queue);
    inner = jread_list(in, "products", NULL, true, NULL, &ret->n_products);
    ret->products = arena_alloc(jread_arena(in), ret->n_products * sizeof *ret->products);
    for (size_t i = 0; i < ret->n_products; i++)
        time_deal_product_view_decode(jread_item(inner, i), &ret->products[i]);
    return jread_done(in);
}

bool time_deal_purchase_view_decode(struct jread *in, struct time_deal_purchase_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "timeDealProductId", NULL, &ret->time_deal_product_id);
    jread_i64(in, "quantity", NULL, &ret->quantity);
    jread_money(in, "purchasePrice", NULL, &ret->purchase_price);
    jread_time(in, "purchasedAt", NULL, &ret->purchased_at);
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_str(in, "productName", NULL, &ret->product_name);
    jread_money(in, "totalPrice", NULL, &ret->total_price);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

bool timedeal_started_event_decode(struct jread *in, struct timedeal_started_event *ret)
{
    jread_i64(in, "timeDealId", NULL, &ret->time_deal_id);
    jread_str(in, "name", NULL, &ret->name);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    return jread_done(in);
}

static bool decode_time_deal_product_view(struct jread *in, void *ret)
{
    return time_deal_product_view_decode(in, ret);
}

static void encode_time_deal_product_view(struct jwrite *out, const void *value)
{
    time_deal_product_view_encode(out, NULL, value);
}

const struct dto_codec time_deal_product_view_codec = {
    .name = "time_deal_product_view",
    .size = sizeof(struct time_deal_product_view),
    .decode = decode_time_deal_product_view,
    .encode = encode_time_deal_product_view,
};

static bool decode_time_deal_view(struct jread *in, void *ret)
{
    return time_deal_view_decode(in, ret);
}

static void encode_time_deal_view(struct jwrite *out, const void *value)
{
    time_deal_view_encode(out, NULL, value);
}

const struct dto_codec time_deal_view_codec = {
    .name = "time_deal_view",
    .size = sizeof(struct time_deal_view),
    .decode = decode_time_deal_view,
    .encode = encode_time_deal_view,
};

static bool decode_time_deal_purchase_view(struct jread *in, void *ret)
{
    return time_deal_purchase_view_decode(in, ret);
}

static void encode_time_deal_purchase_view(struct jwrite *out, const void *value)
{
    time_deal_purchase_view_encode(out, NULL, value);
}

const struct dto_codec time_deal_purchase_view_codec = {
    .name = "time_deal_purchase_view",
    .size = sizeof(struct time_deal_purchase_view),
    .decode = decode_time_deal_purchase_view,
    .encode = encode_time_deal_purchase_view,
};

static bool decode_timedeal_started_event(struct jread *in, void *ret)
{
    return timedeal_started_event_decode(in, ret);
}

static void encode_timedeal_started_event(struct jwrite *out, const void *value)
{
    timedeal_started_event_encode(out, NULL, value);
}

const struct dto_codec timedeal_started_event_codec = {
    .name = "timedeal_started_event",
    .size = sizeof(struct timedeal_started_event),
    .decode = decode_timedeal_started_event,
    .encode = encode_timedeal_started_event,
};
