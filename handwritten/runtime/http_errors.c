/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A filter on all answers that touches only those of libh2o's own making: a body over its limit, a
 * broken chunk, a header with characters that may not be there.
 */
#include "http_errors.h"

#include <string.h>

#include "arena.h"
#include "http_exchange.h"
#include "http_trace.h"
#include "problem.h"

struct filter {
    h2o_filter_t super; /* first */
    struct http_server *server;
};

struct replacement {
    h2o_ostream_t super; /* first */
    h2o_iovec_t body;
};

static enum err err_of(int status)
{
    return status == 413 ? ERR_BODY_TOO_LARGE : ERR_VALIDATION_FAILED;
}

static h2o_iovec_t document(h2o_req_t *req, const struct service *service, enum err err)
{
    struct arena *arena = arena_new();
    struct http_trace trace;
    struct problem problem = {.err = err};
    struct jwrite out;
    h2o_iovec_t ret;

    http_trace_begin(&trace, arena, NULL, 0);
    problem.trace_id = trace.trace_id;
    problem.target = arena_strndup(arena, req->path.base, req->path.len);
    jwrite_init(&out, arena, 512);
    problem_write(&out, service, &problem);
    ret = h2o_strdup(&req->pool, out.text, out.len);
    arena_free(arena);
    return ret;
}

static void send_document(h2o_ostream_t *self, h2o_req_t *req, h2o_iovec_t *bodies, size_t n,
                          h2o_send_state_t state)
{
    struct replacement *replacement = (struct replacement *)self;

    (void)bodies;
    h2o_ostream_send_next(self, req, &replacement->body, n ? 1 : 0, state);
}

static h2o_ostream_t **replace(struct filter *self, h2o_req_t *req, h2o_ostream_t **slot)
{
    const struct service *service = self->server->home->service;
    enum err err = err_of(req->res.status);
    struct replacement *replacement =
        (struct replacement *)h2o_add_ostream(req, sizeof(*replacement), slot);

    replacement->super.do_send = send_document;
    replacement->body = document(req, service, err);
    req->res.status = problem_info(service, err)->status;
    req->res.content_length = replacement->body.len;
    h2o_set_header(&req->pool, &req->res.headers, H2O_TOKEN_CONTENT_TYPE,
                   H2O_STRLIT(PROBLEM_CONTENT_TYPE), 1);
    h2o_set_header(&req->pool, &req->res.headers, H2O_TOKEN_CACHE_CONTROL, H2O_STRLIT("no-store"),
                   1);
    return &replacement->super.next;
}

static void on_setup(h2o_filter_t *self, h2o_req_t *req, h2o_ostream_t **slot)
{
    bool is_answer = req->res.status >= 400; /* an upgrade to HTTP/2 is none */

    if (is_answer && !http_exchange_owns(req->_generator))
        slot = replace((struct filter *)self, req, slot);
    h2o_setup_next_ostream(req, slot);
}

void http_errors_register(h2o_pathconf_t *path, struct http_server *server)
{
    struct filter *filter = (struct filter *)h2o_create_filter(path, sizeof(*filter));

    filter->super.on_setup_ostream = on_setup;
    filter->server = server;
}
