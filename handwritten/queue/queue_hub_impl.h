/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who follows what on one thread: for queue_hub.c, which hears of changes, queue_ask.c, which asks
 * for positions, and queue_subscriber.c, which knows what a subscriber is to be told.
 */
#ifndef QUEUE_HUB_IMPL_H
#define QUEUE_HUB_IMPL_H

#include "kv.h"
#include "loop.h"
#include "queue_hub.h"
#include "sse.h"

#define QUEUE_IDS 1000000 /* messages of one version of a place */

struct queue_hub {
    struct server_loop *home;
    struct arena *arena, *scratch; /* the latter for one message at a time */
    struct queue_watch *watches;
    struct loop_timer timer;
    unsigned n_asking, n_turns;
};

/* A queue that somebody here waits in. */
struct queue_watch {
    struct queue_watch *next;
    struct queue_hub *hub;
    struct arena *arena; /* of this and its table */
    struct queue_setup queue;
    struct kv_subscription subscription;
    struct queue_subscriber **buckets; /* by place */
    size_t n_buckets, n;
    bool is_live; /* nothing that changes is missed */
    bool is_dirty, is_asking;
};

/* Lives as long as the stream. */
struct queue_subscriber {
    struct queue_subscriber *next; /* in its bucket */
    struct queue_watch *watch;     /* NULL: no longer followed */
    struct sse *sse;
    int64_t id;      /* of the place */
    int64_t number;  /* of the stream */
    int64_t last_id; /* of a message */
    struct queue_position last;
    char user_id[];
};

/* A coroutine; arg: the watch, which is_asking until it ends. */
void queue_watch_ask(void *arg);

/* NULL: nobody follows that place. */
struct queue_subscriber *queue_subscriber_find(struct queue_watch *watch, int64_t id);
/* Replaces an older one of the same place. */
void queue_subscriber_add(struct queue_watch *watch, struct queue_subscriber *subscriber);
void queue_subscriber_remove(struct queue_subscriber *subscriber);
/* Tells where it stands, if that is not what it was told last. scratch: for the message. */
void queue_subscriber_tell(struct queue_subscriber *subscriber, struct arena *scratch,
                           const struct queue_position *now);
/* Tells that it is in or over, and ends it. total: how many wait. */
void queue_subscriber_end(struct queue_subscriber *subscriber, struct arena *scratch, int status,
                          int64_t total);
/* The only word to one that is in already; a mere status when it has heard of that before. */
void queue_subscriber_greet(struct queue_subscriber *subscriber, struct arena *scratch,
                            const struct queue_position *now, bool knows);
/* Ends it without a word. */
void queue_subscriber_close(struct queue_subscriber *subscriber);

#endif
