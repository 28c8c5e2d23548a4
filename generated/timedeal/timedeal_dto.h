/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What timedeal takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_DTO_H
#define TIMEDEAL_DTO_H

#include "jread.h"
#include "jwrite.h"

enum time_deal_status {
    TIME_DEAL_STATUS_SCHEDULED,
    TIME_DEAL_STATUS_ACTIVE,
    TIME_DEAL_STATUS_ENDED,
    TIME_DEAL_STATUS_CANCELLED,
};
extern const struct enum_names time_deal_status_names;

struct time_deal_product_view {
    int64_t id;
    int64_t product_id;
    int64_t deal_price;
    int64_t deal_quantity;
    int64_t sold_quantity;
    int64_t max_per_user;
    const char *product_name;
    int64_t original_price;
    int64_t remaining_quantity;
};
void time_deal_product_view_encode(struct jwrite *out, const char *key,
                                   const struct time_deal_product_view *value);

struct time_deal_view {
    int64_t id;
    const char *name;
    enum presence description_presence;
    const char *description;
    /* enum time_deal_status */
    int status;
    int64_t starts_at;
    int64_t ends_at;
    /* Whether only those may buy who came through the waiting queue. */
    bool requires_queue;
    struct time_deal_product_view *products;
    size_t n_products;
};
void time_deal_view_encode(struct jwrite *out, const char *key, const struct time_deal_view *value);

struct time_deal_purchase_view {
    int64_t id;
    int64_t time_deal_product_id;
    int64_t quantity;
    /* For one. */
    int64_t purchase_price;
    int64_t purchased_at;
    int64_t product_id;
    const char *product_name;
    int64_t total_price;
    const char *order_number;
};
void time_deal_purchase_view_encode(struct jwrite *out, const char *key,
                                    const struct time_deal_purchase_view *value);

/* A time deal has begun. */
struct timedeal_started_event {
    int64_t time_deal_id;
    const char *name;
    int64_t starts_at;
};
void timedeal_started_event_encode(struct jwrite *out, const char *key,
                                   const struct timedeal_started_event *value);

#endif
