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
void order_created_event_encode(struct jwrite *out, const char *key,
                                const struct order_created_event *value);

/* An order is paid and will be shipped. */
struct order_confirmed_event {
    const char *order_number;
    const char *user_id;
};
void order_confirmed_event_encode(struct jwrite *out, const char *key,
                                  const struct order_confirmed_event *value);

/* An order will not be shipped; whatever was paid is paid back. */
struct order_cancelled_event {
    const char *order_number;
    const char *user_id;
    enum presence reason_presence;
    const char *reason;
};
void order_cancelled_event_encode(struct jwrite *out, const char *key,
                                  const struct order_cancelled_event *value);

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

#endif
