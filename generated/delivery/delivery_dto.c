/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of delivery: decoders of requests, encoders of replies and events.
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

void delivery_shipped_event_encode(struct jwrite *out, const char *key,
                                   const struct delivery_shipped_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "trackingNumber", value->tracking_number);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_object_end(out);
}
