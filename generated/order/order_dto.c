/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of order: decoders of requests, encoders of replies and events.
 * GENERATED from spec/domains/order.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names order_status_names = {
    .names =
        (const char *const[]){
            [ORDER_STATUS_PENDING] = "PENDING",
            [ORDER_STATUS_CONFIRMED] = "CONFIRMED",
            [ORDER_STATUS_PAID] = "PAID",
            [ORDER_STATUS_SHIPPING] = "SHIPPING",
            [ORDER_STATUS_DELIVERED] = "DELIVERED",
            [ORDER_STATUS_CANCELLED] = "CANCELLED",
            [ORDER_STATUS_REFUNDED] = "REFUNDED",
        },
    .n_names = 7,
};

void order_item_view_encode(struct jwrite *out, const char *key,
                            const struct order_item_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_str(out, "productName", value->product_name);
    jwrite_money(out, "price", value->price);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_money(out, "subtotal", value->subtotal);
    jwrite_object_end(out);
}

void order_created_event_encode(struct jwrite *out, const char *key,
                                const struct order_created_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_money(out, "totalAmount", value->total_amount);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        order_item_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void order_confirmed_event_encode(struct jwrite *out, const char *key,
                                  const struct order_confirmed_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_object_end(out);
}

void order_cancelled_event_encode(struct jwrite *out, const char *key,
                                  const struct order_cancelled_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_object_end(out);
}
