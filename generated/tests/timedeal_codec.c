/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of timedeal that travels, for tests.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_codec.h"

#include "order_codec.h"
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

void new_time_deal_purchase_encode(struct jwrite *out, const char *key,
                                   const struct new_time_deal_purchase *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "timeDealProductId", value->time_deal_product_id);
    jwrite_i64(out, "quantity", value->quantity);
    shipping_address_encode(out, "shippingAddress", &value->shipping_address);
    jwrite_object_end(out);
}

void new_time_deal_product_encode(struct jwrite *out, const char *key,
                                  const struct new_time_deal_product *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_money(out, "dealPrice", value->deal_price);
    jwrite_i64(out, "dealQuantity", value->deal_quantity);
    jwrite_i64(out, "maxPerUser", value->max_per_user);
    jwrite_object_end(out);
}

void new_time_deal_encode(struct jwrite *out, const char *key, const struct new_time_deal *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "name", value->name);
    if (value->description_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_time(out, "endsAt", value->ends_at);
    if (value->requires_queue_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "requiresQueue", value->requires_queue_presence,
                        value->requires_queue);
    jwrite_array(out, "products");
    for (size_t i = 0; i < value->n_products; i++)
        new_time_deal_product_encode(out, NULL, &value->products[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
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

static bool decode_new_time_deal_purchase(struct jread *in, void *ret)
{
    return new_time_deal_purchase_decode(in, ret);
}

static void encode_new_time_deal_purchase(struct jwrite *out, const void *value)
{
    new_time_deal_purchase_encode(out, NULL, value);
}

const struct dto_codec new_time_deal_purchase_codec = {
    .name = "new_time_deal_purchase",
    .size = sizeof(struct new_time_deal_purchase),
    .decode = decode_new_time_deal_purchase,
    .encode = encode_new_time_deal_purchase,
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

static bool decode_new_time_deal_product(struct jread *in, void *ret)
{
    return new_time_deal_product_decode(in, ret);
}

static void encode_new_time_deal_product(struct jwrite *out, const void *value)
{
    new_time_deal_product_encode(out, NULL, value);
}

const struct dto_codec new_time_deal_product_codec = {
    .name = "new_time_deal_product",
    .size = sizeof(struct new_time_deal_product),
    .decode = decode_new_time_deal_product,
    .encode = encode_new_time_deal_product,
};

static bool decode_new_time_deal(struct jread *in, void *ret)
{
    return new_time_deal_decode(in, ret);
}

static void encode_new_time_deal(struct jwrite *out, const void *value)
{
    new_time_deal_encode(out, NULL, value);
}

const struct dto_codec new_time_deal_codec = {
    .name = "new_time_deal",
    .size = sizeof(struct new_time_deal),
    .decode = decode_new_time_deal,
    .encode = encode_new_time_deal,
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
