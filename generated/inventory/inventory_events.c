/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of inventory.
 * GENERATED from spec/domains/inventory.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err inventory_reserved_emit(struct call *call, const struct inventory_reserved_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    inventory_reserved_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "inventory.reserved",
                                .topic = "shopping.inventory.reserved",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err inventory_restocked_emit(struct call *call, const struct inventory_restocked_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    inventory_restocked_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "inventory.restocked",
                                .topic = "shopping.inventory.restocked",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err inventory_depleted_emit(struct call *call, const struct inventory_depleted_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    inventory_depleted_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "inventory.depleted",
                                .topic = "shopping.inventory.depleted",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
