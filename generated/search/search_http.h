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
