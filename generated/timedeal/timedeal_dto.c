/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of timedeal: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_dto.h"

#include "queue_dto.h"
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

bool new_time_deal_purchase_decode(struct jread *in, struct new_time_deal_purchase *ret)
{
    static const struct jread_rule time_deal_product_id_rule = {.min = 1, .id = true};
    static const struct jread_rule quantity_rule = {
        .min = 1,
        .max = 1000000000,
        .err = ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED,
    };
    static const struct jread_rule shipping_address_rule = {
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };

    jread_i64(in, "timeDealProductId", &time_deal_product_id_rule, &ret->time_deal_product_id);
    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    shipping_address_decode(jread_object(in, "shippingAddress", &shipping_address_rule, true, NULL),
                            &ret->shipping_address);
    return jread_done(in);
}

bool new_time_deal_product_decode(struct jread *in, struct new_time_deal_product *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};
    static const struct jread_rule deal_price_rule = {
        .min = 1,
        .max = 999999999999,
        .err = ERR_INVALID_PRODUCT_PRICE,
    };
    static const struct jread_rule deal_quantity_rule = {
        .min = 1,
        .max = 1000000000,
        .err = ERR_INVALID_PRODUCT_QUANTITY,
    };
    static const struct jread_rule max_per_user_rule = {
        .min = 1,
        .max = 1000000000,
        .err = ERR_INVALID_PRODUCT_QUANTITY,
    };

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    jread_money(in, "dealPrice", &deal_price_rule, &ret->deal_price);
    jread_i64(in, "dealQuantity", &deal_quantity_rule, &ret->deal_quantity);
    jread_i64(in, "maxPerUser", &max_per_user_rule, &ret->max_per_user);
    return jread_done(in);
}

bool new_time_deal_decode(struct jread *in, struct new_time_deal *ret)
{
    static const struct jread_rule name_rule = {.min = 1, .max = 100};
    static const struct jread_rule description_rule = {.max = 500};
    static const struct jread_rule products_rule = {.min = 1, .max = 50};
    struct jread *list;

    if (!in)
        return false;
    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_str(in, "description", &description_rule, &ret->description_presence,
                  &ret->description);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    jread_time(in, "endsAt", NULL, &ret->ends_at);
    ret->requires_queue = false;
    jread_opt_bool(in, "requiresQueue", NULL, &ret->requires_queue_presence, &ret->requires_queue);
    jread_not_null(in, "requiresQueue", NULL, ret->requires_queue_presence);
    list = jread_list(in, "products", &products_rule, true, NULL, &ret->n_products);
    ret->products = arena_alloc(jread_arena(in), ret->n_products * sizeof *ret->products);
    for (size_t i = 0; i < ret->n_products; i++)
        new_time_deal_product_decode(jread_item(list, i), &ret->products[i]);
    return jread_done(in);
}

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
