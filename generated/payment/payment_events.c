/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of payment.
 * GENERATED from spec/domains/payment.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err payment_completed_emit(struct call *call, const struct payment_completed_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    payment_completed_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "payment.completed",
                                .topic = "shopping.payment.completed",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}

enum err payment_failed_emit(struct call *call, const struct payment_failed_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    payment_failed_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "payment.failed",
                                .topic = "shopping.payment.failed",
                                .key = event->order_number,
                                .payload = &payload,
                                .version = 1,
                            });
}
