/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a request of libh2o's to a call of ours, and back. It does not decide what a request means:
 * that is http_dispatch.c.
 *
 * The rule: libh2o clears a request's memory when the client hangs up, while the call may still be
 * suspended. So nothing of the request is kept but `req`, which a sentinel in that memory sets to
 * NULL; and what is sent stays in the call's arena until the request is gone. Only a stream does
 * without an arena once its handler has ended, since it may last for minutes, and there are
 * thousands of them.
 */
#include "http_exchange.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "co.h"
#include "http_stream.h"
#include "http_trace.h"
#include "log.h"
#include "metrics.h"
#include "problem.h"

#define PROBLEM_BYTES 512

static struct arena *take_arena(struct http_server *server)
{
    return server->n_spare ? server->spare[--server->n_spare] : arena_new();
}

static void give_arena(struct http_server *server, struct arena *arena)
{
    if (server->n_spare == HTTP_LIMIT_SPARE_ARENAS) {
        arena_free(arena);
        return;
    }
    arena_reset(arena);
    server->spare[server->n_spare++] = arena;
}

static void release(struct http_exchange *exchange)
{
    struct http_server *server = exchange->server;

    if (--exchange->n_holders)
        return;
    h2o_linklist_unlink(&exchange->link);
    server->n_exchanges--;
    if (exchange->call.arena)
        give_arena(server, exchange->call.arena);
    free(exchange);
}

static void on_request_gone(void *memory)
{
    struct http_exchange *exchange = *(struct http_exchange **)memory;

    exchange->req = NULL;
    exchange->call.request = NULL;
    exchange->sending_since_us = 0;
    if (exchange->stream)
        http_stream_on_gone(exchange->stream);
    release(exchange);
}

/* libh2o asks for more, or says that it is over; only streams have more. */
static void on_proceed(h2o_generator_t *self, h2o_req_t *req)
{
    struct http_exchange *exchange = (struct http_exchange *)self;

    (void)req;
    if (exchange->stream)
        http_stream_on_proceed(exchange->stream);
}

static void on_stop(h2o_generator_t *self, h2o_req_t *req)
{
    (void)self;
    (void)req; /* on_request_gone follows */
}

bool http_exchange_owns(const h2o_generator_t *generator)
{
    return generator && generator->stop == on_stop;
}

static void begin_trace(struct http_exchange *exchange)
{
    h2o_req_t *req = exchange->req;
    ssize_t at = h2o_find_header_by_str(&req->headers, H2O_STRLIT("traceparent"), -1);
    const h2o_iovec_t *sent = at < 0 ? NULL : &req->headers.entries[at].value;
    struct http_trace trace;

    exchange->is_traced = http_trace_begin(&trace, exchange->call.arena, sent ? sent->base : NULL,
                                           sent ? sent->len : 0);
    exchange->call.trace_id = trace.trace_id;
    exchange->call.traceparent = trace.traceparent;
}

struct http_exchange *http_exchange_open(struct http_server *server, h2o_req_t *req)
{
    struct arena *arena = take_arena(server);
    struct http_exchange *exchange = malloc(sizeof(*exchange));
    struct http_exchange **sentinel =
        h2o_mem_alloc_shared(&req->pool, sizeof(struct http_exchange *), on_request_gone);

    if (!exchange)
        abort();
    *sentinel = exchange;
    *exchange = (struct http_exchange){
        .generator = {.proceed = on_proceed, .stop = on_stop},
        .req = req,
        .server = server,
        .started_us = loop_now_us(server->home->loop),
        .n_holders = 1,
        .is_head = h2o_memis(req->method.base, req->method.len, H2O_STRLIT("HEAD")),
        .call =
            {
                .arena = arena,
                .kv = server->home->kv,
                .loop = server->home->loop,
                .home = server->home,
                .service = server->home->service,
                .target = arena_strndup(arena, req->input.path.base, req->input.path.len),
                .last_event_id = -1,
                .request = exchange,
            },
    };
    h2o_linklist_insert(&server->exchanges, &exchange->link);
    server->n_exchanges++;
    begin_trace(exchange);
    return exchange;
}

/* The next header of this name behind the one at `after` (-1: the first); -1: there is none. */
static ssize_t find_header(const struct http_exchange *exchange, const char *name, ssize_t after)
{
    const h2o_headers_t *headers = &exchange->req->headers;
    const h2o_token_t *token = h2o_lookup_token(name, strlen(name));

    return token ? h2o_find_header(headers, token, after)
                 : h2o_find_header_by_str(headers, name, strlen(name), after);
}

static const char *header_value(struct http_exchange *exchange, ssize_t at)
{
    const h2o_iovec_t *value = &exchange->req->headers.entries[at].value;

    return arena_strndup(exchange->call.arena, value->base, value->len);
}

const char *http_exchange_header(struct http_exchange *exchange, const char *name)
{
    ssize_t at = find_header(exchange, name, -1);

    return at < 0 ? NULL : header_value(exchange, at);
}

const char *http_exchange_header_list(struct http_exchange *exchange, const char *name)
{
    ssize_t at = find_header(exchange, name, -1);
    const char *values = at < 0 ? NULL : header_value(exchange, at);

    if (!values)
        return NULL;
    for (at = find_header(exchange, name, at); at >= 0; at = find_header(exchange, name, at))
        values = arena_printf(exchange->call.arena, "%s, %s", values, header_value(exchange, at));
    return values;
}

const struct call_header *http_exchange_own_headers(struct http_exchange *exchange)
{
    const h2o_headers_t *sent = &exchange->req->headers;
    struct arena *arena = exchange->call.arena;
    const struct call_header *first = NULL;

    for (size_t i = sent->size; i-- > 0;) {
        const h2o_iovec_t *name = sent->entries[i].name;
        struct call_header *header;

        if (name->len < 2 || memcmp(name->base, "x-", 2) != 0)
            continue;
        header = arena_alloc(arena, sizeof(*header));
        header->name = arena_strndup(arena, name->base, name->len);
        header->value = header_value(exchange, (ssize_t)i);
        header->next = first;
        first = header;
    }
    return first;
}

static const char *reason_of(unsigned status)
{
    static const struct {
        unsigned status;
        const char *reason;
    } reasons[] = {
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };

    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].status == status)
            return reasons[i].reason;
    return "Unknown";
}

void http_exchange_start(struct http_exchange *exchange, unsigned status, size_t content_length)
{
    h2o_req_t *req = exchange->req;

    if (exchange->server->is_draining)
        req->http1_is_persistent = 0;
    req->res.status = (int)status;
    req->res.reason = reason_of(status);
    req->res.content_length = content_length;
    h2o_add_header_by_str(&req->pool, &req->res.headers, H2O_STRLIT("x-content-type-options"), 0,
                          NULL, H2O_STRLIT("nosniff"));
    if (status >= 400 || exchange->is_traced) {
        h2o_iovec_t id = h2o_strdup(&req->pool, exchange->call.trace_id, SIZE_MAX);

        h2o_add_header_by_str(&req->pool, &req->res.headers, H2O_STRLIT("x-request-id"), 0, NULL,
                              id.base, id.len);
    }
}

static void add_header(struct http_exchange *exchange, const h2o_token_t *name, const char *value)
{
    h2o_req_t *req = exchange->req;

    if (value)
        h2o_add_header(&req->pool, &req->res.headers, name, NULL, value, strlen(value));
}

static const char *retry_after(const struct http_exchange *exchange, unsigned status)
{
    unsigned seconds = exchange->call.retry_after_s;

    if (status != 429 && status != 503)
        return NULL;
    return arena_printf(exchange->call.arena, "%u", seconds ? seconds : 1);
}

static void send_reply(struct http_exchange *exchange, const struct http_reply *reply)
{
    h2o_iovec_t body = h2o_iovec_init(reply->body, reply->len);
    bool has_body = reply->content_type && !exchange->is_head && reply->len;

    http_exchange_start(exchange, reply->status, reply->content_type ? reply->len : SIZE_MAX);
    add_header(exchange, H2O_TOKEN_CONTENT_TYPE, reply->content_type);
    add_header(exchange, H2O_TOKEN_ALLOW, exchange->allow);
    add_header(exchange, H2O_TOKEN_RETRY_AFTER, retry_after(exchange, reply->status));
    add_header(exchange, H2O_TOKEN_WWW_AUTHENTICATE, reply->status == 401 ? "Bearer" : NULL);
    add_header(exchange, H2O_TOKEN_LOCATION, reply->status < 400 ? exchange->call.location : NULL);
    if (exchange->call.is_replayed)
        h2o_add_header_by_str(&exchange->req->pool, &exchange->req->res.headers,
                              H2O_STRLIT("idempotent-replayed"), 0, NULL, H2O_STRLIT("true"));
    add_header(exchange, H2O_TOKEN_CACHE_CONTROL,
               reply->status >= 400 || exchange->has_token ? "no-store" : reply->cache_control);
    exchange->sending_since_us = loop_now_us(exchange->call.loop);
    h2o_start_response(exchange->req, &exchange->generator);
    h2o_send(exchange->req, &body, has_body, H2O_SEND_STATE_FINAL);
}

void http_exchange_count(struct http_exchange *exchange, unsigned status)
{
    const struct call *call = &exchange->call;
    const struct service *service = call->service;
    unsigned route = call->route ? (unsigned)(call->route - service->routes) : service->n_routes;
    uint64_t duration_us = loop_now_us(call->loop) - exchange->started_us;

    exchange->is_answered = true;
    metrics_request(call->home->index, route, status, duration_us);
    LOG(LOG_DEBUG, "request", {"trace_id", call->trace_id, 0},
        {"route", call->route ? call->route->name : "-", 0}, {"status", NULL, status},
        {"duration_us", NULL, (int64_t)duration_us});
}

void http_exchange_reply(struct http_exchange *exchange, const struct http_reply *reply)
{
    http_exchange_count(exchange, reply->status);
    if (exchange->req)
        send_reply(exchange, reply);
}

void http_exchange_reply_json(struct http_exchange *exchange, unsigned status,
                              const struct jwrite *body)
{
    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = status,
                                      .content_type = status == 204 ? NULL : "application/json",
                                      .body = body->text,
                                      .len = body->len,
                                  });
}

static void log_failure(const struct http_exchange *exchange, const struct err_info *info)
{
    const struct call *call = &exchange->call;

    LOG(info->status == 500 ? LOG_ERROR : LOG_WARN, "request failed",
        {"trace_id", call->trace_id, 0}, {"route", call->route ? call->route->name : "-", 0},
        {"code", info->code, 0}, {"detail", call->detail ? call->detail : "", 0},
        {"cause", exchange->cause ? exchange->cause : "", 0});
}

void http_exchange_refuse(struct http_exchange *exchange, enum err err)
{
    struct call *call = &exchange->call;
    const struct err_info *info = problem_info(call->service, err);
    struct problem problem = problem_of_call(call, err);
    struct jwrite body;

    if (info->status >= 500)
        log_failure(exchange, info);
    jwrite_init(&body, call->arena, PROBLEM_BYTES);
    problem_write(&body, call->service, &problem);
    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = info->status,
                                      .content_type = PROBLEM_CONTENT_TYPE,
                                      .body = body.text,
                                      .len = body.len,
                                  });
}

struct run {
    struct http_exchange *exchange;
    void (*fn)(struct http_exchange *exchange);
    unsigned deadline_ms;
};

static void drop_arena(struct http_exchange *exchange)
{
    give_arena(exchange->server, exchange->call.arena);
    exchange->call.arena = NULL;
}

static void run_main(void *arg)
{
    struct run run = *(struct run *)arg;

    co_deadline_set(run.exchange->started_us + (uint64_t)run.deadline_ms * 1000);
    run.fn(run.exchange);
    run.exchange->server->n_calls--;
    if (run.exchange->call.sse)
        drop_arena(run.exchange);
    release(run.exchange);
}

void http_exchange_run(struct http_exchange *exchange, unsigned deadline_ms,
                       void (*fn)(struct http_exchange *exchange))
{
    struct run run = {.exchange = exchange, .fn = fn, .deadline_ms = deadline_ms};

    if (exchange->server->n_calls >= HTTP_LIMIT_CALLS) {
        http_exchange_refuse(exchange, ERR_OVERLOADED);
        return;
    }
    exchange->server->n_calls++;
    exchange->n_holders++;
    co_start(exchange->call.loop, run_main, &run);
}
