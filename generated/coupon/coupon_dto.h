/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What coupon takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/coupon.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_DTO_H
#define COUPON_DTO_H

#include "jread.h"
#include "jwrite.h"

/* An amount, or percent of the order rounded half up; neither above the maximum or the order. */
enum discount_type {
    DISCOUNT_TYPE_FIXED,
    DISCOUNT_TYPE_PERCENTAGE,
};
extern const struct enum_names discount_type_names;

enum coupon_status {
    COUPON_STATUS_ACTIVE,
    COUPON_STATUS_EXHAUSTED,
    COUPON_STATUS_EXPIRED,
    COUPON_STATUS_INACTIVE,
};
extern const struct enum_names coupon_status_names;

enum user_coupon_status {
    USER_COUPON_STATUS_AVAILABLE,
    USER_COUPON_STATUS_USED,
    USER_COUPON_STATUS_EXPIRED,
};
extern const struct enum_names user_coupon_status_names;

/* A user got a coupon. */
struct coupon_issued_event {
    int64_t coupon_id;
    const char *user_id;
    const char *coupon_code;
};
void coupon_issued_event_encode(struct jwrite *out, const char *key,
                                const struct coupon_issued_event *value);

/* A user's coupon and what it takes off. */
struct coupon_of_user_row {
    /* enum user_coupon_status */
    int status;
    int64_t expires_at;
    /* enum discount_type */
    int discount_type;
    int64_t discount_value;
    enum presence minimum_order_amount_presence;
    int64_t minimum_order_amount;
    enum presence maximum_discount_amount_presence;
    int64_t maximum_discount_amount;
};

#endif
