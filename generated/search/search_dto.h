/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What search takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/search.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_DTO_H
#define SEARCH_DTO_H

#include "jread.h"
#include "jwrite.h"

enum search_sort {
    SEARCH_SORT_RELEVANCE,
    SEARCH_SORT_PRICE_ASC,
    SEARCH_SORT_PRICE_DESC,
    SEARCH_SORT_NEWEST,
    SEARCH_SORT_POPULAR,
};
extern const struct enum_names search_sort_names;

/* The text with what was found between <em> and </em>; all else is escaped for HTML. */
struct search_highlight {
    enum presence name_presence;
    const char *name;
    enum presence description_presence;
    const char *description;
};
void search_highlight_encode(struct jwrite *out, const char *key,
                             const struct search_highlight *value);

struct search_item {
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
    struct search_highlight highlight;
};
void search_item_encode(struct jwrite *out, const char *key, const struct search_item *value);

struct category_count {
    const char *value;
    int64_t count;
};
void category_count_encode(struct jwrite *out, const char *key, const struct category_count *value);

/* Prices of `from` and more, and below `to`; the last range has no end. */
struct price_range_count {
    int64_t from;
    enum presence to_presence;
    int64_t to;
    int64_t count;
};
void price_range_count_encode(struct jwrite *out, const char *key,
                              const struct price_range_count *value);

struct search_facets {
    struct category_count *categories;
    size_t n_categories;
    struct price_range_count *price_ranges;
    size_t n_price_ranges;
};
void search_facets_encode(struct jwrite *out, const char *key, const struct search_facets *value);

struct search_result {
    struct search_item *items;
    size_t n_items;
    int64_t total;
    struct search_facets facets;
    enum presence next_cursor_presence;
    const char *next_cursor;
};
void search_result_encode(struct jwrite *out, const char *key, const struct search_result *value);

struct suggestions {
    const char **suggestions;
    size_t n_suggestions;
};
void suggestions_encode(struct jwrite *out, const char *key, const struct suggestions *value);

struct popular_keyword {
    const char *keyword;
    /* How often it was looked for of late. */
    int64_t score;
};
void popular_keyword_encode(struct jwrite *out, const char *key,
                            const struct popular_keyword *value);

struct popular_keywords {
    struct popular_keyword *items;
    size_t n_items;
    enum presence next_cursor_presence;
    const char *next_cursor;
};
void popular_keywords_encode(struct jwrite *out, const char *key,
                             const struct popular_keywords *value);

struct recent_keyword {
    const char *keyword;
    int64_t searched_at;
};
void recent_keyword_encode(struct jwrite *out, const char *key, const struct recent_keyword *value);

struct recent_keywords {
    struct recent_keyword *items;
    size_t n_items;
    enum presence next_cursor_presence;
    const char *next_cursor;
};
void recent_keywords_encode(struct jwrite *out, const char *key,
                            const struct recent_keywords *value);

/* What is shown of a product that was found. */
struct found_product {
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
};

/* A product as the index has it; one that is gone is not live. */
struct indexed_product {
    int64_t id;
    bool is_live;
    const char *name;
    enum presence description_presence;
    const char *description;
    enum presence category_presence;
    const char *category;
    int64_t price;
    int64_t available;
    int64_t sold_recently;
    int64_t created_at;
    /* When this was so. All that was committed before is in it. */
    int64_t read_at;
};

struct count_products_row {
    int64_t n;
};

/* After this one, in the order of their ids, which is not quite that of their commits. */
struct catalogue_events_row {
    int64_t id;
    const char *product_id;
};

/* The newest event that is as old as that, in microseconds; which database this is, by its first
 * migration; and the time. */
struct catalogue_now_row {
    int64_t event;
    int64_t catalogue;
    int64_t at;
};

#endif
