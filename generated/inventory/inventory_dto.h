/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What inventory takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/inventory.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_DTO_H
#define INVENTORY_DTO_H

#include "jread.h"
#include "jwrite.h"

/* PURCHASE and RETURN add to available, RESERVATION moves from available to reserved and RELEASE
 * back, SALE takes from reserved, ADJUSTMENT sets available. */
enum movement_type {
    MOVEMENT_TYPE_PURCHASE,
    MOVEMENT_TYPE_SALE,
    MOVEMENT_TYPE_RESERVATION,
    MOVEMENT_TYPE_RELEASE,
    MOVEMENT_TYPE_ADJUSTMENT,
    MOVEMENT_TYPE_RETURN,
};
extern const struct enum_names movement_type_names;

/* What a movement was made for, when not by hand. */
enum movement_reference {
    MOVEMENT_REFERENCE_ORDER,
    MOVEMENT_REFERENCE_TIME_DEAL,
};
extern const struct enum_names movement_reference_names;

struct inventory_view {
    int64_t product_id;
    int64_t available_quantity;
    int64_t reserved_quantity;
    int64_t total_quantity;
    int64_t updated_at;
};
void inventory_view_encode(struct jwrite *out, const char *key, const struct inventory_view *value);

struct inventory_batch {
    int64_t *product_ids;
    size_t n_product_ids;
};
bool inventory_batch_decode(struct jread *in, struct inventory_batch *ret);

struct inventory_batch_view {
    /* In the order asked. */
    struct inventory_view *items;
    size_t n_items;
    /* Products without an inventory. */
    int64_t *missing;
    size_t n_missing;
};
void inventory_batch_view_encode(struct jwrite *out, const char *key,
                                 const struct inventory_batch_view *value);

struct initial_stock {
    int64_t quantity;
    enum presence reason_presence;
    const char *reason;
};
bool initial_stock_decode(struct jread *in, struct initial_stock *ret);

struct stock_addition {
    /* How many came in. */
    int64_t quantity;
    enum presence reason_presence;
    const char *reason;
};
bool stock_addition_decode(struct jread *in, struct stock_addition *ret);

struct stock_adjustment {
    /* What is available from now on. */
    int64_t quantity;
    const char *reason;
};
bool stock_adjustment_decode(struct jread *in, struct stock_adjustment *ret);

struct stock_movement_view {
    int64_t id;
    int64_t product_id;
    /* enum movement_type */
    int movement_type;
    /* Positive; of an ADJUSTMENT the signed change of available. */
    int64_t quantity;
    int64_t previous_available;
    int64_t after_available;
    int64_t previous_reserved;
    int64_t after_reserved;
    /* enum movement_reference */
    enum presence reference_type_presence;
    int reference_type;
    /* The order's number, or the time deal's id. */
    enum presence reference_id_presence;
    const char *reference_id;
    enum presence reason_presence;
    const char *reason;
    /* Who did it; null when the shop did. */
    enum presence performed_by_presence;
    const char *performed_by;
    int64_t created_at;
};
void stock_movement_view_encode(struct jwrite *out, const char *key,
                                const struct stock_movement_view *value);

struct stock_update {
    int64_t product_id;
    int64_t available;
    int64_t reserved;
    /* When it became so. */
    int64_t at;
};
void stock_update_encode(struct jwrite *out, const char *key, const struct stock_update *value);

/* Stock of a product waits for the payment of an order. */
struct inventory_reserved_event {
    const char *order_number;
    int64_t product_id;
    int64_t quantity;
};
void inventory_reserved_event_encode(struct jwrite *out, const char *key,
                                     const struct inventory_reserved_event *value);

/* A product can be bought again, or for the first time. */
struct inventory_restocked_event {
    int64_t product_id;
    int64_t available;
};
void inventory_restocked_event_encode(struct jwrite *out, const char *key,
                                      const struct inventory_restocked_event *value);

/* Nothing of a product is left to buy. */
struct inventory_depleted_event {
    int64_t product_id;
};
void inventory_depleted_event_encode(struct jwrite *out, const char *key,
                                     const struct inventory_depleted_event *value);

/* The row of a product, held until the transaction ends. */
struct lock_inventory_row {
    int64_t id;
    int64_t available;
    int64_t reserved;
};

/* A movement that was just made, and what is in stock since. */
struct moved_stock {
    int64_t id;
    int64_t product_id;
    int64_t previous_available;
    int64_t available;
    int64_t reserved;
};

struct count_moved_lines_row {
    int64_t n;
};

/* What a stream says first of each product of a JSON list, with the number of the movement that
 * made it so. */
struct stock_now_row {
    int64_t product_id;
    int64_t available;
    int64_t reserved;
    int64_t at;
    int64_t movement_id;
};

struct product_exists_row {
    int64_t id;
};

#endif
