/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The search of a thread: its engine.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

#include "search_engine.h"

struct search {
    const struct search_engine_ops *ops;
    struct search_engine *engine;
    bool is_indexing;             /* SHOP_SEARCH_INDEXING */
    struct search_keeper *keeper; /* NULL: not on this thread */
};

struct search *search_of(const struct call *call);

/* A server module. */
void *search_start(struct server_loop *home);
void search_stop(void *state);
bool search_is_idle(void *state);

#endif
