/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of notification.
 * GENERATED from spec/domains/notification.yaml by templates/streams.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_STREAMS_H
#define NOTIFICATION_STREAMS_H

#include "notification_dto.h"
#include "sse.h"

/* The caller's notifications as they are made. With Last-Event-ID what was missed comes first, the
 * oldest first; after 100 the stream ends, and the client that comes again gets the rest. */
extern const struct stream_info notification_stream;
/* Written by hand: checks, opens the stream with sse_open(), follows subjects and sends the present
 * state. */
enum err notification_stream_open(struct call *call);
/* The route: reads the parameters and opens. */
enum err notification_stream_call(struct call *call);
/* To every follower of the subject, on every instance. Never suspends. */
void notification_stream_notification_publish(struct call *call, const char *subject, int64_t id,
                                              const struct notification_view *event);
/* To this stream only. */
void notification_stream_notification_send(struct call *call, const char *subject, int64_t id,
                                           const struct notification_view *event);

#endif
