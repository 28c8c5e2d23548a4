/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of delivery that travels, for tests.
 * GENERATED from spec/domains/delivery.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool delivery_shipped_event_decode(struct jread *in, struct delivery_shipped_event *ret)
{
    jread_str(in, "trackingNumber", NULL, &ret->tracking_number);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

static bool decode_delivery_shipped_event(struct jread *in, void *ret)
{
    return delivery_shipped_event_decode(in, ret);
}

static void encode_delivery_shipped_event(struct jwrite *out, const void *value)
{
    delivery_shipped_event_encode(out, NULL, value);
}

const struct dto_codec delivery_shipped_event_codec = {
    .name = "delivery_shipped_event",
    .size = sizeof(struct delivery_shipped_event),
    .decode = decode_delivery_shipped_event,
    .encode = encode_delivery_shipped_event,
};
