/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks the engine of this thread, for at most SHOP_SEARCH_TIMEOUT_MS whichever engine it is, and
 * counts: searches, search_misses (nothing was found), search_failures, each by engine. That the
 * engine went away, and that it is back, is a line in the log, once a thread.
 */
#ifndef SEARCH_ASK_H
#define SEARCH_ASK_H

#include "search_engine.h"

/* ERR_SEARCH_FAILED (the engine is away, slow, or refuses) or ERR_INDEX_NOT_FOUND; both say when to
 * try again. Suspends. */
enum err search_ask_products(struct call *call, const struct search_request *request,
                             struct search_found *ret);
/* The same, and ERR_SUGGEST_FAILED. */
enum err search_ask_suggestions(struct call *call, const char *typed, unsigned limit,
                                const char ***ret, size_t *ret_n);

#endif
