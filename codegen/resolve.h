/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the resolve_* and check_* files share: walking the model and finding things by name. A find
 * that fails has been reported, with the names that were meant; one of no name (text NULL) gives
 * NULL silently. Names are unique over all domains: check_names says so.
 */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "model.h"

/* Runs the statement after it for each item of a LIST_OF. `break` leaves nothing: use return. */
#define MODEL_EACH(it, list)                                                                       \
    for (size_t i_##it = 0; i_##it < (list).n; i_##it++)                                           \
        for (__typeof__(*(list).items) *it = &(list).items[i_##it]; it; it = NULL)

/* A list of names for did-you-mean. */
struct words {
    const char **items;
    size_t n;
};
void resolve_word(struct words *words, const char *word);
void resolve_suggest(const char *wrong, const struct words *words);

struct error *resolve_code(const struct spec *spec, struct name code);
struct entity *resolve_entity(const struct spec *spec, struct name name);
struct dto *resolve_dto(const struct spec *spec, struct name name);
struct query *resolve_query(const struct spec *spec, struct name name);
struct event *resolve_event(const struct spec *spec, struct name name);
struct column *resolve_column(const struct entity *entity, struct name name);
struct unique *resolve_unique(const struct entity *entity, struct name name);
/* `product.name`: both parts must exist. */
struct column *resolve_column_path(const struct spec *spec, struct name path);

/* Silent ones. */
struct error *resolve_find_code(const struct spec *spec, const char *code);
struct entity *resolve_find_entity(const struct spec *spec, const char *name);
struct dto *resolve_find_dto(const struct spec *spec, const char *name);
struct column *resolve_find_column(const struct entity *entity, const char *name);
struct field *resolve_find_member(const struct dto *dto, const char *name);
const struct scalar *resolve_find_scalar(const struct spec *spec, const char *name);
/* The entity's own owner column, or that of the nearest ancestor that has one. */
struct column *resolve_owner(const struct entity *entity);
/* Whether the column alone tells the entity's rows apart: id, or a unique key without condition. */
bool resolve_is_unique(const struct entity *entity, const struct column *column);

/* Finds the scalar, enum or machine, and the effective bounds. */
bool resolve_type(const struct spec *spec, struct type_use *type);
/* A use of the scalar of that name without bounds of its own. */
struct type_use resolve_scalar_use(const struct spec *spec, const char *name);

/* The phases, in this order. */
void resolve_links(struct spec *spec);
void resolve_machines(struct spec *spec);
void resolve_entities(struct spec *spec);
void resolve_queries(struct spec *spec);
void resolve_events(struct spec *spec);
void resolve_uses(struct spec *spec); /* which types are requests, replies, events */
void resolve_dtos(struct spec *spec);
void resolve_endpoints(struct spec *spec);
void resolve_others(struct spec *spec, const char *root);
void resolve_errors(struct spec *spec);
/* Whether the endpoint looks at an Idempotency-Key; whether it must be there. */
bool resolve_takes_key(const struct endpoint *endpoint);
bool resolve_needs_key(const struct endpoint *endpoint);
/* The columns of other rows that keep a row of entity from being deleted: they refer to it, or to
 * one that goes with it. */
struct references {
    const struct column **items;
    size_t n;
};
struct references resolve_references(const struct spec *spec, const struct entity *entity);
/* Whether the endpoint's write of its entity can break the key, the invariant. */
bool resolve_breaks_unique(const struct endpoint *endpoint, const struct unique *unique);
bool resolve_breaks_invariant(const struct endpoint *endpoint, const struct invariant *invariant);

/* Of one endpoint: shared by resolve_endpoint.c and resolve_path.c. */
void resolve_steps(const struct spec *spec, struct endpoint *endpoint);
struct entity *resolve_param_entity(const struct spec *spec, const struct endpoint *endpoint,
                                    const struct path_param *param);
/* The column of entity that a path parameter of this name is, or NULL. */
struct column *resolve_param_column(const struct entity *entity, const struct path_param *param);
/* Of one type: shared by resolve_dto.c and resolve_member.c. Totals need all members of all types.
 */
void resolve_member(const struct spec *spec, const struct dto *dto, struct field *member);
void resolve_total(const struct spec *spec, const struct dto *dto, struct field *member);
/* Which columns fill an object of a view: all of its members, by their names. */
void resolve_object(const struct dto *dto, struct field *member);
/* Whether a column of the member's name can be its value. */
bool resolve_is_of_column(const struct entity *entity, const struct field *member);
/* Parameters of a query string. */
void resolve_fields(const struct spec *spec, struct field *fields, size_t n);

#endif
