/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of coupon that travels, for tests.
 * GENERATED from spec/domains/coupon.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool coupon_issued_event_decode(struct jread *in, struct coupon_issued_event *ret)
{
    jread_i64(in, "couponId", NULL, &ret->coupon_id);
    jread_str(in, "userId", NULL, &ret->user_id);
    jread_str(in, "couponCode", NULL, &ret->coupon_code);
    return jread_done(in);
}

static bool decode_coupon_issued_event(struct jread *in, void *ret)
{
    return coupon_issued_event_decode(in, ret);
}

static void encode_coupon_issued_event(struct jwrite *out, const void *value)
{
    coupon_issued_event_encode(out, NULL, value);
}

const struct dto_codec coupon_issued_event_codec = {
    .name = "coupon_issued_event",
    .size = sizeof(struct coupon_issued_event),
    .decode = decode_coupon_issued_event,
    .encode = encode_coupon_issued_event,
};
