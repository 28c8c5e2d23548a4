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

struct coupon_view {
    int64_t id;
    const char *code;
    const char *name;
    enum presence description_presence;
    const char *description;
    /* enum discount_type */
    int discount_type;
    int64_t discount_value;
    enum presence minimum_order_amount_presence;
    int64_t minimum_order_amount;
    enum presence maximum_discount_amount_presence;
    int64_t maximum_discount_amount;
    int64_t total_quantity;
    int64_t issued_quantity;
    /* enum coupon_status */
    int status;
    int64_t starts_at;
    int64_t expires_at;
    int64_t created_at;
    int64_t remaining_quantity;
};
void coupon_view_encode(struct jwrite *out, const char *key, const struct coupon_view *value);

struct user_coupon_view {
    int64_t id;
    int64_t coupon_id;
    /* enum user_coupon_status */
    int status;
    int64_t issued_at;
    enum presence used_at_presence;
    int64_t used_at;
    int64_t expires_at;
    const char *coupon_code;
    const char *coupon_name;
    /* enum discount_type */
    int discount_type;
    int64_t discount_value;
    enum presence minimum_order_amount_presence;
    int64_t minimum_order_amount;
    enum presence maximum_discount_amount_presence;
    int64_t maximum_discount_amount;
    enum presence order_number_presence;
    const char *order_number;
};
void user_coupon_view_encode(struct jwrite *out, const char *key,
                             const struct user_coupon_view *value);

struct new_coupon {
    const char *code;
    const char *name;
    enum presence description_presence;
    const char *description;
    /* enum discount_type */
    int discount_type;
    int64_t discount_value;
    enum presence minimum_order_amount_presence;
    int64_t minimum_order_amount;
    enum presence maximum_discount_amount_presence;
    int64_t maximum_discount_amount;
    int64_t total_quantity;
    int64_t starts_at;
    int64_t expires_at;
};
bool new_coupon_decode(struct jread *in, struct new_coupon *ret);

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

struct coupon_facts {
    const char *code;
    const char *name;
    /* enum discount_type */
    int discount_type;
    int64_t discount_value;
    enum presence minimum_order_amount_presence;
    int64_t minimum_order_amount;
    enum presence maximum_discount_amount_presence;
    int64_t maximum_discount_amount;
    /* enum coupon_status */
    int status;
    int64_t starts_at;
    int64_t expires_at;
};

struct coupon_left {
    int64_t id;
    int64_t total_quantity;
    int64_t issued_quantity;
    /* enum coupon_status */
    int status;
    int64_t expires_at;
};

/* Gives a coupon whose row is locked to those of a JSON list of users who have none, to at most so
 * many of them, in the list's order. */
struct add_user_coupons_row {
    int64_t id;
    const char *user_id;
};

/* Those of a JSON list of users who have a coupon. */
struct holders_among_row {
    const char *user_id;
};

struct users_of_coupon_row {
    int64_t id;
    const char *user_id;
};

#endif
