/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What path parameters are, and by which steps a request comes to its row: from the farthest
 * ancestor that it names down to the row itself. spec/README.md, "endpoints", has the rules.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

static const char *last_word(const char *snake)
{
    const char *underscore = strrchr(snake, '_');

    return underscore ? underscore + 1 : snake;
}

static bool is_id_of(const char *param, const char *name)
{
    size_t len = strlen(name);

    return strncmp(param, name, len) == 0 && strcmp(param + len, "_id") == 0;
}

/* A column that is unique by itself, or within the parent. */
static struct column *find_unique_column(const struct entity *entity, const char *name)
{
    struct column *column = resolve_find_column(entity, name);

    if (!column || column == entity->id)
        return NULL;
    if (resolve_is_unique(entity, column))
        return column;
    MODEL_EACH (unique, entity->uniques) {
        bool has_parent = false, has_column = false;
        for (size_t i = 0; i < unique->on.n; i++) {
            has_parent |= unique->columns[i] && unique->columns[i] == entity->parent_column;
            has_column |= unique->columns[i] == column;
        }
        if (unique->on.n == 2 && !unique->where && has_parent && has_column)
            return column;
    }
    return NULL;
}

struct column *resolve_param_column(const struct entity *entity, const struct path_param *param)
{
    const char *name = param->snake;

    if (is_id_of(name, entity->name) || strcmp(name, "id") == 0)
        return entity->id;
    if (find_unique_column(entity, name))
        return find_unique_column(entity, name);
    if (entity->parent_entity && is_id_of(name, last_word(entity->name)))
        return entity->id;
    return NULL;
}

/* The entity that a parameter names: one of the endpoint's own domain before any other. */
struct entity *resolve_param_entity(const struct spec *spec, const struct endpoint *endpoint,
                                    const struct path_param *param)
{
    struct entity *by_column = NULL;
    unsigned n_by_column = 0;

    MODEL_EACH (entity, endpoint->domain->entities)
        if (is_id_of(param->snake, entity->name))
            return entity;
    MODEL_EACH (entity, endpoint->domain->entities)
        if (strcmp(param->snake, "id") != 0 && resolve_param_column(entity, param)) {
            by_column = entity;
            n_by_column++;
        }
    if (n_by_column == 1)
        return by_column;
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (entity, domain->entities)
            if (is_id_of(param->snake, entity->name))
                return entity;
    return NULL;
}

/* ---- steps ---- */

static void add_step(struct endpoint *endpoint, struct step step)
{
    list_add(&endpoint->steps);
    memmove(&endpoint->steps.items[1], &endpoint->steps.items[0],
            (endpoint->steps.n - 1) * sizeof step);
    endpoint->steps.items[0] = step;
}

static bool is_last_the_parents(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_LIST || endpoint->action == ACTION_CREATE;
}

/* By a unique key of the caller's. */
static bool add_key_step(struct endpoint *endpoint, struct entity *entity, struct name name)
{
    struct unique *unique;
    struct column *owner;

    if (!entity)
        return false;
    unique = resolve_unique(entity, name);
    if (!unique)
        return false;
    owner = entity->owner_column;
    if (unique->on.n != 1 || !owner || unique->columns[0] != owner) {
        diag_error(
            name.at,
            "`%s` is not the caller's one row: the key must be `on` the owner column of %s alone",
            name.text, entity->name);
        return false;
    }
    add_step(endpoint, (struct step){.entity = entity, .unique = unique});
    return true;
}

/* The parameter as a column of entity, if it is one. */
static struct column *bind(const struct spec *spec, const struct entity *entity,
                           struct path_param *param)
{
    struct column *column;

    if (!param->given.text)
        return resolve_param_column(entity, param);
    if (!strchr(param->given.text, '.'))
        return NULL;
    column = resolve_column_path(spec, param->given);
    return column && column->entity == entity ? column : NULL;
}

/* Which column of a list's rows holds the id of the row that its last parameter is: that of the
 * parent, or a `ref` column. NULL: none does. */
static struct column *find_via(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    struct path_param *param = &endpoint->params.items[endpoint->params.n - 1];
    struct column *found = NULL;

    for (const struct entity *up = entity->parent_entity; up; up = up->parent_entity)
        if (bind(spec, up, param))
            return entity->parent_column;
    MODEL_EACH (column, entity->columns) {
        if (!column->ref_entity || column->is_parent || !bind(spec, column->ref_entity, param))
            continue;
        if (found)
            diag_error(param->at,
                       "`%s` and `%s` both refer to %s: which one is meant cannot be said",
                       found->name, column->name, column->ref_entity->name);
        found = column;
    }
    return found;
}

static void report_unbound(const struct endpoint *endpoint, const struct path_param *param,
                           const struct entity *entity)
{
    diag_error(param->at, "{%s} is no row of %s%s", param->name, entity->name,
               entity->parent_entity ? " or of its parents" : "");
    if (is_last_the_parents(endpoint) && !entity->parent_entity)
        diag_hint(endpoint->action == ACTION_LIST ? "%s has no `parent` and no `ref` to such a row"
                                                  : "%s has no `parent`",
                  entity->name);
    else
        diag_hint("its id is {%sId}; or say `path: { %s: %s.<column> }`", entity->name, param->name,
                  entity->name);
}

/* From the last parameter to the first, from the entity upwards. */
static void add_param_steps(const struct spec *spec, struct endpoint *endpoint,
                            struct entity *entity)
{
    for (size_t i = endpoint->params.n; i-- > 0;) {
        struct path_param *param = &endpoint->params.items[i];
        struct entity *from = entity;
        struct column *column = NULL;
        for (; entity && !column; entity = entity->parent_entity) {
            column = bind(spec, entity, param);
            if (column)
                add_step(endpoint,
                         (struct step){.entity = entity, .param = param, .column = column});
        }
        if (column) {
            param->column = column;
            param->type = column->type;
            param->type.nullable = false;
            continue;
        }
        report_unbound(endpoint, param, from ? from : endpoint->entity);
        return;
    }
}

static bool needs_row(const struct endpoint *endpoint)
{
    return !is_last_the_parents(endpoint);
}

/* The row meant has to be the last step, not one of its ancestors. */
static void check_last_step(const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    size_t n = endpoint->steps.n;
    const struct entity *last = n ? endpoint->steps.items[n - 1].entity : NULL;

    if (needs_row(endpoint) && last != entity)
        diag_error(endpoint->path.at,
                   "nothing says which %s is meant: name it in the path, or use `by`",
                   entity->name);
    else if (endpoint->action == ACTION_CREATE && entity->parent_entity &&
             last != entity->parent_entity)
        diag_error(
            endpoint->path.at,
            "nothing says which %s the new %s belongs to: name it in the path, or use `under`",
            entity->parent_entity->name, entity->name);
    else if (endpoint->action == ACTION_LIST && last && last != endpoint->via->ref_entity)
        diag_error(endpoint->path.at, "{%s} does not choose among %s rows: only its parent's does",
                   endpoint->params.n ? endpoint->params.items[endpoint->params.n - 1].name : "",
                   entity->name);
}

static void mark_within_parents(struct endpoint *endpoint)
{
    for (size_t i = 0; i < endpoint->steps.n; i++) {
        struct step *step = &endpoint->steps.items[i];
        const struct step *before = i ? step - 1 : NULL;
        if (!step->param || resolve_is_unique(step->entity, step->column))
            continue;
        step->within_parent = true;
        if (!find_unique_column(step->entity, step->column->name))
            diag_error(step->param->at,
                       "several rows of %s may have the same `%s`: it needs a unique key",
                       step->entity->name, step->column->name);
        else if (!before || before->entity != step->entity->parent_entity)
            diag_error(step->param->at,
                       "`%s` is unique below one %s only: the path must name that too",
                       step->column->name, step->entity->parent_entity->name);
    }
}

/* Rows of a list are below its last step: the parent, or what they refer to. */
static void add_list_steps(const struct spec *spec, struct endpoint *endpoint)
{
    struct entity *entity = endpoint->entity;

    endpoint->via = endpoint->params.n ? find_via(spec, endpoint) : NULL;
    if (!endpoint->via)
        endpoint->via = entity->parent_column;
    add_param_steps(spec, endpoint, endpoint->via ? endpoint->via->ref_entity : NULL);
}

void resolve_steps(const struct spec *spec, struct endpoint *endpoint)
{
    struct entity *entity = endpoint->entity;
    unsigned n_errors = diag_n_errors();

    if (!entity)
        return;
    if (endpoint->by.text)
        add_key_step(endpoint, entity, endpoint->by);
    else if (endpoint->action == ACTION_LIST)
        add_list_steps(spec, endpoint);
    else if (is_last_the_parents(endpoint))
        add_param_steps(spec, endpoint, entity->parent_entity);
    else
        add_param_steps(spec, endpoint, entity);
    if (endpoint->under.text && !entity->parent_entity)
        diag_error(endpoint->under.at, "`under` names a key of the parent, and %s has none",
                   entity->name);
    else if (endpoint->under.text)
        add_key_step(endpoint, entity->parent_entity, endpoint->under);
    if (diag_n_errors() != n_errors)
        return;
    mark_within_parents(endpoint);
    check_last_step(endpoint);
}
