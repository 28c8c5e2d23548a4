/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of timedeal: decoders of requests, encoders of replies and events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names time_deal_status_names = {
    .names =
        (const char *const[]){
            [TIME_DEAL_STATUS_SCHEDULED] = "SCHEDULED",
            [TIME_DEAL_STATUS_ACTIVE] = "ACTIVE",
            [TIME_DEAL_STATUS_ENDED] = "ENDED",
            [TIME_DEAL_STATUS_CANCELLED] = "CANCELLED",
        },
    .n_names = 4,
};

void time_deal_product_view_encode(struct jwrite *out, const char *key,
                                   const struct time_deal_product_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_money(out, "dealPrice", value->deal_price);
    jwrite_i64(out, "dealQuantity", value->deal_quantity);
    jwrite_i64(out, "soldQuantity", value->sold_quantity);
    jwrite_i64(out, "maxPerUser", value->max_per_user);
    jwrite_str(out, "productName", value->product_name);
    jwrite_money(out, "originalPrice", value->original_price);
    jwrite_i64(out, "remainingQuantity", value->remaining_quantity);
    jwrite_object_end(out);
}

void time_deal_view_encode(struct jwrite *out, const char *key, const struct time_deal_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "name", value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_enum(out, "status", value->status, &time_deal_status_names);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_time(out, "endsAt", value->ends_at);
    jwrite_bool(out, "requiresQueue", value->requires_queue);
    jwrite_array(out, "products");
    for (size_t i = 0; i < value->n_products; i++)
        time_deal_product_view_encode(out, NULL, &value->products[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void time_deal_purchase_view_encode(struct jwrite *out, const char *key,
                                    const struct time_deal_purchase_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "timeDealProductId", value->time_deal_product_id);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_money(out, "purchasePrice", value->purchase_price);
    jwrite_time(out, "purchasedAt", value->purchased_at);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_str(out, "productName", value->product_name);
    jwrite_money(out, "totalPrice", value->total_price);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_object_end(out);
}

void timedeal_started_event_encode(struct jwrite *out, const char *key,
                                   const struct timedeal_started_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "timeDealId", value->time_deal_id);
    jwrite_str(out, "name", value->name);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_object_end(out);
}
