/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of room.
 * GENERATED from spec/domains/room.yaml by templates/streams.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_STREAMS_H
#define ROOM_STREAMS_H

#include "room_dto.h"
#include "sse.h"

/* How many seats of a room are free. */
extern const struct stream_info room_stream;
struct room_stream_path {
    int64_t room_id;
};
struct room_stream_query {
    enum presence every_presence;
    int64_t every;
};
/* Written by hand: checks, opens the stream with sse_open(), follows subjects and sends the present
 * state. */
enum err room_stream_open(struct call *call, const struct room_stream_path *path,
                          const struct room_stream_query *query);
/* The route: reads the parameters and opens. */
enum err room_stream_call(struct call *call);
/* To every follower of the subject, on every instance. Never suspends. */
void room_stream_seats_changed_publish(struct call *call, const char *subject, int64_t id,
                                       const struct room_status *event);
/* To this stream only. */
void room_stream_seats_changed_send(struct call *call, const char *subject, int64_t id,
                                    const struct room_status *event);
/* To every follower of the subject, on every instance. Never suspends. */
void room_stream_closing_soon_publish(struct call *call, const char *subject, int64_t id,
                                      const struct closing_time *event);
/* To this stream only. */
void room_stream_closing_soon_send(struct call *call, const char *subject, int64_t id,
                                   const struct closing_time *event);

#endif
