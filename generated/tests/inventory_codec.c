/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of inventory that travels, for tests.
 * GENERATED from spec/domains/inventory.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool inventory_view_decode(struct jread *in, struct inventory_view *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_i64(in, "availableQuantity", NULL, &ret->available_quantity);
    jread_i64(in, "reservedQuantity", NULL, &ret->reserved_quantity);
    jread_i64(in, "totalQuantity", NULL, &ret->total_quantity);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    return jread_done(in);
}

bool inventory_batch_view_decode(struct jread *in, struct inventory_batch_view *ret)
{
    struct jread *inner;

    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        inventory_view_decode(jread_item(inner, i), &ret->items[i]);
    inner = jread_list(in, "missing", NULL, true, NULL, &ret->n_missing);
    ret->missing = arena_alloc(jread_arena(in), ret->n_missing * sizeof *ret->missing);
    for (size_t i = 0; i < ret->n_missing; i++)
        jread_item_i64(inner, i, NULL, &ret->missing[i]);
    return jread_done(in);
}

bool stock_movement_view_decode(struct jread *in, struct stock_movement_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_enum(in, "movementType", NULL, &movement_type_names, &ret->movement_type);
    jread_i64(in, "quantity", NULL, &ret->quantity);
    jread_i64(in, "previousAvailable", NULL, &ret->previous_available);
    jread_i64(in, "afterAvailable", NULL, &ret->after_available);
    jread_i64(in, "previousReserved", NULL, &ret->previous_reserved);
    jread_i64(in, "afterReserved", NULL, &ret->after_reserved);
    jread_opt_enum(in, "referenceType", NULL, &movement_reference_names,
                   &ret->reference_type_presence, &ret->reference_type);
    jread_opt_str(in, "referenceId", NULL, &ret->reference_id_presence, &ret->reference_id);
    jread_opt_str(in, "reason", NULL, &ret->reason_presence, &ret->reason);
    jread_opt_str(in, "performedBy", NULL, &ret->performed_by_presence, &ret->performed_by);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

bool stock_update_decode(struct jread *in, struct stock_update *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_i64(in, "available", NULL, &ret->available);
    jread_i64(in, "reserved", NULL, &ret->reserved);
    jread_time(in, "at", NULL, &ret->at);
    return jread_done(in);
}

bool inventory_reserved_event_decode(struct jread *in, struct inventory_reserved_event *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_i64(in, "quantity", NULL, &ret->quantity);
    return jread_done(in);
}

bool inventory_restocked_event_decode(struct jread *in, struct inventory_restocked_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_i64(in, "available", NULL, &ret->available);
    return jread_done(in);
}

bool inventory_depleted_event_decode(struct jread *in, struct inventory_depleted_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    return jread_done(in);
}

void inventory_batch_encode(struct jwrite *out, const char *key,
                            const struct inventory_batch *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "productIds");
    for (size_t i = 0; i < value->n_product_ids; i++)
        jwrite_i64(out, NULL, value->product_ids[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void initial_stock_encode(struct jwrite *out, const char *key, const struct initial_stock *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "quantity", value->quantity);
    if (value->reason_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_object_end(out);
}

void stock_addition_encode(struct jwrite *out, const char *key, const struct stock_addition *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "quantity", value->quantity);
    if (value->reason_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_object_end(out);
}

void stock_adjustment_encode(struct jwrite *out, const char *key,
                             const struct stock_adjustment *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_str(out, "reason", value->reason);
    jwrite_object_end(out);
}

static bool decode_inventory_view(struct jread *in, void *ret)
{
    return inventory_view_decode(in, ret);
}

static void encode_inventory_view(struct jwrite *out, const void *value)
{
    inventory_view_encode(out, NULL, value);
}

const struct dto_codec inventory_view_codec = {
    .name = "inventory_view",
    .size = sizeof(struct inventory_view),
    .decode = decode_inventory_view,
    .encode = encode_inventory_view,
};

static bool decode_inventory_batch(struct jread *in, void *ret)
{
    return inventory_batch_decode(in, ret);
}

static void encode_inventory_batch(struct jwrite *out, const void *value)
{
    inventory_batch_encode(out, NULL, value);
}

const struct dto_codec inventory_batch_codec = {
    .name = "inventory_batch",
    .size = sizeof(struct inventory_batch),
    .decode = decode_inventory_batch,
    .encode = encode_inventory_batch,
};

static bool decode_inventory_batch_view(struct jread *in, void *ret)
{
    return inventory_batch_view_decode(in, ret);
}

static void encode_inventory_batch_view(struct jwrite *out, const void *value)
{
    inventory_batch_view_encode(out, NULL, value);
}

const struct dto_codec inventory_batch_view_codec = {
    .name = "inventory_batch_view",
    .size = sizeof(struct inventory_batch_view),
    .decode = decode_inventory_batch_view,
    .encode = encode_inventory_batch_view,
};

static bool decode_initial_stock(struct jread *in, void *ret)
{
    return initial_stock_decode(in, ret);
}

static void encode_initial_stock(struct jwrite *out, const void *value)
{
    initial_stock_encode(out, NULL, value);
}

const struct dto_codec initial_stock_codec = {
    .name = "initial_stock",
    .size = sizeof(struct initial_stock),
    .decode = decode_initial_stock,
    .encode = encode_initial_stock,
};

static bool decode_stock_addition(struct jread *in, void *ret)
{
    return stock_addition_decode(in, ret);
}

static void encode_stock_addition(struct jwrite *out, const void *value)
{
    stock_addition_encode(out, NULL, value);
}

const struct dto_codec stock_addition_codec = {
    .name = "stock_addition",
    .size = sizeof(struct stock_addition),
    .decode = decode_stock_addition,
    .encode = encode_stock_addition,
};

static bool decode_stock_adjustment(struct jread *in, void *ret)
{
    return stock_adjustment_decode(in, ret);
}

static void encode_stock_adjustment(struct jwrite *out, const void *value)
{
    stock_adjustment_encode(out, NULL, value);
}

const struct dto_codec stock_adjustment_codec = {
    .name = "stock_adjustment",
    .size = sizeof(struct stock_adjustment),
    .decode = decode_stock_adjustment,
    .encode = encode_stock_adjustment,
};

static bool decode_stock_movement_view(struct jread *in, void *ret)
{
    return stock_movement_view_decode(in, ret);
}

static void encode_stock_movement_view(struct jwrite *out, const void *value)
{
    stock_movement_view_encode(out, NULL, value);
}

const struct dto_codec stock_movement_view_codec = {
    .name = "stock_movement_view",
    .size = sizeof(struct stock_movement_view),
    .decode = decode_stock_movement_view,
    .encode = encode_stock_movement_view,
};

static bool decode_stock_update(struct jread *in, void *ret)
{
    return stock_update_decode(in, ret);
}

static void encode_stock_update(struct jwrite *out, const void *value)
{
    stock_update_encode(out, NULL, value);
}

const struct dto_codec stock_update_codec = {
    .name = "stock_update",
    .size = sizeof(struct stock_update),
    .decode = decode_stock_update,
    .encode = encode_stock_update,
};

static bool decode_inventory_reserved_event(struct jread *in, void *ret)
{
    return inventory_reserved_event_decode(in, ret);
}

static void encode_inventory_reserved_event(struct jwrite *out, const void *value)
{
    inventory_reserved_event_encode(out, NULL, value);
}

const struct dto_codec inventory_reserved_event_codec = {
    .name = "inventory_reserved_event",
    .size = sizeof(struct inventory_reserved_event),
    .decode = decode_inventory_reserved_event,
    .encode = encode_inventory_reserved_event,
};

static bool decode_inventory_restocked_event(struct jread *in, void *ret)
{
    return inventory_restocked_event_decode(in, ret);
}

static void encode_inventory_restocked_event(struct jwrite *out, const void *value)
{
    inventory_restocked_event_encode(out, NULL, value);
}

const struct dto_codec inventory_restocked_event_codec = {
    .name = "inventory_restocked_event",
    .size = sizeof(struct inventory_restocked_event),
    .decode = decode_inventory_restocked_event,
    .encode = encode_inventory_restocked_event,
};

static bool decode_inventory_depleted_event(struct jread *in, void *ret)
{
    return inventory_depleted_event_decode(in, ret);
}

static void encode_inventory_depleted_event(struct jwrite *out, const void *value)
{
    inventory_depleted_event_encode(out, NULL, value);
}

const struct dto_codec inventory_depleted_event_codec = {
    .name = "inventory_depleted_event",
    .size = sizeof(struct inventory_depleted_event),
    .decode = decode_inventory_depleted_event,
    .encode = encode_inventory_depleted_event,
};
