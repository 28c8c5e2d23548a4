/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of search. A search function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/search.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_HTTP_H
#define SEARCH_HTTP_H

#include "search_dto.h"
#include "call.h"

/* GET /search: The products in which all that was typed is found, in the name or, for a third of
 * the worth, in the description; without a keyword all. */
struct search_products_query {
    /* As it was typed so far: of the last word a beginning is enough, and longer words may have
     * typing errors. Empty is none. */
    enum presence keyword_presence;
    const char *keyword;
    /* Products of this category only. */
    enum presence category_presence;
    const char *category;
    /* Products of this price and more. */
    enum presence min_price_presence;
    int64_t min_price;
    /* Products of this price and less. */
    enum presence max_price_presence;
    int64_t max_price;
    /* enum search_sort: Default: relevance, which without a keyword is newest. */
    enum presence sort_presence;
    int sort;
    /* Products of a page. Default: 20. */
    enum presence limit_presence;
    int64_t limit;
    /* The nextCursor of the page before, with the same keyword, filters and sort. */
    enum presence cursor_presence;
    const char *cursor;
};
enum err search_products_handle(struct call *call, const struct search_products_query *query,
                                struct search_result *ret);
enum err search_products_call(struct call *call);

/* GET /search/suggest: At most ten ways to go on typing. None while the search engine is away. */
struct suggest_keywords_query {
    /* As it was typed so far. */
    const char *keyword;
};
enum err suggest_keywords_handle(struct call *call, const struct suggest_keywords_query *query,
                                 struct suggestions *ret);
enum err suggest_keywords_call(struct call *call);

/* GET /search/popular: The ten that were looked for most of late. None while Redis is away. */
enum err list_popular_keywords_handle(struct call *call, struct popular_keywords *ret);
enum err list_popular_keywords_call(struct call *call);

/* GET /search/recent: What the caller looked for last, newest first, at most twenty. */
enum err list_recent_keywords_handle(struct call *call, struct recent_keywords *ret);
enum err list_recent_keywords_call(struct call *call);

/* DELETE /search/recent */
enum err forget_recent_keywords_handle(struct call *call);
enum err forget_recent_keywords_call(struct call *call);

/* DELETE /search/recent/{keyword}: Forgets what is the same as this but for case and width. No
 * error if it is not there. */
struct forget_recent_keyword_path {
    const char *keyword;
};
enum err forget_recent_keyword_handle(struct call *call,
                                      const struct forget_recent_keyword_path *path);
enum err forget_recent_keyword_call(struct call *call);

#endif
