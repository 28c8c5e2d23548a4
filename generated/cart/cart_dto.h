/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What cart takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/cart.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_DTO_H
#define CART_DTO_H

#include "jread.h"
#include "jwrite.h"

enum cart_status {
    CART_STATUS_ACTIVE,
    CART_STATUS_CHECKED_OUT,
};
extern const struct enum_names cart_status_names;

struct cart_item_view {
    int64_t id;
    int64_t product_id;
    const char *product_name;
    int64_t price;
    int64_t quantity;
    int64_t subtotal;
};
void cart_item_view_encode(struct jwrite *out, const char *key, const struct cart_item_view *value);

struct cart_view {
    int64_t id;
    /* enum cart_status */
    int status;
    struct cart_item_view *items;
    size_t n_items;
    /* The number of lines. */
    int64_t item_count;
    int64_t total_amount;
};
void cart_view_encode(struct jwrite *out, const char *key, const struct cart_view *value);

struct new_cart_item {
    int64_t product_id;
    int64_t quantity;
};
bool new_cart_item_decode(struct jread *in, struct new_cart_item *ret);

struct cart_item_edit {
    int64_t quantity;
};
bool cart_item_edit_decode(struct jread *in, struct cart_item_edit *ret);

struct status_of_cart_row {
    /* enum cart_status */
    int status;
};

#endif
