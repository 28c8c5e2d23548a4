/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Searches and suggestions of the search server: see search_engine.h. Both suspend.
 */
#ifndef SEARCH_HTTP_FIND_H
#define SEARCH_HTTP_FIND_H

#include "search_http_ask.h"
#include "search_http_query.h"

enum err search_http_find(struct search_engine *engine, struct call *call,
                          const struct search_request *request, struct search_found *ret);
/* Sets the steps of a query whose words are found in no strict way together. *ret_is_hopeless: no
 * step finds anything, or they are found, but not with what was asked beside them. */
enum err search_http_find_steps(struct search_engine *engine, struct call *call,
                                struct search_http_query *query, bool *ret_is_hopeless);
/* The same where the chosen steps find nothing together: any word may be wrong. */
void search_http_find_loosen(struct search_http_query *query);
/* A quick question to the served index's _search, of which only some members are wanted. */
enum err search_http_find_ask(struct search_engine *engine, struct call *call, const char *wanted,
                              const struct jwrite *body, struct search_http_answer *ret);

enum err search_http_suggest(struct search_engine *engine, struct call *call, const char *typed,
                             unsigned limit, const char ***ret, size_t *ret_n);

#endif
