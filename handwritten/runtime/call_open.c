/* SPDX-License-Identifier: Apache-2.0 */
/* The calls of background work, which no request began. Those of requests are http_dispatch.c's. */
#include "arena.h"
#include "call.h"
#include "http_trace.h"
#include "server.h"

void call_open(struct call *ret, struct server_loop *home, const char *traceparent, size_t len)
{
    struct http_trace trace;

    *ret = (struct call){
        .arena = arena_new(),
        .kv = home->kv,
        .loop = home->loop,
        .home = home,
        .service = home->service,
        .target = "",
        .last_event_id = -1,
    };
    http_trace_begin(&trace, ret->arena, traceparent, len);
    ret->trace_id = trace.trace_id;
    ret->traceparent = trace.traceparent;
    ret->db = home->db_pool ? db_open(home->db_pool, ret->arena) : NULL;
    jwrite_init(&ret->reply, ret->arena, 0);
}

void call_close(struct call *call)
{
    db_close(call->db);
    arena_free(call->arena);
}
