/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What delivery takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/delivery.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_DTO_H
#define DELIVERY_DTO_H

#include "jread.h"
#include "jwrite.h"

enum delivery_status {
    DELIVERY_STATUS_PREPARING,
    DELIVERY_STATUS_SHIPPED,
    DELIVERY_STATUS_IN_TRANSIT,
    DELIVERY_STATUS_DELIVERED,
    DELIVERY_STATUS_CANCELLED,
};
extern const struct enum_names delivery_status_names;

struct delivery_history_view {
    /* A delivery_status. */
    const char *status;
    enum presence location_presence;
    const char *location;
    enum presence description_presence;
    const char *description;
    int64_t created_at;
};
void delivery_history_view_encode(struct jwrite *out, const char *key,
                                  const struct delivery_history_view *value);

struct delivery_view {
    const char *tracking_number;
    const char *order_number;
    /* enum delivery_status */
    int status;
    /* Who brings it; null until it is shipped. */
    enum presence carrier_presence;
    const char *carrier;
    /* On one line. */
    const char *shipping_address;
    enum presence estimated_delivery_date_presence;
    int64_t estimated_delivery_date;
    enum presence actual_delivery_date_presence;
    int64_t actual_delivery_date;
    const char *receiver_name;
    const char *receiver_phone;
    struct delivery_history_view *histories;
    size_t n_histories;
};
void delivery_view_encode(struct jwrite *out, const char *key, const struct delivery_view *value);

struct delivery_status_change {
    /* enum delivery_status */
    int status;
    enum presence location_presence;
    const char *location;
    enum presence description_presence;
    const char *description;
};
bool delivery_status_change_decode(struct jread *in, struct delivery_status_change *ret);

/* A parcel is on its way. */
struct delivery_shipped_event {
    const char *tracking_number;
    const char *order_number;
};
void delivery_shipped_event_encode(struct jwrite *out, const char *key,
                                   const struct delivery_shipped_event *value);

struct order_of_delivery_row {
    int64_t id;
    int64_t order_id;
};

/* The delivery of an order, its row locked, and whether the order is being paid back. */
struct lock_delivery_row {
    int64_t id;
    const char *tracking_number;
    const char *order_number;
    /* enum delivery_status */
    int status;
    bool is_refunded;
};

#endif
