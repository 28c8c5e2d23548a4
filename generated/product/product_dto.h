/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What product takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/product.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_DTO_H
#define PRODUCT_DTO_H

#include "jread.h"
#include "jwrite.h"

struct product_view {
    int64_t id;
    /* The seller's own number of the product. */
    enum presence sku_presence;
    const char *sku;
    const char *name;
    enum presence description_presence;
    const char *description;
    int64_t price;
    enum presence category_presence;
    const char *category;
    enum presence image_url_presence;
    const char *image_url;
    int64_t created_at;
    int64_t updated_at;
    /* What can be bought now. */
    int64_t stock;
};
void product_view_encode(struct jwrite *out, const char *key, const struct product_view *value);

struct product_with_reviews {
    int64_t id;
    /* The seller's own number of the product. */
    enum presence sku_presence;
    const char *sku;
    const char *name;
    enum presence description_presence;
    const char *description;
    int64_t price;
    enum presence category_presence;
    const char *category;
    enum presence image_url_presence;
    const char *image_url;
    int64_t created_at;
    int64_t updated_at;
    int64_t stock;
    /* The list that the review service answers with; empty when it fails. */
    const char *reviews;
    /* Whether the review service answered. */
    bool reviews_available;
};
void product_with_reviews_encode(struct jwrite *out, const char *key,
                                 const struct product_with_reviews *value);

struct new_product {
    /* The seller's own number of the product. */
    enum presence sku_presence;
    const char *sku;
    const char *name;
    enum presence description_presence;
    const char *description;
    int64_t price;
    enum presence category_presence;
    const char *category;
    enum presence image_url_presence;
    const char *image_url;
    /* Makes the inventory row. */
    enum presence stock_presence;
    int64_t stock;
};
bool new_product_decode(struct jread *in, struct new_product *ret);

struct product_edit {
    /* The seller's own number of the product. */
    enum presence sku_presence;
    const char *sku;
    const char *name;
    enum presence description_presence;
    const char *description;
    int64_t price;
    enum presence category_presence;
    const char *category;
    enum presence image_url_presence;
    const char *image_url;
};
bool product_edit_decode(struct jread *in, struct product_edit *ret);

struct product_created_event {
    int64_t product_id;
    enum presence sku_presence;
    const char *sku;
    const char *name;
    int64_t price;
    enum presence category_presence;
    const char *category;
};
void product_created_event_encode(struct jwrite *out, const char *key,
                                  const struct product_created_event *value);

struct product_changed_event {
    int64_t product_id;
    enum presence sku_presence;
    const char *sku;
    const char *name;
    int64_t price;
    enum presence category_presence;
    const char *category;
};
void product_changed_event_encode(struct jwrite *out, const char *key,
                                  const struct product_changed_event *value);

/* The product is no longer sold. */
struct product_removed_event {
    int64_t product_id;
};
void product_removed_event_encode(struct jwrite *out, const char *key,
                                  const struct product_removed_event *value);

/* More or fewer of it were sold of late. */
struct product_ranked_event {
    int64_t product_id;
    int64_t sold_recently;
};
void product_ranked_event_encode(struct jwrite *out, const char *key,
                                 const struct product_ranked_event *value);

/* An order of the product that somebody still waits for. */
struct open_orders_of_product_row {
    int64_t id;
};

#endif
