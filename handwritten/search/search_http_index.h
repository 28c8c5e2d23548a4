/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Indexes on the search server: see search_engine.h. All suspend.
 */
#ifndef SEARCH_HTTP_INDEX_H
#define SEARCH_HTTP_INDEX_H

#include "search_http_ask.h"

enum err search_http_index_served(struct search_engine *engine, struct call *call,
                                  const char **ret_index);
enum err search_http_index_begun(struct search_engine *engine, struct call *call,
                                 const char **ret_index);
enum err search_http_index_create(struct search_engine *engine, struct call *call,
                                  const char *index);
enum err search_http_index_note(struct search_engine *engine, struct call *call, const char *index,
                                const struct search_progress *progress);
enum err search_http_index_noted(struct search_engine *engine, struct call *call, const char *index,
                                 struct search_progress *ret);
enum err search_http_index_serve(struct search_engine *engine, struct call *call,
                                 const char *index);
enum err search_http_index_drop(struct search_engine *engine, struct call *call, const char *index);
enum err search_http_index_measure(struct search_engine *engine, struct call *call,
                                   const char *index, int64_t *ret_documents, int64_t *ret_bytes);

#endif
