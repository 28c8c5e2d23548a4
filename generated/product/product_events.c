/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of product.
 * GENERATED from spec/domains/product.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err product_created_emit(struct call *call, const struct product_created_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    product_created_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "product.created",
                                .topic = "shopping.product.created",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err product_changed_emit(struct call *call, const struct product_changed_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    product_changed_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "product.changed",
                                .topic = "shopping.product.changed",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err product_removed_emit(struct call *call, const struct product_removed_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    product_removed_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "product.removed",
                                .topic = "shopping.product.removed",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err product_ranked_emit(struct call *call, const struct product_ranked_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->product_id, key);
    jwrite_init(&payload, call->arena, 256);
    product_ranked_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "product.ranked",
                                .topic = "shopping.product.ranked",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
