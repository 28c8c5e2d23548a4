/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of queue.
 * GENERATED from spec/domains/queue.yaml by templates/streams.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_streams.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct stream_info queue_stream = {
    .name = "queue_stream",
    .heartbeat_ms = 15000,
    .lifetime_ms = 300000,
    .retry_ms = 3000,
    .buffer_bytes = 16384,
};

static bool queue_stream_path_decode(struct jread *in, struct queue_stream_path *ret)
{
    static const struct jread_rule event_type_rule = {
        .min = 1,
        .max = 32,
        .ascii = true,
        .pattern = "[A-Z_]+",
    };
    static const struct jread_rule event_id_rule = {.min = 1, .id = true};
    static const struct jread_rule entry_token_rule = {
        .min = 36,
        .max = 36,
        .ascii = true,
        .pattern = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    };

    jread_str(in, "eventType", &event_type_rule, &ret->event_type);
    jread_i64(in, "eventId", &event_id_rule, &ret->event_id);
    jread_str(in, "entryToken", &entry_token_rule, &ret->entry_token);
    return jread_done(in);
}

enum err queue_stream_call(struct call *call)
{
    struct queue_stream_path path = {0};

    if (!queue_stream_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!jread_done(call->query))
        return call_invalid(call, call->query);
    return queue_stream_open(call, &path);
}

void queue_stream_queue_status_publish(struct call *call, const char *subject, int64_t id,
                                       const struct queue_position *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    queue_position_encode(&out, NULL, event);
    sse_publish(call, &queue_stream, subject, id, "queue-status", out.text, out.len);
}

void queue_stream_queue_status_send(struct call *call, const char *subject, int64_t id,
                                    const struct queue_position *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    queue_position_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "queue-status", out.text, out.len);
}

void queue_stream_queue_entered_publish(struct call *call, const char *subject, int64_t id,
                                        const struct queue_position *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    queue_position_encode(&out, NULL, event);
    sse_publish(call, &queue_stream, subject, id, "queue-entered", out.text, out.len);
}

void queue_stream_queue_entered_send(struct call *call, const char *subject, int64_t id,
                                     const struct queue_position *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    queue_position_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "queue-entered", out.text, out.len);
}
