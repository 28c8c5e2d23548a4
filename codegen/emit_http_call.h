/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From plans to the values of templates/http*.tmpl. Only emit_http*.c use it.
 */
#ifndef EMIT_HTTP_CALL_H
#define EMIT_HTTP_CALL_H

#include "buf.h"
#include "emit_http.h"

/* The routes of one domain. */
struct http_routes {
    const struct domain *domain;
    const struct spec *spec;
    struct repo *repo;
    const struct http_plan **items;
    size_t n;
};

/* Where arguments stand: in a prototype; in a call by _call; in one by _run. */
enum http_side { HTTP_DECLARED, HTTP_GIVEN, HTTP_PASSED_ON };

/* "const struct <type> *<name>" or the name as it is given. */
void http_add_argument(struct buf *out, enum http_side side, const char *type, const char *name);
/* call, path, query, in: whatever the endpoint has. */
struct buf http_inputs(const struct http_plan *plan, enum http_side side);
void http_add_output(struct buf *out, const struct http_plan *plan, enum http_side side);

/* Items of templates/http_run.tmpl and http_list.tmpl. */
void http_add_write(struct tmpl_list *writes, const struct http_plan *plan);
void http_add_run(struct tmpl_list *runs, const struct http_plan *plan);
void http_add_list_run(struct tmpl_list *lists, const struct http_routes *routes,
                       const struct http_plan *plan);
/* The call of _run by _call. */
char *http_run_call(const struct http_plan *plan);

/* What templates/http_call_key.tmpl has besides. */
void http_add_key(struct tmpl_value *item, const struct http_plan *plan);
/* The parameters of a hand-written body's _answer; NULL: it has none. */
char *http_answer_params(const struct endpoint *endpoint);

/* An item of templates/http.c.tmpl. */
void http_define(struct tmpl_list *endpoints, const struct http_routes *routes,
                 const struct http_plan *plan);

#endif
