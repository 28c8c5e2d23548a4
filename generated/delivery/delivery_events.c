/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of delivery.
 * GENERATED from spec/domains/delivery.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err delivery_shipped_emit(struct call *call, const struct delivery_shipped_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    delivery_shipped_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "delivery.shipped",
                                .topic = "shopping.delivery.shipped",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}
