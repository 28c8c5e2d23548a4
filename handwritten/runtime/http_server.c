/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Listeners, connections and the turn of a thread. libh2o's loop is the outer one: the thread's own
 * loop is a readable descriptor in it. What a request means is http_dispatch.c.
 *
 * The rule: our code runs only inside a turn of libh2o's loop, where an answer that is begun gets
 * flushed. So timers and deferred work, which make nothing readable, are run by a timer of libh2o's
 * and not between two turns.
 */
#include "http_server.h"

#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "http_errors.h"
#include "http_tls.h"
#include "http_exchange.h"
#include "log.h"

#define ACCEPTS_AT_ONCE 32
#define TURN_MS 1000
#define LAST_TURNS 100
#define GOAWAY_US 1200000 /* libh2o takes a second to say goodbye on HTTP/2 */

static void on_conn_closed(void *arg)
{
    struct http_conn *conn = arg;

    h2o_linklist_unlink(&conn->link);
    conn->server->n_conns--;
    if (conn->is_closed)
        *conn->is_closed = true;
    free(conn);
}

/* The kernel gives up a client that does not acknowledge what is sent, where http_guard.c has not
 * seen it. */
static void set_user_timeout(h2o_socket_t *sock, unsigned ms)
{
    setsockopt(h2o_socket_get_fd(sock), IPPROTO_TCP, TCP_USER_TIMEOUT, &ms, sizeof(ms));
}

static void conn_open(struct http_server *server, h2o_socket_t *sock, h2o_accept_ctx_t *accept)
{
    struct http_conn *conn = calloc(1, sizeof(*conn));

    if (!conn)
        abort();
    conn->server = server;
    conn->sock = sock;
    h2o_linklist_insert(&server->conns, &conn->link);
    server->n_conns++;
    sock->on_close.cb = on_conn_closed;
    sock->on_close.data = conn;
    set_user_timeout(sock, server->options.request_timeout_ms * 3);
    h2o_accept(accept, sock);
    http_guard_watch(conn);
}

static void on_accept(h2o_socket_t *sock, const char *err)
{
    struct http_listener *listener = sock->data;
    struct http_server *server = listener->server;
    h2o_socket_t *client;

    if (err)
        return;
    for (int i = 0; i < ACCEPTS_AT_ONCE; i++) {
        client = h2o_evloop_socket_accept(sock);
        if (!client)
            break;
        if (server->n_conns < server->options.max_connections)
            conn_open(server, client, &listener->accept);
        else
            h2o_socket_close(client);
    }
    /* Out of descriptors: the sweep listens again, so that this does not spin. */
    if (!client && (errno == EMFILE || errno == ENFILE))
        h2o_socket_read_stop(sock);
}

static void listener_open(struct http_server *server, struct http_listener *listener, int fd)
{
    listener->server = server;
    listener->accept = (h2o_accept_ctx_t){.ctx = &server->h2o, .hosts = server->config.hosts};
    if (fd < 0)
        return;
    listener->sock = h2o_evloop_socket_create(server->h2o.loop, fd, H2O_SOCKET_FLAG_DONT_READ);
    listener->sock->data = listener;
    h2o_socket_read_start(listener->sock, on_accept);
}

static void listener_close(struct http_listener *listener)
{
    if (listener->sock)
        h2o_socket_close(listener->sock);
    listener->sock = NULL;
}

static void on_sweep(struct loop_timer *timer)
{
    struct http_server *server = timer->ctx;

    http_guard_sweep(server);
    for (size_t i = 0; i < 2; i++)
        if (server->listeners[i].sock && !h2o_socket_is_reading(server->listeners[i].sock))
            h2o_socket_read_start(server->listeners[i].sock, on_accept);
    loop_timer_set(server->home->loop, timer, HTTP_GUARD_PERIOD_MS);
}

struct handler {
    h2o_handler_t super; /* first */
    struct http_server *server;
};

static int on_request(h2o_handler_t *self, h2o_req_t *req)
{
    http_guard_request(req);
    http_dispatch(http_exchange_open(((struct handler *)self)->server, req));
    return 0;
}

static void on_loop_ready(h2o_socket_t *sock, const char *err)
{
    struct http_server *server = sock->data;

    (void)err;
    loop_dispatch(server->home->loop);
}

static void on_turn(h2o_timeout_entry_t *entry)
{
    struct http_server *server = H2O_STRUCT_FROM_MEMBER(struct http_server, turn, entry);

    loop_dispatch(server->home->loop);
}

static void configure(struct http_server *server)
{
    h2o_pathconf_t *all;
    struct handler *handler;

    h2o_config_init(&server->config);
    server->config.server_name = h2o_iovec_init(NULL, 0);
    server->config.max_request_entity_size = HTTP_LIMIT_BODY_BYTES;
    server->config.http1.req_timeout = HTTP_LIMIT_IDLE_MS;
    server->config.http2.idle_timeout = HTTP_LIMIT_IDLE_MS;
    server->config.handshake_timeout = server->options.request_timeout_ms;
    server->host =
        h2o_config_register_host(&server->config, h2o_iovec_init(H2O_STRLIT("default")), 65535);
    all = &server->host->fallback_path;
    handler = (struct handler *)h2o_create_handler(all, sizeof(*handler));
    handler->super.on_req = on_request;
    handler->server = server;
    http_errors_register(all, server);
}

struct http_server *http_server_new(struct server_loop *home, const struct http_options *options,
                                    int fd, int tls_fd)
{
    struct http_server *server = calloc(1, sizeof(*server));

    if (!server)
        abort();
    server->home = home;
    server->options = *options;
    h2o_linklist_init_anchor(&server->conns);
    h2o_linklist_init_anchor(&server->exchanges);
    configure(server);
    h2o_context_init(&server->h2o, h2o_evloop_create(), &server->config);
    listener_open(server, &server->listeners[0], fd);
    listener_open(server, &server->listeners[1], tls_fd);
    server->listeners[1].accept.ssl_ctx = http_tls_context(options->tls);
    server->loop_sock = h2o_evloop_socket_create(server->h2o.loop, dup(loop_poll_fd(home->loop)),
                                                 H2O_SOCKET_FLAG_DONT_READ);
    server->loop_sock->data = server;
    h2o_socket_read_start(server->loop_sock, on_loop_ready);
    server->turn.cb = on_turn;
    server->sweep = (struct loop_timer){.on_fire = on_sweep, .ctx = server};
    loop_timer_set(home->loop, &server->sweep, HTTP_GUARD_PERIOD_MS);
    return server;
}

void http_server_turn(struct http_server *server)
{
    int wait_ms = loop_wait_ms(server->home->loop, TURN_MS);

    if (wait_ms == 0 && !h2o_timeout_is_linked(&server->turn))
        h2o_timeout_link(server->h2o.loop, &server->h2o.zero_timeout, &server->turn);
    h2o_evloop_run(server->h2o.loop, wait_ms);
}

void http_server_drain(struct http_server *server)
{
    server->is_draining = true;
    server->drained_at_us = loop_now_us(server->home->loop);
    for (size_t i = 0; i < 2; i++)
        listener_close(&server->listeners[i]);
    h2o_context_request_shutdown(&server->h2o);
}

bool http_server_is_idle(const struct http_server *server)
{
    return server->n_exchanges == 0;
}

bool http_server_is_drained(struct http_server *server)
{
    bool said_goodbye = loop_now_us(server->home->loop) - server->drained_at_us > GOAWAY_US;

    return http_server_is_idle(server) &&
           (said_goodbye || h2o_linklist_is_empty(&server->h2o.http2._conns));
}

void http_server_free(struct http_server *server)
{
    h2o_linklist_t *at;
    h2o_evloop_t *outer = server->h2o.loop;
    h2o_multithread_queue_t *queue = server->h2o.queue;

    loop_timer_cancel(server->home->loop, &server->sweep);
    h2o_timeout_unlink(&server->turn);
    for (size_t i = 0; i < 2; i++)
        listener_close(&server->listeners[i]);
    h2o_socket_close(server->loop_sock);
    for (at = server->conns.next; at != &server->conns; at = at->next)
        http_guard_cut_conn(H2O_STRUCT_FROM_MEMBER(struct http_conn, link, at));
    for (int i = 0; server->n_conns && i < LAST_TURNS; i++)
        h2o_evloop_run(outer, 10);
    if (server->n_conns)
        return; /* something does not let go; the process ends anyway */
    h2o_timeout_unlink(&server->h2o.http2._graceful_shutdown_timeout);
    h2o_evloop_run(outer, 0); /* releases the sockets */
    while (server->n_spare)
        arena_free(server->spare[--server->n_spare]);
    h2o_context_dispose(&server->h2o);
    free(queue); /* libh2o takes it apart and forgets it */
    h2o_config_dispose(&server->config);
    h2o_evloop_destroy(outer);
    free(server);
}
