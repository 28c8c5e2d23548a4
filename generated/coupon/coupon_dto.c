/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of coupon: decoders of requests, encoders of replies and events.
 * GENERATED from spec/domains/coupon.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names discount_type_names = {
    .names =
        (const char *const[]){
            [DISCOUNT_TYPE_FIXED] = "FIXED",
            [DISCOUNT_TYPE_PERCENTAGE] = "PERCENTAGE",
        },
    .n_names = 2,
};

const struct enum_names coupon_status_names = {
    .names =
        (const char *const[]){
            [COUPON_STATUS_ACTIVE] = "ACTIVE",
            [COUPON_STATUS_EXHAUSTED] = "EXHAUSTED",
            [COUPON_STATUS_EXPIRED] = "EXPIRED",
            [COUPON_STATUS_INACTIVE] = "INACTIVE",
        },
    .n_names = 4,
};

const struct enum_names user_coupon_status_names = {
    .names =
        (const char *const[]){
            [USER_COUPON_STATUS_AVAILABLE] = "AVAILABLE",
            [USER_COUPON_STATUS_USED] = "USED",
            [USER_COUPON_STATUS_EXPIRED] = "EXPIRED",
        },
    .n_names = 3,
};

void coupon_issued_event_encode(struct jwrite *out, const char *key,
                                const struct coupon_issued_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "couponId", value->coupon_id);
    jwrite_str(out, "userId", value->user_id);
    jwrite_str(out, "couponCode", value->coupon_code);
    jwrite_object_end(out);
}
