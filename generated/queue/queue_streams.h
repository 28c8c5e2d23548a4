/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of queue.
 * GENERATED from spec/domains/queue.yaml by templates/streams.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_STREAMS_H
#define QUEUE_STREAMS_H

#include "queue_dto.h"
#include "sse.h"

/* The caller's position when it changes, at most every 3 s, until the user is let in. */
extern const struct stream_info queue_stream;
struct queue_stream_path {
    const char *event_type;
    int64_t event_id;
    const char *entry_token;
};
/* Written by hand: checks, opens the stream with sse_open(), follows subjects and sends the present
 * state. */
enum err queue_stream_open(struct call *call, const struct queue_stream_path *path);
/* The route: reads the parameters and opens. */
enum err queue_stream_call(struct call *call);
/* To every follower of the subject, on every instance. Never suspends. */
void queue_stream_queue_status_publish(struct call *call, const char *subject, int64_t id,
                                       const struct queue_position *event);
/* To this stream only. */
void queue_stream_queue_status_send(struct call *call, const char *subject, int64_t id,
                                    const struct queue_position *event);
/* To every follower of the subject, on every instance. Never suspends. */
void queue_stream_queue_entered_publish(struct call *call, const char *subject, int64_t id,
                                        const struct queue_position *event);
/* To this stream only. */
void queue_stream_queue_entered_send(struct call *call, const char *subject, int64_t id,
                                     const struct queue_position *event);

#endif
