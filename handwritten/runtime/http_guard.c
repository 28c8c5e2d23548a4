/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cuts clients that abuse their connection in ways that libh2o 2.2 does not see: HTTP/2 resets,
 * pings, settings and continuations by the thousand, requests sent one byte a second, answers that
 * nobody reads.
 *
 * Frames are watched by standing in front of libh2o's own read callback. It leaves nothing but an
 * unfinished frame in the input, so that the input begins with a frame whenever more arrives, and
 * watching needs no state but counters. libh2o sets its callback anew now and then (when it turns
 * out that a connection speaks HTTP/2, for one), so ours is put back after each read, at each
 * request and by the sweep.
 *
 * The rule: a connection is cut by shutdown(2) alone. libh2o then sees it end, as if the client had
 * closed it, and releases everything itself.
 */
#include "http_exchange.h"

#include <h2o/http1.h>
#include <h2o/http2.h>
#include <linux/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "log.h"
#include "metrics.h"

#define FRAME_HEADER_LEN 9
#define PREFACE_LEN 24
#define SMALL_INCREMENT 256 /* of a window: smaller ones cost more than they bring */
#define STALL_FACTOR 2      /* an answer may stand still for this many request timeouts */

/* RFC 9113, section 6 */
enum frame_type {
    FRAME_DATA = 0,
    FRAME_HEADERS = 1,
    FRAME_RST_STREAM = 3,
    FRAME_WINDOW_UPDATE = 8,
    FRAME_CONTINUATION = 9, /* the last that is defined */
};
#define FLAG_END_STREAM 0x1
#define FLAG_END_HEADERS 0x4
#define FLAG_PADDED 0x8

struct frame {
    const uint8_t *payload;
    uint32_t len;
    uint8_t type, flags;
};

void http_guard_cut_conn(struct http_conn *conn)
{
    shutdown(h2o_socket_get_fd(conn->sock), SHUT_RDWR);
}

/* What the client did not take is not kept for it by the kernel either. */
static void forget_unsent(struct http_conn *conn)
{
    const struct linger at_once = {.l_onoff = 1};

    setsockopt(h2o_socket_get_fd(conn->sock), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

/* NULL while an upgrade to HTTP/2 is on its way. */
static struct http_conn *conn_of(h2o_req_t *req)
{
    h2o_socket_t *sock = req->conn->callbacks->get_socket(req->conn);

    return sock ? sock->on_close.data : NULL;
}

void http_guard_cut(h2o_req_t *req)
{
    struct http_conn *conn = conn_of(req);

    if (conn)
        http_guard_cut_conn(conn);
}

static void punish(struct http_conn *conn, const char *why)
{
    metrics_add("http_server_connections_cut", "reason", why, 1);
    LOG(LOG_DEBUG, "connection cut", {"reason", why, 0});
    forget_unsent(conn);
    http_guard_cut_conn(conn);
}

static uint32_t window_increment(const struct frame *frame)
{
    const uint8_t *at = frame->payload;

    if (frame->len != 4)
        return 0;
    return ((uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]) &
           0x7fffffff;
}

/* Frames that cost the client nothing and bring no request on. */
static bool is_control(const struct frame *frame)
{
    switch (frame->type) {
    case FRAME_DATA:
        return !(frame->flags & FLAG_END_STREAM) && (frame->len == 0 || frame->flags & FLAG_PADDED);
    case FRAME_WINDOW_UPDATE:
        return window_increment(frame) < SMALL_INCREMENT;
    case FRAME_HEADERS:
    case FRAME_CONTINUATION:
    case FRAME_RST_STREAM:
        return false;
    default:
        return true;
    }
}

static void count(struct http_conn *conn, const struct frame *frame)
{
    conn->controls += is_control(frame);
    switch (frame->type) {
    case FRAME_DATA:
        conn->body_bytes += frame->len;
        return;
    case FRAME_RST_STREAM:
        conn->resets++;
        return;
    case FRAME_HEADERS:
        conn->continuations = 0;
        conn->is_in_headers = !(frame->flags & FLAG_END_HEADERS);
        return;
    case FRAME_CONTINUATION:
        conn->continuations++;
        conn->is_in_headers = !(frame->flags & FLAG_END_HEADERS);
        return;
    }
}

static const char *too_many(const struct http_conn *conn)
{
    if (conn->resets > HTTP_LIMIT_RESETS)
        return "resets";
    if (conn->controls > HTTP_LIMIT_CONTROLS)
        return "control frames";
    if (conn->continuations > HTTP_LIMIT_CONTINUATIONS)
        return "continuations";
    if (conn->body_bytes > HTTP_LIMIT_BODIES_BYTES)
        return "bodies";
    return NULL;
}

/* libh2o writes a line on standard error for each frame of a type that it does not know; such
 * frames must be ignored (RFC 9113, 5.5), so it does not get them. Inside a header block they are
 * an error, which it reports. */
static bool is_to_be_ignored(const struct http_conn *conn, const struct frame *frame)
{
    return frame->type > FRAME_CONTINUATION && !conn->is_in_headers;
}

/* False: there is no whole frame. */
static bool frame_at(const h2o_buffer_t *input, size_t at, struct frame *ret)
{
    const uint8_t *p = (const uint8_t *)input->bytes + at;

    if (input->size - at < FRAME_HEADER_LEN)
        return false;
    *ret = (struct frame){
        .payload = p + FRAME_HEADER_LEN,
        .len = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2],
        .type = p[3],
        .flags = p[4],
    };
    return input->size - at - FRAME_HEADER_LEN >= ret->len;
}

static void remove_bytes(h2o_buffer_t *input, size_t at, size_t len)
{
    memmove(input->bytes + at, input->bytes + at + len, input->size - at - len);
    input->size -= len;
}

static void watch_frames(struct http_conn *conn, h2o_buffer_t *input)
{
    bool has_preface = input->size >= PREFACE_LEN && memcmp(input->bytes, "PRI ", 4) == 0;
    size_t at = has_preface ? PREFACE_LEN : 0;
    bool has_any = false;
    struct frame frame;

    while (frame_at(input, at, &frame) && !too_many(conn)) {
        has_any = true;
        count(conn, &frame);
        if (is_to_be_ignored(conn, &frame))
            remove_bytes(input, at, FRAME_HEADER_LEN + frame.len);
        else
            at += FRAME_HEADER_LEN + frame.len;
    }
    if (at == input->size)
        conn->partial_since_us = 0;
    else if (has_any || !conn->partial_since_us)
        conn->partial_since_us = loop_now_us(conn->server->home->loop);
}

static bool begins_http2(const h2o_buffer_t *input)
{
    static const char start[] = "PRI * HTTP/2";

    return input->size >= sizeof(start) - 1 && memcmp(input->bytes, start, sizeof(start) - 1) == 0;
}

static void on_read(h2o_socket_t *sock, const char *err)
{
    struct http_conn *conn = sock->on_close.data;
    bool is_closed = false;
    const char *why = NULL;

    if (!err) {
        conn->is_http2 = conn->is_http2 || begins_http2(sock->input);
        if (conn->is_http2)
            watch_frames(conn, sock->input);
        why = too_many(conn);
    }
    if (why) {
        punish(conn, why);
        err = h2o_socket_error_closed;
    }
    conn->is_closed = &is_closed;
    conn->read(sock, err);
    if (is_closed)
        return;
    conn->is_closed = NULL;
    http_guard_watch(conn);
}

void http_guard_watch(struct http_conn *conn)
{
    h2o_socket_t *sock = conn->sock;

    if (!sock->_cb.read || sock->_cb.read == on_read)
        return;
    conn->read = sock->_cb.read;
    sock->_cb.read = on_read;
}

void http_guard_request(h2o_req_t *req)
{
    struct http_conn *conn = req->version >= 0x200 ? conn_of(req) : NULL;

    if (!conn)
        return;
    conn->is_http2 = true;
    http_guard_watch(conn);
    conn->body_bytes -= req->entity.len < conn->body_bytes ? req->entity.len : conn->body_bytes;
}

static bool is_late(struct timeval since, const struct timeval *now, unsigned ms)
{
    int64_t elapsed_ms =
        (now->tv_sec - since.tv_sec) * INT64_C(1000) + (now->tv_usec - since.tv_usec) / 1000;

    return elapsed_ms > ms;
}

/* A request that is not yet with us: pathconf is set when it is whole. */
static int check_request(h2o_req_t *req, void *arg)
{
    struct http_server *server = arg;
    struct http_conn *conn = conn_of(req);
    bool has_begun = req->timestamps.request_begin_at.tv_sec != 0;

    if (!conn)
        return 0;
    if (req->version < 0x200)
        conn->is_http2 = false;
    if (!has_begun && !conn->is_http2 && server->is_draining)
        http_guard_cut_conn(conn);
    if (has_begun && !req->pathconf &&
        is_late(req->timestamps.request_begin_at, h2o_get_timestamp(&server->h2o, NULL, NULL),
                server->options.request_timeout_ms))
        punish(conn, "slow request");
    return 0;
}

static size_t drained(size_t bucket, size_t per_period)
{
    return bucket > per_period ? bucket - per_period : 0;
}

/* What of the bodies is older than the request timeout is whole by now, or cut. */
static void drain_buckets(struct http_conn *conn)
{
    size_t periods = conn->server->options.request_timeout_ms / HTTP_GUARD_PERIOD_MS + 1;

    conn->resets =
        (unsigned)drained(conn->resets, HTTP_LIMIT_RESETS_PER_S * HTTP_GUARD_PERIOD_MS / 1000);
    conn->controls =
        (unsigned)drained(conn->controls, HTTP_LIMIT_CONTROLS_PER_S * HTTP_GUARD_PERIOD_MS / 1000);
    conn->body_bytes = drained(conn->body_bytes, HTTP_LIMIT_BODIES_BYTES / periods);
}

static void check_conn(struct http_conn *conn, uint64_t now_us)
{
    uint64_t timeout_us = (uint64_t)conn->server->options.request_timeout_ms * 1000;

    http_guard_watch(conn);
    if (!conn->is_http2) {
        conn->partial_since_us = 0;
        return;
    }
    drain_buckets(conn);
    if (conn->partial_since_us && now_us - conn->partial_since_us > timeout_us)
        punish(conn, "slow frame");
}

/* A number that grows as the client takes what is sent. On HTTP/2 a stream has its own window; on
 * HTTP/1 libh2o hands everything to the socket at once, and the kernel knows. */
static uint64_t progress_of(h2o_req_t *req, struct http_conn *conn)
{
    struct tcp_info info = {0};
    socklen_t len = sizeof(info);

    if (req->version >= 0x200)
        return req->bytes_sent;
    getsockopt(h2o_socket_get_fd(conn->sock), IPPROTO_TCP, TCP_INFO, &info, &len);
    return info.tcpi_bytes_acked;
}

static void check_exchange(struct http_exchange *exchange, uint64_t now_us)
{
    uint64_t stall_us =
        (uint64_t)exchange->server->options.request_timeout_ms * 1000 * STALL_FACTOR;
    struct http_conn *conn = exchange->req ? conn_of(exchange->req) : NULL;
    uint64_t progress;

    if (!conn || !exchange->sending_since_us ||
        now_us - exchange->sending_since_us < HTTP_GUARD_PERIOD_MS * 1000)
        return;
    progress = progress_of(exchange->req, conn);
    if (progress != exchange->progress) {
        exchange->progress = progress;
        exchange->sending_since_us = now_us;
    } else if (now_us - exchange->sending_since_us > stall_us) {
        punish(conn, "stalled reader");
    }
}

/* libh2o lists all connections of HTTP/1, each with its request; what it does not list there is
 * HTTP/2, or on its way to TLS and without input. */
void http_guard_sweep(struct http_server *server)
{
    uint64_t now_us = loop_now_us(server->home->loop);
    h2o_linklist_t *at;

    for (at = server->conns.next; at != &server->conns; at = at->next)
        H2O_STRUCT_FROM_MEMBER(struct http_conn, link, at)->is_http2 = true;
    H2O_HTTP1_CALLBACKS.foreach_request(&server->h2o, check_request, server);
    H2O_HTTP2_CALLBACKS.foreach_request(&server->h2o, check_request, server);
    for (at = server->conns.next; at != &server->conns; at = at->next)
        check_conn(H2O_STRUCT_FROM_MEMBER(struct http_conn, link, at), now_us);
    for (at = server->exchanges.next; at != &server->exchanges; at = at->next)
        check_exchange(H2O_STRUCT_FROM_MEMBER(struct http_exchange, link, at), now_us);
}
