/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What order takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/order.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_DTO_H
#define ORDER_DTO_H

#include "jread.h"
#include "jwrite.h"

enum order_status {
    ORDER_STATUS_PENDING,
    ORDER_STATUS_CONFIRMED,
    ORDER_STATUS_PAID,
    ORDER_STATUS_SHIPPING,
    ORDER_STATUS_DELIVERED,
    ORDER_STATUS_CANCELLED,
    ORDER_STATUS_REFUNDED,
};
extern const struct enum_names order_status_names;

struct order_item_view {
    int64_t product_id;
    const char *product_name;
    int64_t price;
    int64_t quantity;
    int64_t subtotal;
};
bool order_item_view_decode(struct jread *in, struct order_item_view *ret);
void order_item_view_encode(struct jwrite *out, const char *key,
                            const struct order_item_view *value);

/* An order was made and its stock is reserved. */
struct order_created_event {
    const char *order_number;
    const char *user_id;
    int64_t total_amount;
    struct order_item_view *items;
    size_t n_items;
};
bool order_created_event_decode(struct jread *in, struct order_created_event *ret);
void order_created_event_encode(struct jwrite *out, const char *key,
                                const struct order_created_event *value);

/* An order is paid and will be shipped. */
struct order_confirmed_event {
    const char *order_number;
    const char *user_id;
};
bool order_confirmed_event_decode(struct jread *in, struct order_confirmed_event *ret);
void order_confirmed_event_encode(struct jwrite *out, const char *key,
                                  const struct order_confirmed_event *value);

/* An order will not be shipped; whatever was paid is paid back. */
struct order_cancelled_event {
    const char *order_number;
    const char *user_id;
    enum presence reason_presence;
    const char *reason;
};
bool order_cancelled_event_decode(struct jread *in, struct order_cancelled_event *ret);
void order_cancelled_event_encode(struct jwrite *out, const char *key,
                                  const struct order_cancelled_event *value);

struct shipping_address {
    const char *receiver_name;
    const char *receiver_phone;
    const char *zip_code;
    const char *address1;
    enum presence address2_presence;
    const char *address2;
};
bool shipping_address_decode(struct jread *in, struct shipping_address *ret);
void shipping_address_encode(struct jwrite *out, const char *key,
                             const struct shipping_address *value);

struct new_order {
    int64_t cart_id;
    struct shipping_address shipping_address;
    enum presence user_coupon_id_presence;
    int64_t user_coupon_id;
};
bool new_order_decode(struct jread *in, struct new_order *ret);

struct order_view {
    const char *order_number;
    /* enum order_status */
    int status;
    /* What the items cost. */
    int64_t total_amount;
    /* What the coupon takes off. */
    int64_t discount_amount;
    /* What is to be paid. */
    int64_t final_amount;
    enum presence user_coupon_id_presence;
    int64_t user_coupon_id;
    enum presence cancel_reason_presence;
    const char *cancel_reason;
    enum presence cancelled_at_presence;
    int64_t cancelled_at;
    /* When it is cancelled if it is not paid by then. */
    enum presence expires_at_presence;
    int64_t expires_at;
    int64_t created_at;
    int64_t updated_at;
    struct order_item_view *items;
    size_t n_items;
    struct shipping_address shipping_address;
};
void order_view_encode(struct jwrite *out, const char *key, const struct order_view *value);

struct cancellation {
    const char *reason;
};
bool cancellation_decode(struct jread *in, struct cancellation *ret);

/* What the user service says about the buyer. */
struct customer {
    enum presence name_presence;
    const char *name;
    enum presence email_presence;
    const char *email;
};
void customer_encode(struct jwrite *out, const char *key, const struct customer *value);

struct admin_order_view {
    const char *order_number;
    const char *user_id;
    /* enum order_status */
    int status;
    /* What the items cost. */
    int64_t total_amount;
    /* What the coupon takes off. */
    int64_t discount_amount;
    /* What is to be paid. */
    int64_t final_amount;
    enum presence user_coupon_id_presence;
    int64_t user_coupon_id;
    enum presence cancel_reason_presence;
    const char *cancel_reason;
    enum presence cancelled_at_presence;
    int64_t cancelled_at;
    /* When it is cancelled if it is not paid by then. */
    enum presence expires_at_presence;
    int64_t expires_at;
    int64_t created_at;
    int64_t updated_at;
    struct order_item_view *items;
    size_t n_items;
    struct shipping_address shipping_address;
    /* Null when the user service does not answer. */
    enum presence customer_presence;
    struct customer customer;
};
void admin_order_view_encode(struct jwrite *out, const char *key,
                             const struct admin_order_view *value);

struct order_status_change {
    /* enum order_status */
    int status;
    enum presence reason_presence;
    const char *reason;
};
bool order_status_change_decode(struct jread *in, struct order_status_change *ret);

/* What others must know of an order that they change. */
struct lock_order_row {
    int64_t id;
    const char *order_number;
    const char *user_id;
    /* enum order_status */
    int status;
    int64_t final_amount;
    enum presence user_coupon_id_presence;
    int64_t user_coupon_id;
    enum presence expires_at_presence;
    int64_t expires_at;
};

/* The order of all that is in a cart, whose row is locked; without its lines. S208 also for a
 * number that is taken. */
struct add_order_row {
    int64_t id;
    int64_t total_amount;
};

/* Whether what is in a cart costs more than an order can hold. */
struct is_cart_too_dear_row {
    bool is_too_dear;
};

struct lines_of_order_row {
    int64_t product_id;
    int64_t quantity;
};

/* A payment of an order whose outcome is not known yet. */
struct order_being_paid_row {
    int64_t id;
};

/* Orders that were not paid in time, oldest first, after the one that was looked at last. */
struct expired_orders_row {
    int64_t id;
    int64_t expires_at;
};

#endif
