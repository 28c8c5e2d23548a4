/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An index that follows the catalogue: it reads the events of products from the outbox, where each
 * committed change has left one, and refreshes the products that they name. Not from Kafka: an
 * index in the process must hear of every change, whichever instance consumed it, and a consumer's
 * transaction must not wait for a search server.
 *
 * Events become visible a little out of the order of their ids. So each reading begins some seconds
 * before the end of the last one, and every ten seconds one begins a minute before, which no
 * transaction outlives; what was seen is passed over.
 */
#ifndef SEARCH_FOLLOW_H
#define SEARCH_FOLLOW_H

#include <stdbool.h>

#include "search_engine.h"

#define SEARCH_INDEX_NAME_BYTES 48

struct search_follower {
    char index[SEARCH_INDEX_NAME_BYTES]; /* "": none */
    struct search_progress progress;     /* as it was noted with the index, and newer */
    int64_t newest;                      /* where a short reading begins */
    uint64_t next_full_us;               /* in the loop's time */
    bool is_reading, is_full;            /* the reading that is under way: */
    int64_t after;                       /* where it goes on, */
    int64_t until, until_at;             /* and how far it will have come */
    int64_t *seen;                       /* ids of events, ascending */
    size_t n_seen, cap_seen;
};

/* What no transaction outlives, in microseconds. */
#define SEARCH_SETTLED_US INT64_C(60000000)

void search_follower_init(struct search_follower *follower, const char *index,
                          const struct search_progress *progress);
void search_follower_free(struct search_follower *follower);

/* Reads on and refreshes what changed; a bounded number of products. *ret_is_up: all that was
 * committed when the reading began is in the index. Suspends; errors of the database and of the
 * engine, after which it can be called again. */
enum err search_follow(struct search_follower *follower, struct call *call, bool *ret_is_up);

#endif
