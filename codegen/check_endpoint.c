/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Endpoints: the keys that belong to what they do, and whose rows they reach.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

static bool is_read(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_LIST || endpoint->action == ACTION_READ;
}

static bool is_write(const struct endpoint *endpoint)
{
    return endpoint->action >= ACTION_CREATE && endpoint->action <= ACTION_TRANSITION &&
           endpoint->action != ACTION_READ;
}

static bool has_rows(const struct endpoint *endpoint)
{
    return is_read(endpoint) || is_write(endpoint);
}

/* A key that stands beside an action it does not belong to. */
static void refuse(const struct endpoint *endpoint, bool is_there, struct place at, const char *key,
                   const char *belongs)
{
    if (is_there)
        diag_error(at, "`%s` is for %s; %s is %s", key, belongs, endpoint->name,
                   check_action_name(endpoint->action));
}

static struct place place_of(const struct endpoint *endpoint, struct name name)
{
    return name.text ? name.at : endpoint->at;
}

static void check_list_keys(const struct endpoint *endpoint)
{
    bool is_list = endpoint->action == ACTION_LIST;

    if (is_list)
        return;
    refuse(endpoint, endpoint->filters.n,
           endpoint->filters.n ? endpoint->filters.items[0].at : endpoint->at, "filter",
           "`crud: list`");
    refuse(endpoint, endpoint->sorts.n,
           endpoint->sorts.n ? endpoint->sorts.items[0].at : endpoint->at, "sort", "`crud: list`");
    refuse(endpoint, endpoint->where.text, endpoint->where.at, "where", "`crud: list`");
    refuse(endpoint, endpoint->limit_max || endpoint->limit_default, endpoint->at, "limit",
           "`crud: list`");
}

static void check_row_keys(const struct endpoint *endpoint)
{
    enum action action = endpoint->action;
    bool takes_by = has_rows(endpoint) && action != ACTION_LIST && action != ACTION_CREATE;

    refuse(endpoint, endpoint->by.text && !takes_by, endpoint->by.at, "by",
           "what reads or changes one row");
    refuse(endpoint, endpoint->under.text && !has_rows(endpoint), endpoint->under.at, "under",
           "`crud` and `transition`");
    refuse(endpoint, endpoint->or_empty && action != ACTION_READ, endpoint->at, "or_empty",
           "`crud: read`");
    refuse(endpoint, endpoint->children_name.text && action != ACTION_CLEAR,
           endpoint->children_name.at, "children", "`crud: clear`");
    if (endpoint->or_empty && action == ACTION_READ && !endpoint->by.text)
        diag_error(endpoint->at,
                   "`or_empty` needs `by`: the row of an unknown id is missing, not empty");
    if (endpoint->or_empty && endpoint->after)
        diag_error(endpoint->at, "`after` beside `or_empty`: it runs on what was read, and an "
                                 "empty answer is not");
    if (endpoint->by.text && endpoint->under.text)
        diag_error(endpoint->under.at, "`under` beside `by`: one of them finds the row");
    if (endpoint->is_public && (endpoint->by.text || endpoint->under.text))
        diag_error(place_of(endpoint, endpoint->auth),
                   "`%s` finds the caller's row: `auth` cannot be public",
                   endpoint->by.text ? "by" : "under");
}

static void check_write_keys(const struct endpoint *endpoint)
{
    enum action action = endpoint->action;

    refuse(endpoint, endpoint->emit.text && !is_write(endpoint), endpoint->emit.at, "emit",
           "`crud` and `transition` that write");
    refuse(endpoint, endpoint->after && !has_rows(endpoint), endpoint->at, "after",
           "`crud` and `transition`");
    refuse(endpoint, endpoint->guards.n && !is_write(endpoint),
           endpoint->guards.n ? endpoint->guards.items[0].at : endpoint->at, "guards",
           "`crud` and `transition` that write");
    refuse(endpoint,
           endpoint->query_params.n && action != ACTION_HANDWRITTEN && action != ACTION_QUERY,
           endpoint->query_params.n ? endpoint->query_params.items[0].at : endpoint->at,
           "query_params", "`handler` and `query`");
    refuse(endpoint, endpoint->headers.n && action != ACTION_HANDWRITTEN,
           endpoint->headers.n ? endpoint->headers.items[0].at : endpoint->at, "headers",
           "`handler`");
    if (endpoint->error_codes.n && has_rows(endpoint) && !endpoint->after)
        diag_error(endpoint->error_codes.items[0].at,
                   "`errors` adds codes of hand-written parts, and %s has none: leave it out",
                   endpoint->name);
}

/* A key belongs to a user, and reads need none. */
static void check_key(const struct endpoint *endpoint)
{
    struct place at = endpoint->idempotency.at;

    if (!resolve_takes_key(endpoint))
        return;
    if (endpoint->method && strcmp(endpoint->method, "GET") == 0)
        diag_error(at, "`idempotency` is for what changes something; a GET can be sent again");
    else if (endpoint->is_public)
        diag_error(at, "`idempotency` needs a token: a key belongs to a user");
}

/* ---- whose rows ---- */

static const struct column *find_user_column(const struct entity *entity)
{
    MODEL_EACH (column, entity->columns)
        if (column->type.scalar && column->type.scalar->is_user)
            return column;
    return NULL;
}

static bool is_declared_common(const struct entity *entity)
{
    for (unsigned depth = 0; entity && depth < 16; entity = entity->parent_entity, depth++)
        if (entity->owner_none)
            return true;
    return false;
}

static bool is_for_owner_role(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct service *service = &spec->service;

    return !endpoint->is_public && endpoint->role < service->roles.n && service->owner_bit &&
           (service->roles.items[endpoint->role].covers & service->owner_bit);
}

/* False: nobody owns the rows, and that has been reported. */
static bool check_owner(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    const struct column *user = find_user_column(entity);
    bool is_owned = resolve_owner(entity) != NULL;

    if (user && !is_owned && !is_declared_common(entity) && !is_for_owner_role(spec, endpoint)) {
        diag_error(entity->at, "%s holds user ids, has no `owner`, and can be reached by others",
                   entity->name);
        diag_hint("say `owner: %s`, or `owner: none` if the rows are not private", user->name);
        return false;
    }
    if (!is_owned || !endpoint->is_public)
        return true;
    if (is_write(endpoint))
        diag_error(place_of(endpoint, endpoint->auth),
                   "rows of %s have an owner: only callers with a token may write them",
                   entity->name);
    else
        diag_warning(place_of(endpoint, endpoint->auth),
                     "%s shows everybody's rows of %s to anybody", endpoint->name, entity->name);
    return true;
}

/* ---- what is missing ---- */

static bool is_made(const struct endpoint *endpoint, const struct step *step)
{
    return endpoint->or_empty ||
           (endpoint->action == ACTION_CREATE && endpoint->under.text && step->unique);
}

static void check_steps(const struct endpoint *endpoint)
{
    MODEL_EACH (step, endpoint->steps)
        if (!step->entity->missing.text && !is_made(endpoint, step)) {
            diag_error(step->entity->at,
                       "%s needs `missing`: what %s answers when there is no such row",
                       step->entity->name, endpoint->name);
        }
}

static void check_needs(const struct endpoint *endpoint)
{
    enum action action = endpoint->action;
    bool needs_body = action == ACTION_CREATE || action == ACTION_UPDATE;
    bool may_have_body = needs_body || action == ACTION_TRANSITION || !has_rows(endpoint);

    if (needs_body && !endpoint->body_name.text)
        diag_error(endpoint->at, "endpoint `%s` needs `body`: what it writes", endpoint->name);
    if (is_read(endpoint) && !endpoint->returns_name.text)
        diag_error(endpoint->at, "endpoint `%s` needs `returns`: what it shows", endpoint->name);
    refuse(endpoint, endpoint->body_name.text && !may_have_body, endpoint->body_name.at, "body",
           "what writes");
}

static void check_guards(const struct endpoint *endpoint)
{
    MODEL_EACH (guard, endpoint->guards) {
        if (!guard->query || !endpoint->entity)
            continue;
        if (guard->query->kind == QUERY_EXEC)
            diag_error(guard->query_name.at, "a guard looks for rows, and %s is an `exec` query",
                       guard->query->name);
        MODEL_EACH (param, guard->query->params) {
            const char *id = mem_printf("%s_id", endpoint->entity->name);
            bool is_known = strcmp(param->name, id) == 0 || strcmp(param->name, "caller") == 0 ||
                            resolve_find_column(endpoint->entity, param->name);
            if (!is_known)
                diag_error(
                    guard->query_name.at,
                    "nothing binds `:%s` of %s: a guard has %s, the columns of %s, and caller",
                    param->name, guard->query->name, id, endpoint->entity->name);
        }
    }
}

/* A row that others refer to stays: something must say so. */
static void check_delete(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    struct references references;

    if (endpoint->action != ACTION_DELETE || entity->soft_delete_column || endpoint->guards.n)
        return;
    references = resolve_references(spec, entity);
    if (!references.n)
        return;
    diag_error(endpoint->at, "%s needs `guards`: %s.%s may refer to the row", endpoint->name,
               references.items[0]->entity->name, references.items[0]->name);
    diag_hint("the code of its first guard is the answer then");
}

/* What a header may look like is for the body to judge: nothing looks at it before. */
static void check_headers(const struct endpoint *endpoint)
{
    MODEL_EACH (header, endpoint->headers) {
        const struct type_use *type = &header->type;

        if (!type->name.text)
            continue;
        if (type->kind != KIND_STR || !type->nullable)
            diag_error(type->at, "a header is a text that may be absent, like `string?`");
        else if (type->min_text || type->max_text || type->scalar->pattern)
            diag_error(type->at, "`%s` has no bounds and no pattern: %s_handle() judges it",
                       header->name, endpoint->name);
    }
}

static void check_endpoint(const struct spec *spec, const struct endpoint *endpoint)
{
    if (endpoint->is_broken)
        return;
    check_list_keys(endpoint);
    check_row_keys(endpoint);
    check_write_keys(endpoint);
    check_key(endpoint);
    check_headers(endpoint);
    check_needs(endpoint);
    check_guards(endpoint);
    MODEL_EACH (param, endpoint->query_params) {
        check_default(&param->type, param->default_value);
        check_pattern(&param->type, param->pattern, param->at);
    }
    if (endpoint->action == ACTION_QUERY)
        check_query_endpoint(endpoint);
    if (!has_rows(endpoint) || !endpoint->entity)
        return;
    if (!check_owner(spec, endpoint))
        return;
    check_steps(endpoint);
    check_view(endpoint);
    if (is_write(endpoint))
        check_write(endpoint);
    check_delete(spec, endpoint);
    if (endpoint->action == ACTION_LIST)
        check_list(endpoint);
    if (endpoint->emit_event)
        check_emission(endpoint->emit_event, endpoint->entity, endpoint->emit);
}

void check_endpoints(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (endpoint, domain->endpoints)
            check_endpoint(spec, endpoint);
}
