/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of inventory: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/inventory.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names movement_type_names = {
    .names =
        (const char *const[]){
            [MOVEMENT_TYPE_PURCHASE] = "PURCHASE",
            [MOVEMENT_TYPE_SALE] = "SALE",
            [MOVEMENT_TYPE_RESERVATION] = "RESERVATION",
            [MOVEMENT_TYPE_RELEASE] = "RELEASE",
            [MOVEMENT_TYPE_ADJUSTMENT] = "ADJUSTMENT",
            [MOVEMENT_TYPE_RETURN] = "RETURN",
        },
    .n_names = 6,
};

const struct enum_names movement_reference_names = {
    .names =
        (const char *const[]){
            [MOVEMENT_REFERENCE_ORDER] = "ORDER",
            [MOVEMENT_REFERENCE_TIME_DEAL] = "TIME_DEAL",
        },
    .n_names = 2,
};

bool inventory_batch_decode(struct jread *in, struct inventory_batch *ret)
{
    static const struct jread_rule product_ids_rule = {.min = 1, .max = 100};
    static const struct jread_rule product_ids_item_rule = {.min = 1, .id = true};
    struct jread *list;

    if (!in)
        return false;
    list = jread_list(in, "productIds", &product_ids_rule, true, NULL, &ret->n_product_ids);
    ret->product_ids = arena_alloc(jread_arena(in), ret->n_product_ids * sizeof *ret->product_ids);
    for (size_t i = 0; i < ret->n_product_ids; i++)
        jread_item_i64(list, i, &product_ids_item_rule, &ret->product_ids[i]);
    return jread_done(in);
}

bool initial_stock_decode(struct jread *in, struct initial_stock *ret)
{
    static const struct jread_rule quantity_rule = {
        .min = 1,
        .max = 1000000000,
        .err = ERR_INVALID_STOCK_QUANTITY,
    };
    static const struct jread_rule reason_rule = {.max = 500};

    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    jread_opt_str(in, "reason", &reason_rule, &ret->reason_presence, &ret->reason);
    return jread_done(in);
}

bool stock_addition_decode(struct jread *in, struct stock_addition *ret)
{
    static const struct jread_rule quantity_rule = {
        .min = 1,
        .max = 1000000000,
        .err = ERR_INVALID_STOCK_QUANTITY,
    };
    static const struct jread_rule reason_rule = {.max = 500};

    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    jread_opt_str(in, "reason", &reason_rule, &ret->reason_presence, &ret->reason);
    return jread_done(in);
}

bool stock_adjustment_decode(struct jread *in, struct stock_adjustment *ret)
{
    static const struct jread_rule quantity_rule = {
        .max = 1000000000,
        .err = ERR_INVALID_STOCK_QUANTITY,
    };
    static const struct jread_rule reason_rule = {.min = 1, .max = 500};

    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    jread_str(in, "reason", &reason_rule, &ret->reason);
    return jread_done(in);
}

void inventory_view_encode(struct jwrite *out, const char *key, const struct inventory_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "availableQuantity", value->available_quantity);
    jwrite_i64(out, "reservedQuantity", value->reserved_quantity);
    jwrite_i64(out, "totalQuantity", value->total_quantity);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_object_end(out);
}

void inventory_batch_view_encode(struct jwrite *out, const char *key,
                                 const struct inventory_batch_view *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        inventory_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_array(out, "missing");
    for (size_t i = 0; i < value->n_missing; i++)
        jwrite_i64(out, NULL, value->missing[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void stock_movement_view_encode(struct jwrite *out, const char *key,
                                const struct stock_movement_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_enum(out, "movementType", value->movement_type, &movement_type_names);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_i64(out, "previousAvailable", value->previous_available);
    jwrite_i64(out, "afterAvailable", value->after_available);
    jwrite_i64(out, "previousReserved", value->previous_reserved);
    jwrite_i64(out, "afterReserved", value->after_reserved);
    jwrite_opt_enum(out, "referenceType", value->reference_type_presence, value->reference_type,
                    &movement_reference_names);
    jwrite_opt_str(out, "referenceId", value->reference_id_presence, value->reference_id);
    jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_opt_str(out, "performedBy", value->performed_by_presence, value->performed_by);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}

void stock_update_encode(struct jwrite *out, const char *key, const struct stock_update *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "available", value->available);
    jwrite_i64(out, "reserved", value->reserved);
    jwrite_time(out, "at", value->at);
    jwrite_object_end(out);
}

void inventory_reserved_event_encode(struct jwrite *out, const char *key,
                                     const struct inventory_reserved_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_object_end(out);
}

void inventory_restocked_event_encode(struct jwrite *out, const char *key,
                                      const struct inventory_restocked_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "available", value->available);
    jwrite_object_end(out);
}

void inventory_depleted_event_encode(struct jwrite *out, const char *key,
                                     const struct inventory_depleted_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_object_end(out);
}
