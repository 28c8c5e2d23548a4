/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Endpoints: who may call, which entity is meant, what is filtered, sorted, guarded and emitted.
 */
#include <string.h>

#include "buf.h"
#include "load.h"
#include "resolve.h"
#include "text.h"

static void resolve_auth(const struct spec *spec, struct endpoint *endpoint)
{
    struct words words = {0};

    if (!endpoint->auth.text)
        return;
    endpoint->is_public = strcmp(endpoint->auth.text, "public") == 0;
    if (endpoint->is_public)
        return;
    for (size_t i = 0; i < spec->service.roles.n; i++) {
        if (strcmp(spec->service.roles.items[i].name, endpoint->auth.text) == 0) {
            endpoint->role = i;
            return;
        }
        resolve_word(&words, spec->service.roles.items[i].name);
    }
    resolve_word(&words, "public");
    diag_error(endpoint->auth.at, "no role `%s` in spec/service.yaml", endpoint->auth.text);
    resolve_suggest(endpoint->auth.text, &words);
}

/* ---- the entity meant ---- */

static struct entity *entity_of_dto(const struct spec *spec, const struct dto *dto)
{
    return dto && dto->of.text ? resolve_find_entity(spec, dto->of.text) : NULL;
}

static struct path_param *last_param(const struct endpoint *endpoint)
{
    return endpoint->params.n ? &endpoint->params.items[endpoint->params.n - 1] : NULL;
}

static struct entity *entity_of_given(const struct spec *spec, const struct path_param *param)
{
    const char *dot = param && param->given.text ? strchr(param->given.text, '.') : NULL;

    return dot ? resolve_find_entity(
                     spec, mem_strndup(param->given.text, (size_t)(dot - param->given.text)))
               : NULL;
}

static struct entity *infer_entity(const struct spec *spec, const struct endpoint *endpoint)
{
    struct entity *body = entity_of_dto(spec, endpoint->body);
    struct entity *returned = entity_of_dto(spec, endpoint->returns);
    struct path_param *param = last_param(endpoint);
    struct entity *named = entity_of_given(spec, param);

    if (body)
        return body;
    if (endpoint->action == ACTION_LIST || endpoint->action == ACTION_CREATE)
        return returned;
    if (returned && param && !param->given.text && resolve_param_column(returned, param))
        return returned;
    if (!named && param)
        named = resolve_param_entity(spec, endpoint, param);
    return named ? named : returned;
}

static bool has_rows(const struct endpoint *endpoint)
{
    return endpoint->action >= ACTION_LIST && endpoint->action <= ACTION_TRANSITION;
}

static void resolve_meant(const struct spec *spec, struct endpoint *endpoint)
{
    endpoint->entity = resolve_entity(spec, endpoint->entity_name);
    if (endpoint->entity_name.text || !has_rows(endpoint))
        return;
    endpoint->entity = infer_entity(spec, endpoint);
    if (endpoint->entity)
        return;
    if ((endpoint->body_name.text && !endpoint->body) ||
        (endpoint->returns_name.text && !endpoint->returns))
        return; /* reported with the type */
    diag_error(endpoint->at,
               "endpoint `%s` needs `entity`: neither body, path nor returns tell which",
               endpoint->name);
}

static void resolve_children(const struct spec *spec, struct endpoint *endpoint)
{
    struct entity *only = NULL;
    unsigned n = 0;

    endpoint->children = resolve_entity(spec, endpoint->children_name);
    if (endpoint->action != ACTION_CLEAR || !endpoint->entity || endpoint->children_name.text)
        return;
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (entity, domain->entities)
            if (entity->parent_entity == endpoint->entity) {
                only = entity;
                n++;
            }
    endpoint->children = n == 1 ? only : NULL;
    if (n != 1)
        diag_error(endpoint->at, "endpoint `%s` needs `children`: %s has %s", endpoint->name,
                   endpoint->entity->name, n ? "several" : "none");
}

static void resolve_transitions(struct endpoint *endpoint)
{
    struct words words = {0};
    const struct entity *entity = endpoint->entity;
    struct name name = endpoint->transition_name;
    size_t n = 0;

    if (endpoint->action != ACTION_TRANSITION || !entity || !name.text)
        return;
    if (!entity->machine_column || !entity->machine_column->type.machine) {
        diag_error(name.at, "%s has no machine: no column of it has a machine as its type",
                   entity->name);
        return;
    }
    struct machine *machine = entity->machine_column->type.machine;
    endpoint->transitions = mem_alloc(machine->transitions.n * sizeof(struct transition *));
    MODEL_EACH (transition, machine->transitions) {
        if (strcmp(transition->name, name.text) == 0)
            endpoint->transitions[n++] = transition;
        resolve_word(&words, transition->name);
    }
    endpoint->n_transitions = n;
    if (n)
        return;
    diag_error(name.at, "no transition `%s` in %s", name.text, machine->name);
    resolve_suggest(name.text, &words);
}

/* ---- lists ---- */

static void resolve_filter(const struct spec *spec, const struct entity *entity,
                           struct filter *filter)
{
    filter->columns = mem_alloc(filter->column_names.n * sizeof(struct column *));
    for (size_t i = 0; i < filter->column_names.n; i++)
        filter->columns[i] = resolve_column(entity, filter->column_names.items[i]);
    filter->else_error = resolve_code(spec, filter->else_code);
    if (filter->type.name.text)
        resolve_type(spec, &filter->type);
    else if (filter->columns[0])
        filter->type = filter->columns[0]->type;
}

static void add_default_sort(struct endpoint *endpoint)
{
    struct sort *sort = list_add(&endpoint->sorts);

    sort->name = "-id";
    sort->at = endpoint->at;
    sort->column_name = (struct name){"id", endpoint->at};
    sort->descending = true;
}

static void resolve_list(const struct spec *spec, struct endpoint *endpoint)
{
    if (endpoint->action != ACTION_LIST)
        return;
    if (!endpoint->limit_max)
        endpoint->limit_max = spec->service.page_max;
    if (!endpoint->limit_default)
        endpoint->limit_default =
            spec->service.page < endpoint->limit_max ? spec->service.page : endpoint->limit_max;
    if (!endpoint->sorts.n)
        add_default_sort(endpoint);
    if (!endpoint->entity)
        return;
    MODEL_EACH (filter, endpoint->filters)
        resolve_filter(spec, endpoint->entity, filter);
    MODEL_EACH (sort, endpoint->sorts) {
        struct name name = sort->column_name;
        if (sort->descending && name.at.length > 1 && strcmp(sort->name, "-id") != 0) {
            name.at.column++;
            name.at.length--;
        }
        sort->column = resolve_column(endpoint->entity, name);
    }
}

/* ---- parameters of hand-written endpoints and queries ---- */

static struct column *find_column_of_domain(const struct domain *domain, const char *name)
{
    MODEL_EACH (entity, domain->entities)
        if (resolve_find_column(entity, name))
            return resolve_find_column(entity, name);
    return NULL;
}

static void take_column(struct path_param *param, struct column *column)
{
    param->column = column;
    param->type = column->type;
    param->type.nullable = false;
}

static bool take_query_param(const struct endpoint *endpoint, struct path_param *param)
{
    if (!endpoint->query)
        return false;
    MODEL_EACH (wanted, endpoint->query->params)
        if (strcmp(wanted->name, param->snake) == 0) {
            param->type = wanted->type;
            param->type.nullable = false;
            return true;
        }
    return false;
}

static void resolve_free_param(const struct spec *spec, const struct endpoint *endpoint,
                               struct path_param *param)
{
    struct entity *entity = resolve_param_entity(spec, endpoint, param);
    struct column *column = NULL;

    if (param->given.text && strchr(param->given.text, '.')) {
        column = resolve_column_path(spec, param->given);
        if (column)
            take_column(param, column);
        return;
    }
    if (param->given.text) {
        struct node node = {.kind = NODE_SCALAR, .at = param->given.at, .text = param->given.text};
        load_type(&node, &param->type);
        resolve_type(spec, &param->type);
        return;
    }
    if (take_query_param(endpoint, param))
        return;
    column = entity ? resolve_param_column(entity, param) : NULL;
    if (!column)
        column = find_column_of_domain(endpoint->domain, param->snake);
    if (column)
        take_column(param, column);
    else if (text_ends_with(param->snake, "_id"))
        param->type = resolve_scalar_use(spec, "id");
    else {
        param->type = resolve_scalar_use(spec, "string");
        param->type.min = 1;
        param->type.has_min = true;
    }
}

/* ---- the rest ---- */

static void resolve_guards(const struct spec *spec, struct endpoint *endpoint)
{
    MODEL_EACH (guard, endpoint->guards) {
        guard->query = resolve_query(spec, guard->query_name);
        guard->error = resolve_code(spec, guard->else_code);
    }
}

static void resolve_status(struct endpoint *endpoint)
{
    if (endpoint->status)
        return;
    endpoint->status = !endpoint->returns ? 204 : endpoint->action == ACTION_CREATE ? 201 : 200;
}

/* Whether everybody who may call is of the role that reaches all rows. */
static bool is_for_owner_role_only(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct service *service = &spec->service;
    unsigned callers = 0, bit;

    if (endpoint->is_public || !service->owner_bit || endpoint->role >= service->roles.n)
        return false;
    bit = service->roles.items[endpoint->role].bit;
    MODEL_EACH (role, service->roles)
        if (role->covers & bit && !(role->covers & service->owner_bit))
            callers++;
    return callers == 0;
}

/* Whether something that the endpoint is about was found fault with. */
static bool is_about_broken(const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;

    for (unsigned depth = 0; entity && depth < 16; entity = entity->parent_entity, depth++)
        if (entity->is_broken)
            return true;
    return (endpoint->children && endpoint->children->is_broken) ||
           (endpoint->body ? endpoint->body->is_broken : endpoint->body_name.text != NULL) ||
           (endpoint->returns ? endpoint->returns->is_broken
                              : endpoint->returns_name.text != NULL) ||
           (endpoint->query ? endpoint->query->is_broken : endpoint->query_name.text != NULL);
}

static void resolve_rows(const struct spec *spec, struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;

    resolve_children(spec, endpoint);
    resolve_transitions(endpoint);
    resolve_list(spec, endpoint);
    if (!entity || is_about_broken(endpoint))
        return;
    resolve_steps(spec, endpoint);
    if (entity->parent_entity && entity_of_dto(spec, endpoint->returns) == entity->parent_entity)
        endpoint->returns_parent = true;
    if (!endpoint->is_public && !is_for_owner_role_only(spec, endpoint))
        endpoint->owner = resolve_owner(entity);
    endpoint->lists_own =
        endpoint->owner &&
        !(endpoint->steps.n && resolve_owner(endpoint->steps.items[endpoint->steps.n - 1].entity));
}

static void resolve_endpoint(const struct spec *spec, struct endpoint *endpoint)
{
    unsigned n_errors = diag_n_errors();

    resolve_auth(spec, endpoint);
    resolve_meant(spec, endpoint);
    resolve_fields(spec, endpoint->query_params.items, endpoint->query_params.n);
    resolve_fields(spec, endpoint->headers.items, endpoint->headers.n);
    if (has_rows(endpoint))
        resolve_rows(spec, endpoint);
    else
        MODEL_EACH (param, endpoint->params)
            resolve_free_param(spec, endpoint, param);
    endpoint->emit_event = resolve_event(spec, endpoint->emit);
    endpoint->fault_error = resolve_code(spec, endpoint->fault);
    resolve_guards(spec, endpoint);
    resolve_status(endpoint);
    endpoint->is_broken = diag_n_errors() != n_errors || is_about_broken(endpoint);
}

void resolve_endpoints(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (endpoint, domain->endpoints)
            resolve_endpoint(spec, endpoint);
        MODEL_EACH (stream, domain->streams)
            resolve_endpoint(spec, stream->endpoint);
    }
}
