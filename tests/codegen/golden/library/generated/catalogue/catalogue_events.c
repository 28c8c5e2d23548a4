/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of catalogue.
 * GENERATED from spec/domains/catalogue.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err book_registered_emit(struct call *call, const struct book_registered_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->book_id, key);
    jwrite_init(&payload, call->arena, 256);
    book_registered_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "book.registered",
                                .topic = "library.book.registered",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err book_withdrawn_emit(struct call *call, const struct book_withdrawn_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->book_id, key);
    jwrite_init(&payload, call->arena, 256);
    book_withdrawn_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "book.withdrawn",
                                .topic = "library.book.withdrawn",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err copy_lost_emit(struct call *call, const struct copy_lost_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    copy_lost_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "copy.lost",
                                .topic = "library.copy.lost",
                                .key = event->barcode,
                                .payload = &payload,
                                .version = 1,
                            });
}
