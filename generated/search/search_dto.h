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

#endif
