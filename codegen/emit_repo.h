/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions of generated/<d>/<d>_repo.c: one a statement, made when an endpoint asks for it and
 * shared by all that ask for the same. A function belongs to the domain of its entity or view.
 */
#ifndef EMIT_REPO_H
#define EMIT_REPO_H

#include "model.h"
#include "tmpl.h"

/* The shapes, each with a partial template templates/repo_<shape>.tmpl. */
enum repo_shape {
    REPO_FETCH, /* a row into a struct */
    REPO_LOAD,  /* the children of views */
    REPO_FIND,  /* one view */
    REPO_LOCATE,
    REPO_LOOKUP,
    REPO_WRITE,
    REPO_LIMIT,
    REPO_QUERY,
    REPO_N_SHAPES
};

/* kinds: a letter a column, the first of its kind's name: "isst". */
struct repo_statement {
    const char *name, *text, *kinds;
    size_t n_binds;
};

struct repo_function {
    enum repo_shape shape;
    const char *name, *doc, *params; /* params: behind `struct call *call`, with a comma before */
    LIST_OF(struct repo_statement) statements;
    const struct domain *domain;
    struct tmpl_value *table;  /* of constraints that it names, or NULL */
    struct tmpl_value *values; /* of the partial */
    struct tmpl_value *record; /* a struct that the header declares for it, or NULL */
    const struct dto *row;     /* what it reads or writes, and */
    const struct query *query; /* what it runs: for the includes of its file */
};

struct repo {
    struct repo_function **items;
    size_t n;
    const struct spec *spec;
};

/* All functions of the spec's routes and queries, in the order of the spec. */
struct repo *repo_of(const struct spec *spec);

/* ---- for those who make functions ---- */

/* The function of this name, or NULL. */
struct repo_function *repo_find_function(const struct repo *repo, const char *name);
struct repo_function *repo_add(struct repo *repo, enum repo_shape shape, const char *name,
                               const struct domain *domain);
/* The function's one statement; its binds have been added. */
void repo_set_sql(struct repo_function *function, const char *sql, const char *kinds);
char *repo_kinds(const struct dto *row);
/* The entity's table of constraints and its name; NULL: it has none. */
const char *repo_constraints(const struct entity *entity, struct tmpl_value **ret);
void repo_add_constraint(struct tmpl_value *table, const char *name, const char *err);
/* db_bind_<kind>(st, value); db_get_<kind>(st, target) */
void repo_bind(struct tmpl_list *binds, const char *kind, const char *value);
void repo_bind_type(struct tmpl_list *binds, const struct type_use *type, const char *value);
/* `&ret->note_presence, &ret->note` of record->name, as its type wants it. */
void repo_read(struct tmpl_list *reads, const struct type_use *type, bool has_presence,
               const char *record, const char *name);

/* ---- makers: each gives the function's name ---- */

const char *repo_fetch(struct repo *repo, const struct dto *row);
/* Loads the `many` members of views; NULL: the view has none. */
const char *repo_load(struct repo *repo, const struct dto *view);

/* How one row is found: by a step, or by its id (step NULL). */
struct repo_key {
    const struct dto *view;
    const struct step *step;
    bool is_owned; /* the row is checked to be the caller's */
    bool is_any;   /* rows that are gone, too */
};
const char *repo_find(struct repo *repo, const struct repo_key *key);
const char *repo_find_params(const struct step *step);

/* Finds the rows of an endpoint's steps and checks whose they are. */
struct repo_locate {
    const struct endpoint *endpoint;
    bool is_owned, is_locked, gives_parent;
};
const char *repo_locate(struct repo *repo, const struct repo_locate *locate);
/* Whether the step's id is told by repo_locate(): it is not in the path. */
bool repo_gives_id(const struct step *step);
/* From, joins and owner of a statement about the row `alias` of entity: joins upwards to the owner
 * column; the owner's column in SQL, or NULL. */
struct buf;
const char *repo_join_owner(struct buf *from, const char *alias, const struct entity *entity);

const char *repo_insert(struct repo *repo, const struct endpoint *endpoint);
const char *repo_update(struct repo *repo, const struct endpoint *endpoint);
const char *repo_delete(struct repo *repo, const struct endpoint *endpoint);
const char *repo_clear(struct repo *repo, const struct entity *children);
const char *repo_make(struct repo *repo, const struct step *step);
/* Whether the body has columns of the entity. */
bool repo_has_columns(const struct endpoint *endpoint);
const struct field *repo_find_member(const struct endpoint *endpoint, const struct column *column);
/* The struct of the columns that are copied from other rows; NULL: there are none. */
const char *repo_snapshot(const struct endpoint *endpoint);

/* Looks up the row that a column of the body refers to; NULL: the foreign key will do. */
const char *repo_lookup(struct repo *repo, const struct endpoint *endpoint,
                        const struct column *column);
/* The columns whose upper bound stands in the row that `via` leads to. */
bool repo_is_limited_by(const struct endpoint *endpoint, const struct column *column,
                        const struct column *via);
/* Checks a written row against the bound of a column. */
const char *repo_limit(struct repo *repo, const struct column *column);
/* Reads one column of a row. */
const char *repo_read_column(struct repo *repo, const struct column *column);
const char *repo_event(struct repo *repo, const struct event *event, const struct entity *entity);
const char *repo_query(struct repo *repo, const struct query *query);

#endif
