/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Subscribers: one open answer each, what it follows, its heartbeat and its end. Where messages
 * come from is sse_hub.c, how bytes reach the client is http_stream.c.
 *
 * The rule: a subscriber lives until its handler and its client are both gone, with memory of its
 * own, for the call's arena goes with the handler. The client's leaving ends everything at once, in
 * on_gone(); all else only writes.
 */
#include "sse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "co.h"
#include "http_stream.h"
#include "kv.h"
#include "loop.h"
#include "server.h"
#include "sse_hub.h"

#define SUBSCRIBE_WAIT_US 1000000
#define RESTART_MS 500 /* and as much again by chance, so that not all come at once */

/* Memory of a subscriber. */
struct piece {
    struct piece *next;
    max_align_t bytes[];
};

struct sse {
    struct call *call; /* while the handler runs */
    struct piece *pieces;
    unsigned n_holders; /* the handler and the client */
    struct sse_hub *hub;
    const struct stream_info *info;
    struct http_stream *stream; /* NULL: the client is gone, or never was there */
    struct sse_follower *followers;
    struct sse *next, **at; /* in the hub's list */
    struct loop_timer timer;
    uint64_t written_at_us, ends_at_us;
    size_t held_bytes;
    bool is_ended, is_store_slow;
    void (*then)(void *ctx); /* when the client is gone; or NULL */
    void *ctx;
};

static void write_text(struct sse *sse, const char *text, size_t len)
{
    if (!sse->stream || sse->is_ended)
        return;
    sse->written_at_us = loop_now_us(sse->hub->loop);
    http_stream_write(sse->stream, text, len);
}

static void end(struct sse *sse, unsigned retry_ms)
{
    char text[32];

    if (!sse->stream || sse->is_ended)
        return;
    write_text(sse, text, (size_t)sprintf(text, "retry: %u\n\n", retry_ms));
    sse->is_ended = true;
    loop_timer_cancel(sse->hub->loop, &sse->timer);
    http_stream_end(sse->stream);
}

void sse_close(struct sse *sse)
{
    end(sse, sse->info->retry_ms);
}

void sse_restart(struct sse *sse)
{
    end(sse, RESTART_MS + (unsigned)(loop_now_us(sse->hub->loop) % RESTART_MS));
}

static void release(struct sse *sse)
{
    struct piece *piece = sse->pieces, *next;

    if (--sse->n_holders)
        return;
    for (; piece; piece = next) {
        next = piece->next;
        free(piece);
    }
    free(sse);
}

static void on_gone(void *ctx)
{
    struct sse *sse = ctx;

    sse->stream = NULL;
    loop_timer_cancel(sse->hub->loop, &sse->timer);
    for (struct sse_follower *f = sse->followers; f; f = f->next)
        sse_hub_leave(sse->hub, f);
    sse->followers = NULL;
    *sse->at = sse->next;
    if (sse->next)
        sse->next->at = sse->at;
    if (sse->then)
        sse->then(sse->ctx);
    release(sse);
}

void *sse_alloc(struct sse *sse, size_t size)
{
    struct piece *piece = calloc(1, sizeof(*piece) + size);

    if (!piece)
        abort();
    piece->next = sse->pieces;
    sse->pieces = piece;
    return piece->bytes;
}

bool sse_on_gone(struct sse *sse, void (*fn)(void *ctx), void *ctx)
{
    if (!sse->stream)
        return false;
    sse->then = fn;
    sse->ctx = ctx;
    return true;
}

static void set_timer(struct sse *sse)
{
    uint64_t beat_us = sse->written_at_us + (uint64_t)sse->info->heartbeat_ms * 1000;

    loop_timer_set_at(sse->hub->loop, &sse->timer,
                      beat_us < sse->ends_at_us ? beat_us : sse->ends_at_us);
}

static void on_timer(struct loop_timer *timer)
{
    struct sse *sse = timer->ctx;
    uint64_t now_us = loop_now_us(sse->hub->loop);

    if (now_us >= sse->ends_at_us) {
        sse_close(sse);
        return;
    }
    if (now_us - sse->written_at_us >= (uint64_t)sse->info->heartbeat_ms * 1000)
        write_text(sse, ":\n\n", 3);
    set_timer(sse);
}

static void hub_add(struct sse_hub *hub, struct sse *sse)
{
    sse->next = hub->streams;
    sse->at = &hub->streams;
    if (sse->next)
        sse->next->at = &sse->next;
    hub->streams = sse;
}

static void begin(struct sse *sse)
{
    sse->ends_at_us = loop_now_us(sse->hub->loop) + (uint64_t)sse->info->lifetime_ms * 1000;
    sse->timer = (struct loop_timer){.on_fire = on_timer, .ctx = sse};
    hub_add(sse->hub, sse);
    write_text(sse, ":\n\n", 3); /* lets the headers go out */
    set_timer(sse);
    if (sse->hub->is_draining)
        sse_close(sse);
}

enum err sse_open(struct call *call, const struct stream_info *stream)
{
    struct sse *sse = malloc(sizeof(*sse));

    if (!sse)
        abort();
    *sse = (struct sse){
        .call = call,
        .n_holders = 1,
        .hub = call->home->sse_hub,
        .info = stream,
    };
    call->sse = sse;
    sse->stream = http_stream_open(call, &(struct http_stream_options){
                                             .content_type = "text/event-stream",
                                             .buffer_bytes = stream->buffer_bytes,
                                             .on_gone = on_gone,
                                             .ctx = sse,
                                         });
    if (sse->stream) {
        sse->n_holders++;
        begin(sse);
    }
    return ERR_OK;
}

static const char *channel_of(struct arena *arena, const struct stream_info *stream,
                              const char *subject)
{
    return arena_printf(arena, "%s:%s", stream->name, subject);
}

static struct sse_follower *follower_of(struct sse *sse, const char *subject)
{
    struct sse_follower *f = sse->followers;

    while (f && strcmp(f->name, subject) != 0)
        f = f->next;
    return f;
}

static uint64_t wait_until(struct sse *sse)
{
    uint64_t deadline_us = co_deadline();
    uint64_t until_us = loop_now_us(sse->hub->loop) + SUBSCRIBE_WAIT_US;

    return deadline_us && deadline_us < until_us ? deadline_us : until_us;
}

void sse_follow(struct sse *sse, const char *subject, int64_t last_id)
{
    struct sse_follower *follower;
    char *name;

    if (!sse->stream || follower_of(sse, subject))
        return;
    name = strcpy(sse_alloc(sse, strlen(subject) + 1), subject);
    follower = sse_alloc(sse, sizeof(*follower));
    *follower = (struct sse_follower){
        .sse = sse,
        .next = sse->followers,
        .name = name,
        .last_id = last_id,
        .is_holding = true,
    };
    follower->held_tail = &follower->held_head;
    sse->followers = follower;
    sse_hub_join(sse->hub, channel_of(sse->call->arena, sse->info, subject), follower);
    if (!sse->is_store_slow)
        sse->is_store_slow = !sse_hub_wait(sse->hub, follower, wait_until(sse));
}

/* In pieces, since nothing may be added to the arena with each message of a long stream. */
static void write_message(struct sse *sse, const struct sse_message *message)
{
    char id[32];

    if (message->id >= 0)
        write_text(sse, id, (size_t)sprintf(id, "id: %lld\n", (long long)message->id));
    write_text(sse, "event: ", 7);
    write_text(sse, message->event, message->event_len);
    write_text(sse, "\ndata: ", 7);
    write_text(sse, message->json, message->len);
    write_text(sse, "\n\n", 2);
}

static void pass_on(struct sse_follower *follower, const struct sse_message *message)
{
    if (message->id >= 0 && message->id <= follower->last_id)
        return;
    if (message->id >= 0)
        follower->last_id = message->id;
    write_message(follower->sse, message);
}

static void hold(struct sse_follower *follower, const struct sse_message *message)
{
    struct sse *sse = follower->sse;
    struct arena *arena = sse->call->arena;
    struct sse_held *held;

    sse->held_bytes += message->event_len + message->len;
    if (sse->held_bytes > sse->info->buffer_bytes) {
        sse_restart(sse);
        return;
    }
    held = arena_alloc(arena, sizeof(*held));
    held->message = *message;
    held->message.event = arena_strndup(arena, message->event, message->event_len);
    held->message.json = arena_strndup(arena, message->json, message->len);
    *follower->held_tail = held;
    follower->held_tail = &held->next;
}

void sse_deliver(struct sse_follower *follower, const struct sse_message *message)
{
    if (!follower->sse->stream || follower->sse->is_ended)
        return;
    if (follower->is_holding)
        hold(follower, message);
    else
        pass_on(follower, message);
}

static void let_go(struct sse_follower *follower)
{
    struct sse_held *held = follower->held_head;

    follower->is_holding = false;
    follower->held_head = NULL;
    for (; held; held = held->next)
        pass_on(follower, &held->message);
}

void sse_send(struct sse *sse, const char *subject, int64_t id, const char *event, const char *json,
              size_t len)
{
    const struct sse_message message = {
        .id = id,
        .event = event,
        .event_len = strlen(event),
        .json = json,
        .len = len,
    };
    struct sse_follower *follower;

    if (!sse->stream || sse->is_ended)
        return;
    write_message(sse, &message);
    follower = follower_of(sse, subject);
    if (!follower)
        return;
    if (id > follower->last_id)
        follower->last_id = id;
}

void sse_mark(struct sse *sse, int64_t id)
{
    char text[32];

    write_text(sse, text, (size_t)sprintf(text, "id: %lld\n\n", (long long)id));
}

void sse_handler_done(struct sse *sse, enum err err)
{
    for (struct sse_follower *f = sse->followers; f && !err; f = f->next)
        let_go(f);
    if (err)
        sse_close(sse); /* the client comes again */
    release(sse);
}

void sse_publish(struct call *call, const struct stream_info *stream, const char *subject,
                 int64_t id, const char *event, const char *json, size_t len)
{
    const char *channel = channel_of(call->arena, stream, subject);
    const char *text =
        arena_printf(call->arena, "%lld\n%s\n%.*s", (long long)id, event, (int)len, json);

    if (call->kv)
        kv_publish(call->kv, channel, text, strlen(text));
    else
        sse_hub_tell(call->home->sse_hub, channel, text, strlen(text));
}

void sse_hub_drain(struct sse_hub *hub)
{
    hub->is_draining = true;
    for (struct sse *sse = hub->streams; sse; sse = sse->next)
        sse_close(sse);
}
