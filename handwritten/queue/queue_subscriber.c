/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a subscriber is told, and the table of those of one queue.
 *
 * The rule: the id of a message is the version of the place, times a million, and a count. So it
 * goes up over reconnections, and tells whether somebody who comes again has heard that he is in.
 */
#include "arena.h"
#include "queue_hub_impl.h"
#include "queue_streams.h"

#define FIRST_BUCKETS 64

static struct queue_subscriber **bucket_of(const struct queue_watch *watch, int64_t id)
{
    return &watch->buckets[(size_t)id & (watch->n_buckets - 1)];
}

static void grow(struct queue_watch *watch)
{
    struct queue_subscriber **old = watch->buckets;
    size_t n_old = watch->n_buckets;

    watch->n_buckets = n_old ? n_old * 2 : FIRST_BUCKETS;
    watch->buckets = arena_alloc(watch->arena, watch->n_buckets * sizeof(*watch->buckets));
    for (size_t i = 0; i < n_old; i++) {
        struct queue_subscriber *subscriber = old[i], *next;

        for (; subscriber; subscriber = next) {
            struct queue_subscriber **bucket = bucket_of(watch, subscriber->id);

            next = subscriber->next;
            subscriber->next = *bucket;
            *bucket = subscriber;
        }
    }
}

static struct queue_subscriber *find(struct queue_subscriber *from, int64_t id)
{
    while (from && from->id != id)
        from = from->next;
    return from;
}

struct queue_subscriber *queue_subscriber_first(struct queue_watch *watch, int64_t id)
{
    return find(watch->n ? *bucket_of(watch, id) : NULL, id);
}

struct queue_subscriber *queue_subscriber_next(const struct queue_subscriber *subscriber)
{
    return find(subscriber->next, subscriber->id);
}

struct queue_subscriber *queue_subscriber_own(struct queue_watch *watch, int64_t id)
{
    struct queue_subscriber *subscriber = queue_subscriber_first(watch, id);

    while (subscriber && subscriber->number == QUEUE_ONLOOKER)
        subscriber = queue_subscriber_next(subscriber);
    return subscriber;
}

void queue_subscriber_add(struct queue_watch *watch, struct queue_subscriber *subscriber)
{
    struct queue_subscriber *older = queue_subscriber_own(watch, subscriber->id);
    struct queue_subscriber **bucket;

    if (older && subscriber->number != QUEUE_ONLOOKER)
        queue_subscriber_close(older);
    if (watch->n == watch->n_buckets)
        grow(watch);
    bucket = bucket_of(watch, subscriber->id);
    subscriber->next = *bucket;
    *bucket = subscriber;
    subscriber->watch = watch;
    watch->n++;
}

void queue_subscriber_remove(struct queue_subscriber *subscriber)
{
    struct queue_subscriber **at;

    if (!subscriber->watch)
        return;
    at = bucket_of(subscriber->watch, subscriber->id);
    while (*at != subscriber)
        at = &(*at)->next;
    *at = subscriber->next;
    subscriber->watch->n--;
    subscriber->watch = NULL;
}

static bool is_same(const struct queue_position *a, const struct queue_position *b)
{
    return a->position == b->position && a->total_waiting == b->total_waiting &&
           a->estimated_wait_seconds == b->estimated_wait_seconds && a->status == b->status;
}

static void send(struct queue_subscriber *subscriber, struct arena *scratch, const char *event,
                 const struct queue_position *now)
{
    struct jwrite out;

    subscriber->last = *now;
    jwrite_init(&out, scratch, 256);
    queue_position_encode(&out, NULL, now);
    sse_send(subscriber->sse, "", subscriber->last_id, event, out.text, out.len);
}

void queue_subscriber_tell(struct queue_subscriber *subscriber, struct arena *scratch,
                           const struct queue_position *now)
{
    if (is_same(&subscriber->last, now))
        return;
    subscriber->last_id++;
    send(subscriber, scratch, "queue-status", now);
}

void queue_subscriber_close(struct queue_subscriber *subscriber)
{
    queue_subscriber_remove(subscriber);
    sse_close(subscriber->sse);
}

static void end(struct queue_subscriber *subscriber, struct arena *scratch, int status,
                int64_t total)
{
    bool is_in = status == QUEUE_ENTRY_STATUS_ENTERED;
    const struct queue_position now = {
        .status = status,
        .total_waiting = total,
    };

    subscriber->last_id = (subscriber->last_id / QUEUE_IDS + 1) * QUEUE_IDS;
    send(subscriber, scratch, is_in ? "queue-entered" : "queue-status", &now);
    queue_subscriber_close(subscriber);
}

void queue_subscribers_tell(struct queue_watch *watch, int64_t id, const struct queue_position *now)
{
    struct queue_subscriber *subscriber = queue_subscriber_first(watch, id);

    for (; subscriber; subscriber = queue_subscriber_next(subscriber))
        queue_subscriber_tell(subscriber, watch->hub->scratch, now);
    arena_reset(watch->hub->scratch);
}

void queue_subscribers_end(struct queue_watch *watch, int64_t id, int status, int64_t total)
{
    struct queue_subscriber *subscriber = queue_subscriber_first(watch, id), *next;

    for (; subscriber; subscriber = next) {
        next = queue_subscriber_next(subscriber);
        end(subscriber, watch->hub->scratch, status, total);
    }
    arena_reset(watch->hub->scratch);
}

void queue_subscriber_greet(struct queue_subscriber *subscriber, struct arena *scratch,
                            const struct queue_position *now, bool knows)
{
    if (knows)
        subscriber->last_id++;
    send(subscriber, scratch, knows ? "queue-status" : "queue-entered", now);
    sse_close(subscriber->sse);
}
