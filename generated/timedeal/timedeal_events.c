/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of timedeal.
 * GENERATED from spec/domains/timedeal.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err timedeal_started_emit(struct call *call, const struct timedeal_started_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->time_deal_id, key);
    jwrite_init(&payload, call->arena, 256);
    timedeal_started_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "timedeal.started",
                                .topic = "shopping.timedeal.started",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
