/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What happens to a request, in the order of the contract: route (404, 405), token (401), rate
 * (429), role (403), size and type of the body (413, 415), the body itself (400), then the route's
 * own code in a coroutine, then the answer. Nothing here knows what a route does.
 *
 * The rule: everything before the coroutine is done at once, so that a refused request costs no
 * stack and its memory can be read where libh2o has it.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "http_exchange.h"
#include "http_rate.h"
#include "log.h"
#include "problem.h"
#include "router.h"
#include "sse.h"
#include "token.h"

#define REPLY_BYTES 512

static const char scheme[] = "Bearer ";

/* A token that is sent must be valid, on public paths too. */
static bool read_token(struct http_exchange *exchange)
{
    struct call *call = &exchange->call;
    const char *sent = http_exchange_header(exchange, "authorization");
    const char *why = "not a bearer token";
    const char *token;

    if (!sent)
        return true;
    exchange->has_token = true;
    token = sent + strlen(scheme);
    if (strncasecmp(sent, scheme, strlen(scheme)) == 0 && call->home->tokens &&
        token_verify(call->home->tokens, call->arena, token, strlen(token), &call->who, &why))
        return true;
    LOG(LOG_DEBUG, "token refused", {"trace_id", call->trace_id, 0}, {"reason", why, 0});
    return false;
}

/* A user is one client wherever he comes from; others are their address. */
static uint64_t client_key(struct http_exchange *exchange)
{
    const char *user_id = exchange->call.who.user_id;
    h2o_conn_t *conn = exchange->req->conn;
    struct sockaddr_storage address = {0};

    if (user_id)
        return http_rate_key(user_id, strlen(user_id));
    conn->callbacks->get_peername(conn, (struct sockaddr *)&address);
    if (address.ss_family == AF_INET6) /* a network, since one client has all of it */
        return http_rate_key(&((struct sockaddr_in6 *)&address)->sin6_addr, 8);
    return http_rate_key(&((struct sockaddr_in *)&address)->sin_addr, sizeof(struct in_addr));
}

static bool is_within_rate(struct http_exchange *exchange)
{
    struct http_rate *rate = exchange->server->options.rate;

    return !rate || http_rate_allow(rate, client_key(exchange), exchange->started_us,
                                    &exchange->call.retry_after_s);
}

static const char *skip_space(const char *at)
{
    return at + strspn(at, " \t");
}

/* application/json, with no parameter but charset=utf-8. */
static bool is_json(const char *type)
{
    static const char json[] = "application/json";
    static const char *const charsets[] = {"charset=utf-8", "charset=\"utf-8\""};
    const char *at;

    if (strncasecmp(type, json, strlen(json)) != 0)
        return false;
    at = skip_space(type + strlen(json));
    if (!*at)
        return true;
    if (*at != ';')
        return false;
    at = skip_space(at + 1);
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(charsets[i]);

        if (strncasecmp(at, charsets[i], len) == 0 && !*skip_space(at + len))
            return true;
    }
    return !*at;
}

static enum err read_body(struct http_exchange *exchange)
{
    struct call *call = &exchange->call;
    const struct service *service = call->service;
    const char *type = http_exchange_header(exchange, "content-type");
    h2o_iovec_t sent = exchange->req->entity;
    size_t max =
        call->route->max_body_bytes ? call->route->max_body_bytes : service->max_body_bytes;
    enum err err;

    if (sent.len > max)
        return call_fail(call, ERR_BODY_TOO_LARGE, "the body is larger than %zu bytes", max);
    if (type ? !is_json(type) : sent.len > 0)
        return call_fail(call, ERR_UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
    call->body_text = sent.base ? sent.base : "";
    call->body_len = sent.len;
    if (call->route->takes_key) {
        call->body_text = arena_strndup(call->arena, call->body_text, sent.len);
        return ERR_OK;
    }
    err = call_read_body(call);
    call->body_text = NULL; /* it is libh2o's, and goes with the request */
    return err;
}

static void read_target(struct http_exchange *exchange, const struct router_match *match,
                        const char *query)
{
    struct call *call = &exchange->call;
    const char *last_event_id;

    call->route = match->route;
    call->path = jread_path(call->arena, match->n_params, match->names, match->values, match->lens);
    call->query = jread_query(call->arena, query, strlen(query));
    call->headers = http_exchange_own_headers(exchange);
    if (call->route->takes_key)
        call->idempotency_key = http_exchange_header_list(exchange, "idempotency-key");
    last_event_id =
        match->route->is_stream ? http_exchange_header(exchange, "last-event-id") : NULL;
    if (last_event_id)
        value_i64_parse(last_event_id, strlen(last_event_id), &call->last_event_id);
}

static enum err admit(struct http_exchange *exchange, enum router_outcome outcome)
{
    const struct call *call = &exchange->call;
    const struct route *route = call->route;
    bool is_token_fine = read_token(exchange);

    if (!is_within_rate(exchange))
        return ERR_RATE_LIMITED;
    if (outcome == ROUTER_NO_PATH)
        return ERR_NOT_FOUND;
    if (outcome == ROUTER_NO_METHOD)
        return ERR_METHOD_NOT_ALLOWED;
    if (!is_token_fine || (route->needs_token && !call->who.user_id))
        return ERR_UNAUTHENTICATED;
    if (route->roles && !(call->who.roles & route->roles))
        return ERR_FORBIDDEN;
    return route->has_body ? read_body(exchange) : ERR_OK;
}

static bool is_listed(const enum err *errors, enum err err)
{
    while (*errors && *errors != err)
        errors++;
    return *errors != ERR_OK;
}

/* The errors of an endpoint are exactly those of its spec. */
static enum err checked(struct call *call, enum err err)
{
    const char *name = problem_info(call->service, err)->name;

    if (!err || is_listed(call->route->errors, err))
        return err;
    LOG(LOG_ERROR, "an endpoint failed with an error that its spec does not list",
        {"route", call->route->name, 0}, {"error", name, 0}, {"trace_id", call->trace_id, 0});
#ifdef SHOP_STRICT_ERRORS
    abort();
#endif
    return ERR_INTERNAL_ERROR;
}

static void close_db(struct http_exchange *exchange)
{
    struct call *call = &exchange->call;

    if (!call->db)
        return;
    exchange->cause = db_last_error(call->db);
    db_close(call->db);
    call->db = NULL;
}

static void run_route(struct http_exchange *exchange)
{
    struct call *call = &exchange->call;
    enum err err;

    if (call->home->db_pool)
        call->db = db_open(call->home->db_pool, call->arena);
    err = checked(call, call->route->run(call));
    close_db(exchange);
    if (call->sse)
        sse_handler_done(call->sse, err);
    else if (err)
        http_exchange_refuse(exchange, err);
    else
        http_exchange_reply_json(
            exchange, call->reply_status ? call->reply_status : call->route->status, &call->reply);
}

void http_dispatch(struct http_exchange *exchange)
{
    struct call *call = &exchange->call;
    h2o_req_t *req = exchange->req;
    size_t path_len = strcspn(call->target, "?");
    const char *query = call->target + path_len;
    struct router_match match = {0};
    enum router_outcome outcome = router_match(exchange->server->options.router, req->method.base,
                                               req->method.len, call->target, path_len, &match);
    unsigned deadline_ms;
    enum err err;

    if (outcome == ROUTER_NO_PATH && http_root(exchange, call->target, path_len))
        return;
    if (outcome == ROUTER_FOUND)
        read_target(exchange, &match, *query ? query + 1 : query);
    exchange->allow = outcome == ROUTER_NO_METHOD ? match.allow : NULL;
    err = admit(exchange, outcome);
    if (err) {
        http_exchange_refuse(exchange, err);
        return;
    }
    jwrite_init(&call->reply, call->arena, REPLY_BYTES);
    deadline_ms = call->route->deadline_ms;
    http_exchange_run(exchange, deadline_ms ? deadline_ms : call->service->default_deadline_ms,
                      run_route);
}
