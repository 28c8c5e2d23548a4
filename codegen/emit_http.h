/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an endpoint does, as steps of C: which functions of the repository it calls, in which order,
 * with what, and which of it in a transaction.
 */
#ifndef EMIT_HTTP_H
#define EMIT_HTTP_H

#include "emit_repo.h"
#include "model.h"
#include "tmpl.h"

/* A call that may fail, and what else its outcome means. */
struct http_step {
    const char *condition;     /* NULL: always */
    const char *call;          /* "wishlist_own(call, path->wishlist_id)" */
    const char *err, *instead; /* this err becomes that one; NULL: none does */
    const char *unless;        /* only this err is fine: success is answered with code */
    const char *check, *code;  /* after success: if check, the answer is code */
};

struct http_steps {
    struct http_step *items;
    size_t n;
    LIST_OF(const char *) locals; /* "int64_t cart_id = 0" */
};

/* Something that the steps before the transaction find out for those in it. */
struct http_passed {
    const char *declaration, *argument;
};

struct http_plan {
    const struct endpoint *endpoint;
    struct http_steps before, inside; /* all are `before` without a transaction */
    LIST_OF(struct http_passed) passed;
    const char *make; /* the call that makes the parent if there is none; NULL: none does */
    const char *gone; /* with make: what `inside` ends with when the parent is gone again */
    const char *last; /* the call that ends it, or ERR_OK */
    bool has_transaction;
    LIST_OF(const struct domain *) repos, machines, events; /* whose functions are called */
    LIST_OF(const struct repo_function *) functions;
};

/* The plan of an endpoint that is not planned; makes the functions that it needs. */
const struct http_plan *http_plan_of(struct repo *repo, const struct endpoint *endpoint);

/* ---- shared by emit_http_*.c ---- */

/* Uses a function of the repository: its name. */
const char *http_use(struct http_plan *plan, struct repo *repo, const char *function);
void http_use_event(struct http_plan *plan, const struct event *event);
void http_add_step(struct http_steps *steps, const char *call);
/* The value of a query's parameter named `name` from the request: as arguments of a call. NULL: the
 * request has no such thing. */
const char *http_argument(const struct endpoint *endpoint, const struct param *param,
                          const char *arrow);
const char *http_query_call(const struct endpoint *endpoint, const struct query *query,
                            const char *arrow, const char *ret);
void http_add_guards(struct http_plan *plan, struct repo *repo, struct http_steps *steps,
                     const char *id, const char *parent_id, bool after_write);
/* Whether the path itself has parameters: others stand in the query string. */
bool http_has_path(const struct endpoint *endpoint);
/* A parameter's value: "path->wishlist_id". */
const char *http_param(const struct path_param *param);
/* The struct <endpoint>_path or <endpoint>_query as a type, NULL without one. */
const struct dto *http_path_dto(const struct endpoint *endpoint);
const struct dto *http_query_dto(const struct endpoint *endpoint);
/* The tables and the filters of a list, for templates/http_list*.tmpl. */
struct tmpl_value *http_add_list(struct tmpl_list *list, struct repo *repo,
                                 const struct http_plan *plan);
/* All conditions that a list can have, in their order; how many. */
size_t http_list_conditions(const struct endpoint *endpoint, const char *const **ret);
/* Whether the rows' ids are read behind the view's columns. */
bool http_list_reads_id(const struct endpoint *endpoint);
/* A range whose ends must be in order. */
void http_add_ranges(struct tmpl_value *map, const struct endpoint *endpoint);

#endif
