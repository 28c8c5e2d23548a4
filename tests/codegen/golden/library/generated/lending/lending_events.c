/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of lending.
 * GENERATED from spec/domains/lending.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err loan_opened_emit(struct call *call, const struct loan_opened_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    loan_opened_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "loan.opened",
                                .topic = "library.loan.opened",
                                .key = event->ticket,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err loan_returned_emit(struct call *call, const struct loan_returned_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    loan_returned_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "loan.returned",
                                .topic = "library.loan.returned",
                                .key = event->ticket,
                                .payload = &payload,
                                .version = 2,
                            });
}

enum err exchange_asked_emit(struct call *call, const struct exchange_asked_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    exchange_asked_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "exchange.asked",
                                .topic = "library.exchange.asked",
                                .key = event->ticket,
                                .payload = &payload,
                                .version = 1,
                            });
}
