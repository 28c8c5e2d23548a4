/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One call: a request, a job's run or a consumed message, with all that its code may touch. It
 * lives as long as its coroutine, longer than the client's connection if need be.
 */
#ifndef CALL_H
#define CALL_H

#include <stdint.h>

#include "db.h"
#include "jread.h"
#include "jwrite.h"

struct arena;
struct co;
struct idempotency;
struct kv;
struct outbox;
struct route;
struct server_loop;
struct service;
struct sse;

struct principal {
    const char *user_id; /* the token's sub; NULL without a token */
    unsigned roles;
};

/* A header of the shop's own (x-…) that the request came with. */
struct call_header {
    const char *name; /* lower case */
    const char *value;
    const struct call_header *next;
};

struct call {
    struct arena *arena;
    struct db *db;
    struct kv *kv;
    struct loop *loop;
    struct server_loop *home; /* what belongs to this thread: pools, clients, hubs */
    const struct service *service;
    const struct route *route; /* NULL in jobs */
    struct principal who;
    const char *trace_id; /* 32 hex digits */
    const char *traceparent;
    const char *target; /* path and query as sent */
    const struct call_header *headers;
    const char *idempotency_key; /* of a route that takes a key: the header, or NULL; several are
                                    joined with ", ", which makes no valid key */

    struct jread *path, *query, *body; /* never NULL where the route has them */
    const char *body_text;             /* of a route that takes a key: the body as it was sent */
    size_t body_len;
    struct jwrite reply;                  /* the body of a success */
    const char *detail;                   /* of the error that is returned, or NULL */
    const struct jread_problem *problems; /* set by call_invalid() */
    const char *location;                 /* Location header of a 201, or NULL */
    unsigned reply_status;                /* of a success; 0 = the route's */
    bool is_replayed;                     /* the answer is an earlier one: Idempotent-Replayed */
    unsigned retry_after_s;               /* Retry-After of an error; 0 = by the error's default */
    int64_t last_event_id;                /* of a stream's request: Last-Event-ID, or -1 */
    struct sse *sse;                      /* of a stream's request, while its handler runs */
    void *request;                        /* http_server's; becomes NULL when the client is gone */
    struct idempotency *idempotency;      /* idempotency.c's, or NULL */
    struct outbox *outbox;                /* outbox.c's, or NULL */
};

/* A call that no request began: background work on the thread of home. It has an arena of its own,
 * a handle of home's database (NULL without one; no connection is taken yet), an empty reply, and
 * continues the trace of the traceparent of len bytes; without one, or with a wrong one, it begins
 * a trace. The deadline is the coroutine's, and stays as it is. Never suspends. */
void call_open(struct call *ret, struct server_loop *home, const char *traceparent, size_t len);
/* Rolls back an open transaction (that may suspend), gives the connection back, and frees the arena
 * with all that was allocated from it. */
void call_close(struct call *call);

/* Says more about the error that is returned: return call_fail(call, ERR_X, "order is already %s",
 * name); */
enum err call_fail(struct call *call, enum err err, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Takes over what `in` collected and returns the first problem's err. */
enum err call_invalid(struct call *call, const struct jread *in);
/* Makes body of body_text, where that has not happened: a route that takes an Idempotency-Key does
 * so after it has looked at the key. ERR_MALFORMED_BODY, with the place. */
enum err call_read_body(struct call *call);
/* Whether user_id is the caller's, or the caller is of the role that may see everything
 * (service.yaml: owner_role). */
bool call_owns(const struct call *call, const char *user_id);
bool call_has_role(const struct call *call, unsigned role_bit);
/* The value of the request's header of that name (lower case, x-…), or NULL; several are joined
 * with ", ". */
const char *call_header(const struct call *call, const char *name);
/* A random UUID (version 4) in the arena. */
const char *call_uuid(struct call *call);

#endif
