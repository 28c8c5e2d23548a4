/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Products on their way from the database into an index. A document's revision is the database's
 * time when the statement that read it began: whatever was committed before that is in it, so of
 * two that come in the wrong order the older one can be dropped.
 */
#ifndef SEARCH_CATALOGUE_H
#define SEARCH_CATALOGUE_H

#include "search_engine.h"

/* Puts products as they are now, and removes those that are gone. At most 500 ids. Suspends; errors
 * of the database and of the engine. */
enum err search_catalogue_refresh(struct call *call, const char *index, const int64_t *ids,
                                  size_t n);

/* Puts the next products, in the order of their ids, and moves the progress on; that is not noted.
 * Suspends; errors as above, and then the progress is as it was. */
enum err search_catalogue_walk(struct call *call, const char *index,
                               struct search_progress *progress);

#endif
