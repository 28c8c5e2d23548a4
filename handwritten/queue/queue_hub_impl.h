/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who follows what on one thread: for queue_hub.c, which hears of changes, queue_ask.c, which asks
 * for positions, and queue_subscriber.c, which knows what a subscriber is to be told.
 */
#ifndef QUEUE_HUB_IMPL_H
#define QUEUE_HUB_IMPL_H

#include "kv.h"
#include "loop.h"
#include "queue_door.h"
#include "queue_hub.h"
#include "sse.h"

#define QUEUE_IDS 1000000 /* messages of one version of a place */

struct queue_hub {
    struct server_loop *home;
    struct arena *arena, *scratch; /* the latter for one message at a time */
    struct queue_watch *watches;
    struct loop_timer timer;
    struct queue_door door;
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
    int64_t number;  /* of the stream, or QUEUE_ONLOOKER */
    int64_t last_id; /* of a message */
    struct queue_position last;
    char user_id[];
};

/* A coroutine; arg: the watch, which is_asking until it ends. */
void queue_watch_ask(void *arg);

/* The stream of the place's user; NULL: it is not followed here. */
struct queue_subscriber *queue_subscriber_own(struct queue_watch *watch, int64_t id);
/* The first of all streams of a place, and the one after another; NULL: none is left. */
struct queue_subscriber *queue_subscriber_first(struct queue_watch *watch, int64_t id);
struct queue_subscriber *queue_subscriber_next(const struct queue_subscriber *subscriber);
/* Replaces an older one of the place's user. Onlookers replace nobody, and nobody them. */
void queue_subscriber_add(struct queue_watch *watch, struct queue_subscriber *subscriber);
void queue_subscriber_remove(struct queue_subscriber *subscriber);
/* Tells where it stands, if that is not what it was told last. scratch: for the message. */
void queue_subscriber_tell(struct queue_subscriber *subscriber, struct arena *scratch,
                           const struct queue_position *now);
/* The same for all streams of a place. */
void queue_subscribers_tell(struct queue_watch *watch, int64_t id,
                            const struct queue_position *now);
/* Tells all streams of a place that it is in or over, and ends them. total: how many wait. */
void queue_subscribers_end(struct queue_watch *watch, int64_t id, int status, int64_t total);
/* The only word to one that is in already; a mere status when it has heard of that before. */
void queue_subscriber_greet(struct queue_subscriber *subscriber, struct arena *scratch,
                            const struct queue_position *now, bool knows);
/* Ends it without a word. */
void queue_subscriber_close(struct queue_subscriber *subscriber);

#endif
