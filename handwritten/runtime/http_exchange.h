/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One request and its answer, on our side of libh2o. The client may leave at any time: the
 * exchange, its call and their arena stay until both the request and the coroutine are done with
 * them. A late answer is dropped.
 */
#ifndef HTTP_EXCHANGE_H
#define HTTP_EXCHANGE_H

#include "http_impl.h"

struct http_stream;

struct http_exchange {
    h2o_generator_t generator; /* first: libh2o gives it back */
    h2o_linklist_t link;
    h2o_req_t *req; /* NULL: the client is gone, or has the whole answer */
    struct http_server *server;
    struct call call;
    uint64_t started_us;
    unsigned n_holders; /* the request and the coroutine */
    bool is_head, has_token, is_answered;
    bool is_traced;    /* by the client: it gets its id back, as every failure gets one. Not all do,
                          since a header that never repeats makes HPACK's table useless: 20 % of the
                          time of a small answer */
    const char *allow; /* of a 405 */
    const char *cause; /* of a failure, for the log; or NULL */
    const char *file_name;      /* of a page behind /docs */
    struct http_stream *stream; /* or NULL */
    uint64_t sending_since_us;  /* the last progress of what is on its way; 0: nothing is */
    uint64_t progress;          /* as http_guard.c measures it */
};

struct http_reply {
    unsigned status;
    const char *content_type;  /* NULL: no body */
    const char *body;          /* in the exchange's arena, or for ever */
    size_t len;                /* SIZE_MAX: of a HEAD, not known */
    const char *cache_control; /* or NULL */
};

struct http_exchange *http_exchange_open(struct http_server *server, h2o_req_t *req);
/* A request header in the arena, or NULL. name: lower case. Only before the call suspends. */
const char *http_exchange_header(struct http_exchange *exchange, const char *name);
/* The same of a header that may come more than once: all values, joined with ", ". */
const char *http_exchange_header_list(struct http_exchange *exchange, const char *name);
/* All headers whose names begin with "x-", in their order. Only before the call suspends. */
const struct call_header *http_exchange_own_headers(struct http_exchange *exchange);
/* The one answer. */
void http_exchange_reply(struct http_exchange *exchange, const struct http_reply *reply);
void http_exchange_reply_json(struct http_exchange *exchange, unsigned status,
                              const struct jwrite *body);
/* Answers with the problem document of an error. */
void http_exchange_refuse(struct http_exchange *exchange, enum err err);
/* Runs fn(exchange) in a coroutine, with this deadline. Refuses when too many calls run. */
void http_exchange_run(struct http_exchange *exchange, unsigned deadline_ms,
                       void (*fn)(struct http_exchange *exchange));
/* Status line and headers that every answer has; content_length SIZE_MAX: not known. */
void http_exchange_start(struct http_exchange *exchange, unsigned status, size_t content_length);
/* Counts the request as answered. */
void http_exchange_count(struct http_exchange *exchange, unsigned status);
/* Whether an answer comes from here, and not from libh2o itself. */
bool http_exchange_owns(const h2o_generator_t *generator);

#endif
