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

enum err inventory_in_stock_emit(struct call *call, const struct inventory_in_stock_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    inventory_in_stock_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "inventory.in_stock",
                                .topic = "shopping.inventory.in-stock",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err inventory_out_of_stock_emit(struct call *call,
                                     const struct inventory_out_of_stock_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    inventory_out_of_stock_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "inventory.out_of_stock",
                                .topic = "shopping.inventory.out-of-stock",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
