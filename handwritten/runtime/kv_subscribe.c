/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Subscriptions. They are few (one a kind of message, not one a client), so a list is searched.
 *
 * The rule: callbacks may subscribe and unsubscribe anything, so a delivery keeps its place in
 * next_to_tell, which kv_unsubscribe() moves.
 */
#include <string.h>

#include "kv_impl.h"

static bool is_wanted(const struct kv *kv, const char *channel)
{
    const struct kv_subscription *s = kv->subscriptions;

    while (s && strcmp(s->channel, channel) != 0)
        s = s->next;
    return s != NULL;
}

static bool is_text(const redisReply *reply, const char *text)
{
    return reply->type == REDIS_REPLY_STRING && strcmp(reply->str, text) == 0;
}

static void tell(struct kv_subscription *s, const redisReply *message)
{
    if (message->type == REDIS_REPLY_STRING) {
        s->on_message(s, message->str, message->len);
        return;
    }
    if (!s->is_interrupted) { /* confirmed for the first time */
        if (s->on_live)
            s->on_live(s);
        return;
    }
    s->is_interrupted = false;
    if (s->on_restored)
        s->on_restored(s);
}

/* ["message", channel, text], or ["subscribe", channel, count] which confirms. */
static void on_push(redisAsyncContext *context, void *arg, void *privdata)
{
    struct kv *kv = privdata;
    const redisReply *push = arg;
    struct kv_subscription *s;

    (void)context;
    if (!push || push->type != REDIS_REPLY_ARRAY || push->elements != 3 ||
        !(is_text(push->element[0], "message") || is_text(push->element[0], "subscribe")))
        return;
    for (s = kv->subscriptions; s; s = kv->next_to_tell) {
        kv->next_to_tell = s->next;
        if (is_text(push->element[1], s->channel))
            tell(s, push->element[2]);
    }
}

static void send_subscribe(struct kv *kv, const char *channel)
{
    kv_link_send(&kv->messages, on_push, kv, 2, (const char *[]){"SUBSCRIBE", channel}, NULL);
}

static void subscribe_all(struct kv_link *link)
{
    struct kv *kv = link->ctx;
    struct kv_subscription *s;

    for (s = kv->subscriptions; s; s = s->next)
        send_subscribe(kv, s->channel); /* a channel asked for twice is sent once */
}

static void mark_interrupted(struct kv_link *link)
{
    struct kv *kv = link->ctx;
    struct kv_subscription *s;

    for (s = kv->subscriptions; s; s = s->next)
        s->is_interrupted = true;
}

void kv_subscribe(struct kv *kv, struct kv_subscription *subscription)
{
    bool is_new = !is_wanted(kv, subscription->channel);

    subscription->next = kv->subscriptions;
    subscription->is_interrupted = kv->messages.has_failed;
    kv->subscriptions = subscription;
    if (!kv->messages.loop) {
        kv->messages.ctx = kv;
        kv->messages.on_up = subscribe_all;
        kv->messages.on_down = mark_interrupted;
        kv_link_open(&kv->messages, kv->loop, &kv->url);
    } else if (is_new && kv->messages.is_up) {
        send_subscribe(kv, subscription->channel);
    }
}

void kv_unsubscribe(struct kv *kv, struct kv_subscription *subscription)
{
    struct kv_subscription **at = &kv->subscriptions;

    while (*at != subscription)
        at = &(*at)->next;
    *at = subscription->next;
    if (kv->next_to_tell == subscription)
        kv->next_to_tell = subscription->next;
    if (!is_wanted(kv, subscription->channel) && kv->messages.is_up)
        kv_link_send(&kv->messages, NULL, NULL, 2,
                     (const char *[]){"UNSUBSCRIBE", subscription->channel}, NULL);
}
