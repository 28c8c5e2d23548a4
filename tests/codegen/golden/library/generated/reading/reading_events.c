/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of reading.
 * GENERATED from spec/domains/reading.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err list_shared_emit(struct call *call, const struct list_shared_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->reading_list_id, key);
    jwrite_init(&payload, call->arena, 256);
    list_shared_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "list.shared",
                                .topic = "library.list.shared",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
