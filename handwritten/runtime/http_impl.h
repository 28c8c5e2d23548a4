/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the http_*.c files share, and nobody else.
 */
#ifndef HTTP_IMPL_H
#define HTTP_IMPL_H

#include "call.h"
#include "http_h2o.h"
#include "http_server.h"
#include "http_limits.h"
#include "loop.h"
#include "server.h"

struct http_server;

struct http_listener {
    struct http_server *server;
    h2o_socket_t *sock; /* NULL: none, or closed */
    h2o_accept_ctx_t accept;
};

struct http_server {
    struct server_loop *home;
    struct http_options options;
    h2o_globalconf_t config;
    h2o_hostconf_t *host;
    h2o_context_t h2o;
    h2o_handler_t *handler;
    struct http_listener listeners[2]; /* cleartext, TLS */
    h2o_socket_t *loop_sock;           /* the thread's own loop, as a socket of libh2o's */
    h2o_timeout_entry_t turn;          /* runs the own loop when nothing makes it readable */
    struct loop_timer sweep;
    struct arena *spare[HTTP_LIMIT_SPARE_ARENAS]; /* of calls that ended */
    unsigned n_spare;
    h2o_linklist_t conns;     /* struct http_conn */
    h2o_linklist_t exchanges; /* struct http_exchange */
    unsigned n_conns;
    unsigned n_exchanges; /* until both the call and the answer are done */
    unsigned n_calls;     /* coroutines of requests */
    bool is_draining;
    uint64_t drained_at_us;
    uint64_t migrated_until_us; /* until then the schema is known to be current */
};

/* One client's connection, from accept to close; sock->on_close.data is this. */
struct http_conn {
    h2o_linklist_t link;
    struct http_server *server;
    h2o_socket_t *sock;
    h2o_socket_cb read; /* libh2o's, behind ours */
    bool *is_closed;    /* of the read callback that runs */
    bool is_http2;
    uint64_t partial_since_us;
    unsigned resets, controls, continuations;
    bool is_in_headers;
    size_t body_bytes; /* of requests that are not whole yet, at most */
};

/* http_guard.c: cuts clients that abuse their connection. */
#define HTTP_GUARD_PERIOD_MS 250
void http_guard_watch(struct http_conn *conn);
void http_guard_sweep(struct http_server *server);
void http_guard_request(h2o_req_t *req); /* a whole request has come */
/* Ends the connection of a request, or any. What was read and not answered is forgotten. */
void http_guard_cut(h2o_req_t *req);
void http_guard_cut_conn(struct http_conn *conn);

struct http_exchange;
/* http_dispatch.c: answers the request, now or from a coroutine. */
void http_dispatch(struct http_exchange *exchange);
/* http_root.c: the pages outside the base path. False: there is none at this path. */
bool http_root(struct http_exchange *exchange, const char *path, size_t len);
/* http_files.c: the files behind /docs; name NULL: the first page. */
void http_files(struct http_exchange *exchange, const char *name);

#endif
