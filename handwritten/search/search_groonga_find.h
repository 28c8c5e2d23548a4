/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Searches and suggestions of the embedded engine, in one index. Both block, and answer in the
 * arena.
 */
#ifndef SEARCH_GROONGA_FIND_H
#define SEARCH_GROONGA_FIND_H

#include "search_groonga_index.h"

struct arena;

/* See search_engine.h. Equal places are in the order of ids: rising where the sort rises, falling
 * where it falls. */
void search_groonga_find(struct search_groonga_worker *worker, struct arena *arena,
                         const struct search_request *request, struct search_found *ret);
void search_groonga_suggest(struct search_groonga_worker *worker, struct arena *arena,
                            const char *typed, unsigned limit, const char ***ret, size_t *ret_n);

#endif
