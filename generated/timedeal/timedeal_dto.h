/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What timedeal takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_DTO_H
#define TIMEDEAL_DTO_H

#include "order_dto.h"
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

struct new_time_deal_purchase {
    int64_t time_deal_product_id;
    int64_t quantity;
    struct shipping_address shipping_address;
};
bool new_time_deal_purchase_decode(struct jread *in, struct new_time_deal_purchase *ret);

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

struct new_time_deal_product {
    int64_t product_id;
    int64_t deal_price;
    int64_t deal_quantity;
    int64_t max_per_user;
};
bool new_time_deal_product_decode(struct jread *in, struct new_time_deal_product *ret);

struct new_time_deal {
    const char *name;
    enum presence description_presence;
    const char *description;
    int64_t starts_at;
    int64_t ends_at;
    /* Whether only those may buy who came through the waiting queue. */
    enum presence requires_queue_presence;
    bool requires_queue;
    struct new_time_deal_product *products;
    size_t n_products;
};
bool new_time_deal_decode(struct jread *in, struct new_time_deal *ret);

/* A time deal has begun. */
struct timedeal_started_event {
    int64_t time_deal_id;
    const char *name;
    int64_t starts_at;
};
void timedeal_started_event_encode(struct jwrite *out, const char *key,
                                   const struct timedeal_started_event *value);

/* A product of a deal, and what decides whether a user may have it. */
struct deal_offer_row {
    int64_t time_deal_id;
    int64_t product_id;
    const char *product_name;
    int64_t deal_price;
    int64_t max_per_user;
    /* enum time_deal_status */
    int status;
    int64_t ends_at;
    bool requires_queue;
    int64_t bought;
};

/* The place that a token names, in the queue of a deal. */
struct place_in_queue_row {
    const char *user_id;
    /* enum queue_entry_status */
    int status;
    enum presence expires_at_presence;
    int64_t expires_at;
};

/* The order of a purchase, without its line. S208 also for a number that is taken. */
struct add_deal_order_row {
    int64_t id;
};

/* The line of a purchase's order. None when the deal does not run or its product is deleted; until
 * the transaction ends neither can happen any more. */
struct add_deal_order_item_row {
    int64_t product_id;
    const char *product_name;
    int64_t price;
    int64_t quantity;
    int64_t subtotal;
};

/* What a user took, unless that is more than one may have. */
struct add_purchase_row {
    int64_t id;
};

struct purchase_of_order_row {
    int64_t id;
    const char *user_id;
    int64_t quantity;
    int64_t time_deal_id;
    int64_t product_id;
};

/* A deal whose status cannot change until the transaction ends; others may hold it, too. */
struct hold_deal_row {
    /* enum time_deal_status */
    int status;
};

/* A deal, its row locked; nobody is buying now. */
struct lock_deal_row {
    /* enum time_deal_status */
    int status;
    const char *name;
    int64_t starts_at;
    int64_t ends_at;
};

struct unsold_units_row {
    int64_t product_id;
    int64_t unsold;
};

/* Keeps others from making deals of the same products until the transaction ends. Ids are a JSON
 * list in ascending order, in which movements lock the rows, too. */
struct lock_stock_of_products_row {
    int64_t product_id;
};

/* Those of a JSON list of ids that are no products, or deleted. */
struct missing_products_row {
    int64_t product_id;
};

/* A product of a JSON list of ids that another deal has at the same time. */
struct deals_at_that_time_row {
    int64_t product_id;
};

/* Deals that begin or end until then, the first ones first. */
struct due_time_deals_row {
    int64_t id;
    /* enum time_deal_status */
    int status;
    int64_t due_at;
};

struct products_of_deal_row {
    int64_t id;
    int64_t product_id;
};

/* What is on sale now, by id. */
struct products_on_deal_row {
    int64_t id;
    int64_t time_deal_id;
    int64_t product_id;
};

/* What must be left of a deal's product in Redis. `entries` is what is under way there, a JSON list
 * of [order, whether it comes back, quantity, user, age]: purchases that are stored count as sold,
 * returns that are stored still have to be added. */
struct count_units_row {
    int64_t id;
    /* enum time_deal_status */
    int status;
    int64_t ends_at;
    int64_t units;
};

/* What is under way in Redis for longer than any call lives, and whether it is stored. */
struct entries_left_behind_row {
    const char *number;
    bool is_return;
    int64_t quantity;
    const char *user_id;
    bool is_stored;
};

/* How many units each buyer has, also those who gave all back. */
struct buyers_of_deal_row {
    const char *user_id;
    int64_t units;
};

#endif
