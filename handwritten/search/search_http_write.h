/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Puts and removals on the search server, and its indexes: see search_engine.h. All suspend.
 */
#ifndef SEARCH_HTTP_WRITE_H
#define SEARCH_HTTP_WRITE_H

#include "search_http_ask.h"

enum err search_http_write_put(struct search_engine *engine, struct call *call, const char *index,
                               const struct search_document *documents, size_t n);
enum err search_http_write_remove(struct search_engine *engine, struct call *call,
                                  const char *index, const int64_t *ids, const int64_t *revisions,
                                  size_t n);
/* A put to an index goes through this alias of it: where there is none, the server would make an
 * index by itself. */
const char *search_http_write_door(struct arena *arena, const char *index_on_server);

#endif
