/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of room.
 * GENERATED from spec/domains/room.yaml by templates/streams.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_streams.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct stream_info room_stream = {
    .name = "room_stream",
    .heartbeat_ms = 20000,
    .lifetime_ms = 600000,
    .retry_ms = 1000,
    .buffer_bytes = 4096,
};

static bool room_stream_path_decode(struct jread *in, struct room_stream_path *ret)
{
    static const struct jread_rule room_id_rule = {.min = 1, .id = true};

    jread_i64(in, "roomId", &room_id_rule, &ret->room_id);
    return jread_done(in);
}

static bool room_stream_query_decode(struct jread *in, struct room_stream_query *ret)
{
    static const struct jread_rule every_rule = {.min = 1, .max = 60};

    jread_opt_i64(in, "every", &every_rule, &ret->every_presence, &ret->every);
    return jread_done(in);
}

enum err room_stream_call(struct call *call)
{
    struct room_stream_path path = {0};
    struct room_stream_query query = {0};

    if (!room_stream_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!room_stream_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return room_stream_open(call, &path, &query);
}

void room_stream_seats_changed_publish(struct call *call, const char *subject, int64_t id,
                                       const struct room_status *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    room_status_encode(&out, NULL, event);
    sse_publish(call, &room_stream, subject, id, "seats-changed", out.text, out.len);
}

void room_stream_seats_changed_send(struct call *call, const char *subject, int64_t id,
                                    const struct room_status *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    room_status_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "seats-changed", out.text, out.len);
}

void room_stream_closing_soon_publish(struct call *call, const char *subject, int64_t id,
                                      const struct closing_time *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    closing_time_encode(&out, NULL, event);
    sse_publish(call, &room_stream, subject, id, "closing-soon", out.text, out.len);
}

void room_stream_closing_soon_send(struct call *call, const char *subject, int64_t id,
                                   const struct closing_time *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    closing_time_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "closing-soon", out.text, out.len);
}
