/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What plans are built of. Only emit_http_*.c use it.
 */
#ifndef EMIT_HTTP_PLAN_H
#define EMIT_HTTP_PLAN_H

#include "emit_http.h"

/* The row meant; of list and create its parent's. NULL: the endpoint means none. */
const struct step *http_last_step(const struct endpoint *endpoint);
/* The id of a step's row as an expression: of the path, or a local variable. */
const char *http_id_of(const struct step *step);
const char *http_parent_id(const struct endpoint *endpoint);
/* Where writes go: into the transaction, if there is one. */
struct http_steps *http_steps_of(struct http_plan *plan);

/* Finds the rows of the path and checks whose they are, unless the write will tell by itself. */
void http_add_locate(struct http_plan *plan, struct repo *repo, struct http_steps *steps,
                     bool is_locked);
/* Looks up the rows that the body refers to. parent: the expression of its id, or NULL. */
void http_add_lookups(struct http_plan *plan, struct repo *repo, const char *parent);
void http_add_insert(struct http_plan *plan, struct repo *repo, const char *parent);
/* The hand-written hook. */
void http_add_after(struct http_plan *plan, const char *id);
/* An event is read from its row and written to the outbox; of a deleted row it is read before. */
void http_add_event_read(struct http_plan *plan, struct repo *repo, const struct event *event,
                         const char *id);
void http_add_emit(struct http_plan *plan, const struct event *event);
void http_add_event(struct http_plan *plan, struct repo *repo, const struct event *event,
                    const char *id);
void http_set_answer(struct http_plan *plan, struct repo *repo, const char *id, const char *parent);

#endif
