/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events (WHATWG HTML, section 9.2): a hub per loop that hears messages of subjects
 * through the key-value store, so that a change on one instance reaches the subscribers of all.
 * Each subscriber has a bounded buffer; one that does not read is dropped.
 *
 * A stream's handler runs in a coroutine:
 *     err = sse_open(call, &stream_info);          -- checks are done; headers go out; from here
 * messages of subjects are kept sse_follow(call->sse, subject, last_id);     -- per subject;
 * messages with an id up to last_id are dropped sse_send(call->sse, id, "event", json, len); -- the
 * present state first and returns ERR_OK; the hub does the rest until the client leaves, the
 * lifetime ends (`retry:` is sent) or the server drains.
 */
#ifndef SSE_H
#define SSE_H

#include "call.h"
#include "service.h"

enum err sse_open(struct call *call, const struct stream_info *stream);
void sse_follow(struct sse *sse, const char *subject, int64_t last_id);
/* Sends to this subscriber only. id < 0: no id line. */
void sse_send(struct sse *sse, const char *subject, int64_t id, const char *event, const char *json,
              size_t len);
void sse_close(struct sse *sse);

/* To every follower of the subject on every instance; loses nothing that is in the database, since
 * followers read the state after they follow. Never suspends. */
void sse_publish(struct call *call, const struct stream_info *stream, const char *subject,
                 int64_t id, const char *event, const char *json, size_t len);

#endif
