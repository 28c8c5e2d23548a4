/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of delivery: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/delivery.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names delivery_status_names = {
    .names =
        (const char *const[]){
            [DELIVERY_STATUS_PREPARING] = "PREPARING",
            [DELIVERY_STATUS_SHIPPED] = "SHIPPED",
            [DELIVERY_STATUS_IN_TRANSIT] = "IN_TRANSIT",
            [DELIVERY_STATUS_DELIVERED] = "DELIVERED",
            [DELIVERY_STATUS_CANCELLED] = "CANCELLED",
        },
    .n_names = 5,
};

bool delivery_status_change_decode(struct jread *in, struct delivery_status_change *ret)
{
    static const struct jread_rule location_rule = {.max = 200};
    static const struct jread_rule description_rule = {.max = 500};

    jread_enum(in, "status", NULL, &delivery_status_names, &ret->status);
    jread_opt_str(in, "location", &location_rule, &ret->location_presence, &ret->location);
    jread_opt_str(in, "description", &description_rule, &ret->description_presence,
                  &ret->description);
    return jread_done(in);
}

void delivery_history_view_encode(struct jwrite *out, const char *key,
                                  const struct delivery_history_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "status", value->status);
    jwrite_opt_str(out, "location", value->location_presence, value->location);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}

void delivery_view_encode(struct jwrite *out, const char *key, const struct delivery_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "trackingNumber", value->tracking_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_enum(out, "status", value->status, &delivery_status_names);
    jwrite_opt_str(out, "carrier", value->carrier_presence, value->carrier);
    jwrite_str(out, "shippingAddress", value->shipping_address);
    jwrite_opt_date(out, "estimatedDeliveryDate", value->estimated_delivery_date_presence,
                    value->estimated_delivery_date);
    jwrite_opt_date(out, "actualDeliveryDate", value->actual_delivery_date_presence,
                    value->actual_delivery_date);
    jwrite_str(out, "receiverName", value->receiver_name);
    jwrite_str(out, "receiverPhone", value->receiver_phone);
    jwrite_array(out, "histories");
    for (size_t i = 0; i < value->n_histories; i++)
        delivery_history_view_encode(out, NULL, &value->histories[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void delivery_shipped_event_encode(struct jwrite *out, const char *key,
                                   const struct delivery_shipped_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "trackingNumber", value->tracking_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_object_end(out);
}
