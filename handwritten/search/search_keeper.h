/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keeps an index: builds one when none is served that fits, or when one was begun by somebody who
 * wants a new one, and lets the served one follow the catalogue meanwhile. Everything it must know
 * after a crash is noted with the indexes, so whoever comes next goes on.
 *
 * An engine that is not shared has a keeper on the first thread of its instance; a shared one is
 * kept by the job keep_search_index, by one instance at a time.
 */
#ifndef SEARCH_KEEPER_H
#define SEARCH_KEEPER_H

#include <stdbool.h>

#include "search_follow.h"

struct server_loop;

/* What it knows. It may be thrown away between two steps. */
struct search_kept {
    struct search_follower served, begun;
    uint64_t next_look_us; /* in the loop's time: when to ask the engine again which there are */
};

void search_kept_free(struct search_kept *kept);
/* One step, of a batch or two. *ret_pause_ms: how long nothing is to be done. Suspends; errors of
 * the database and the engine, after which it can be called again. */
enum err search_keep(struct search_kept *kept, struct call *call, unsigned *ret_pause_ms);

/* Creates an index for search_keep() to fill and serve, unless one is begun already. Suspends. */
enum err search_begin_index(struct call *call);

/* The keeper of this thread. */
struct search_keeper;
struct search_keeper *search_keeper_start(struct server_loop *home);
/* These accept NULL. */
bool search_keeper_is_idle(const struct search_keeper *keeper);
void search_keeper_free(struct search_keeper *keeper);

#endif
