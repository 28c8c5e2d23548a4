/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of notification.
 * GENERATED from spec/domains/notification.yaml by templates/streams.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_streams.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct stream_info notification_stream = {
    .name = "notification_stream",
    .heartbeat_ms = 15000,
    .lifetime_ms = 300000,
    .retry_ms = 1000,
    .buffer_bytes = 262144,
};

enum err notification_stream_call(struct call *call)
{
    if (!jread_done(call->query))
        return call_invalid(call, call->query);
    return notification_stream_open(call);
}

void notification_stream_notification_publish(struct call *call, const char *subject, int64_t id,
                                              const struct notification_view *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    notification_view_encode(&out, NULL, event);
    sse_publish(call, &notification_stream, subject, id, "notification", out.text, out.len);
}

void notification_stream_notification_send(struct call *call, const char *subject, int64_t id,
                                           const struct notification_view *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    notification_view_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "notification", out.text, out.len);
}
