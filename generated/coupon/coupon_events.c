/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of coupon.
 * GENERATED from spec/domains/coupon.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_events.h"

#include "call.h"
#include "outbox.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err coupon_issued_emit(struct call *call, const struct coupon_issued_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->coupon_id, key);
    jwrite_init(&payload, call->arena, 256);
    coupon_issued_event_encode(&payload, NULL, event);
    return outbox_add(call, &(struct outbox_event){
                                .type = "coupon.issued",
                                .topic = "shopping.coupon.issued",
                                .key = key,
                                .payload = &payload,
                                .version = 1,
                            });
}
