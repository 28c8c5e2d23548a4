/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events (WHATWG HTML, section 9.2): a hub per loop that hears messages of subjects
 * through the key-value store, so that a change on one instance reaches the subscribers of all.
 * Each subscriber has a bounded buffer; one that does not read is dropped.
 *
 * A stream's handler runs in a coroutine:
 *
 *     err = sse_open(call, &stream_info);      -- checks are done; headers go out
 *     sse_follow(call->sse, subject, last_id); -- per subject; from here its messages are kept
 *     sse_send(call->sse, subject, id, ...);   -- the present state first
 *
 * and returns ERR_OK. What was kept follows then, and the hub does the rest until the client
 * leaves, the lifetime ends (`retry:` is sent) or the server drains. Messages of a subject come in
 * the order of their ids: one with an id not above the last that was sent is dropped.
 *
 * After the store was away messages may be missing, so all streams end with a short retry: their
 * clients come again and read the present state.
 */
#ifndef SSE_H
#define SSE_H

#include "call.h"
#include "service.h"

struct sse_hub;

/* ERR_OK also when the client has left meanwhile: then everything below does nothing. */
enum err sse_open(struct call *call, const struct stream_info *stream);
/* Suspends until the subject's messages are sure to come, or for a second at most. last_id -1: all
 * are new. */
void sse_follow(struct sse *sse, const char *subject, int64_t last_id);
/* Sends to this subscriber only, once or more before the handler returns. id < 0: no id line. */
void sse_send(struct sse *sse, const char *subject, int64_t id, const char *event, const char *json,
              size_t len);
/* Sends no message, but the Last-Event-ID with which the client comes again if there is none. */
void sse_mark(struct sse *sse, int64_t id);
void sse_close(struct sse *sse); /* with a retry */
/* Runs fn(ctx) once, when the client has left or has read all of a stream that ended: for a
 * stream whose messages come from elsewhere than its subjects. False: the client is gone already.
 */
bool sse_on_gone(struct sse *sse, void (*fn)(void *ctx), void *ctx);
/* Zeroed, and the stream's: until fn() above has returned, and the handler. */
void *sse_alloc(struct sse *sse, size_t size);

/* To every follower of the subject on every instance; loses nothing that is in the database, since
 * followers read the state after they follow. Never suspends. */
void sse_publish(struct call *call, const struct stream_info *stream, const char *subject,
                 int64_t id, const char *event, const char *json, size_t len);

/* For http_dispatch.c: the stream's handler has returned, and its call's arena goes. */
void sse_handler_done(struct sse *sse, enum err err);

/* The hub of one thread. Without a store (kv NULL) only this thread's own messages are heard. */
struct sse_hub *sse_hub_new(struct loop *loop, struct kv *kv);
/* Ends all streams, and those that are opened from now on, each with a retry. */
void sse_hub_drain(struct sse_hub *hub);
void sse_hub_free(struct sse_hub *hub); /* no stream may be open */

#endif
