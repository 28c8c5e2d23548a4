/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of order.
 * GENERATED from spec/domains/order.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err order_created_emit(struct call *call, const struct order_created_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    order_created_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "order.created",
                                .topic = "shopping.order.created",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err order_confirmed_emit(struct call *call, const struct order_confirmed_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    order_confirmed_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "order.confirmed",
                                .topic = "shopping.order.confirmed",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err order_cancelled_emit(struct call *call, const struct order_cancelled_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    order_cancelled_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "order.cancelled",
                                .topic = "shopping.order.cancelled",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}
