/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From channels of the store to followers. A subject exists while somebody follows it or waits for
 * it; its first follower makes the subscription, its last ends it.
 *
 * The rule: a delivery never changes who follows. Subscribers write to buffers, and what they
 * cause (a client cut off, a stream ended) happens later in the turn.
 */
#include "sse_hub.h"

#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "kv.h"
#include "loop.h"

#define BUCKETS 1024

struct waiter {
    struct co *co;
    struct waiter *next;
};

struct sse_subject {
    struct sse_subject *next; /* in its bucket */
    struct sse_hub *hub;
    struct sse_follower *followers;
    struct waiter *waiters;
    unsigned n_waiters; /* those that are awake again included, until they have seen it */
    bool is_live;
    struct kv_subscription subscription;
    char channel[];
};

struct sse_hub *sse_hub_new(struct loop *loop, struct kv *kv)
{
    struct sse_hub *hub = calloc(1, sizeof(*hub));

    if (!hub)
        abort();
    hub->loop = loop;
    hub->kv = kv;
    hub->buckets = calloc(BUCKETS, sizeof(struct sse_subject *));
    if (!hub->buckets)
        abort();
    return hub;
}

void sse_hub_free(struct sse_hub *hub)
{
    if (!hub)
        return;
    free(hub->buckets);
    free(hub);
}

static struct sse_subject **place_of(struct sse_hub *hub, const char *channel)
{
    unsigned hash = 5381;
    struct sse_subject **at;

    for (const char *c = channel; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    at = &hub->buckets[hash % BUCKETS];
    while (*at && strcmp((*at)->channel, channel) != 0)
        at = &(*at)->next;
    return at;
}

static const char *line_end(const char *text, const char *end)
{
    const char *at = memchr(text, '\n', (size_t)(end - text));

    return at ? at : end;
}

/* "id\nevent\njson", as sse_publish() writes it. Others may write to the store too. */
static bool parse(const char *text, size_t len, struct sse_message *ret)
{
    const char *end = text + len;
    const char *id_end = line_end(text, end);
    const char *event = id_end + 1;
    const char *event_end;

    if (id_end == end || !value_i64_parse(text, (size_t)(id_end - text), &ret->id))
        return false;
    event_end = line_end(event, end);
    if (event_end == end)
        return false;
    ret->event = event;
    ret->event_len = (size_t)(event_end - event);
    ret->json = event_end + 1;
    ret->len = (size_t)(end - ret->json);
    return true;
}

static void tell(struct sse_subject *subject, const char *text, size_t len)
{
    struct sse_message message;

    if (!parse(text, len, &message))
        return;
    for (struct sse_follower *f = subject->followers; f; f = f->next_follower)
        sse_deliver(f, &message);
}

static void on_message(struct kv_subscription *self, const char *text, size_t len)
{
    tell(self->ctx, text, len);
}

static void wake_waiters(struct sse_subject *subject)
{
    struct waiter *waiter = subject->waiters, *next;

    subject->is_live = true;
    subject->waiters = NULL;
    for (; waiter; waiter = next) {
        next = waiter->next;
        co_resume_later(waiter->co);
    }
}

static void on_live(struct kv_subscription *self)
{
    wake_waiters(self->ctx);
}

static void on_restored(struct kv_subscription *self)
{
    struct sse_subject *subject = self->ctx;

    for (struct sse_follower *f = subject->followers; f; f = f->next_follower)
        sse_restart(f->sse);
    wake_waiters(subject);
}

static struct sse_subject *subject_new(struct sse_hub *hub, const char *channel)
{
    struct sse_subject *subject = calloc(1, sizeof(*subject) + strlen(channel) + 1);

    if (!subject)
        abort();
    strcpy(subject->channel, channel);
    subject->hub = hub;
    subject->is_live = !hub->kv;
    subject->subscription = (struct kv_subscription){
        .channel = subject->channel,
        .on_message = on_message,
        .on_live = on_live,
        .on_restored = on_restored,
        .ctx = subject,
    };
    if (hub->kv)
        kv_subscribe(hub->kv, &subject->subscription);
    return subject;
}

static void subject_release(struct sse_subject *subject)
{
    struct sse_hub *hub = subject->hub;

    if (subject->followers || subject->n_waiters)
        return;
    if (hub->kv)
        kv_unsubscribe(hub->kv, &subject->subscription);
    *place_of(hub, subject->channel) = subject->next;
    free(subject);
}

void sse_hub_join(struct sse_hub *hub, const char *channel, struct sse_follower *follower)
{
    struct sse_subject **place = place_of(hub, channel);

    if (!*place)
        *place = subject_new(hub, channel);
    follower->subject = *place;
    follower->next_follower = (*place)->followers;
    (*place)->followers = follower;
}

void sse_hub_leave(struct sse_hub *hub, struct sse_follower *follower)
{
    struct sse_follower **at = &follower->subject->followers;

    (void)hub;
    while (*at != follower)
        at = &(*at)->next_follower;
    *at = follower->next_follower;
    subject_release(follower->subject);
}

static void forget_waiter(struct sse_subject *subject, struct waiter *waiter)
{
    struct waiter **at = &subject->waiters;

    while (*at && *at != waiter)
        at = &(*at)->next;
    if (*at)
        *at = waiter->next;
}

bool sse_hub_wait(struct sse_hub *hub, struct sse_follower *follower, uint64_t deadline_us)
{
    struct sse_subject *subject = follower->subject;
    struct waiter waiter = {.co = co_self(), .next = subject->waiters};
    bool is_live;

    if (subject->is_live)
        return true;
    if (!kv_is_up(hub->kv))
        return false;
    subject->waiters = &waiter;
    subject->n_waiters++;
    is_live = co_wait(deadline_us);
    if (!is_live)
        forget_waiter(subject, &waiter);
    subject->n_waiters--;
    subject_release(subject); /* the follower may have left meanwhile */
    return is_live;
}

void sse_hub_tell(struct sse_hub *hub, const char *channel, const char *text, size_t len)
{
    struct sse_subject *subject = *place_of(hub, channel);

    if (subject)
        tell(subject, text, len);
}
