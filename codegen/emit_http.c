/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_http.{h,c}: a route's function decodes, runs and encodes, in this order; what
 * it runs is made from the endpoint's plan, or written by hand.
 */
#include "emit_http.h"

#include <string.h>

#include "buf.h"
#include "emit.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"
#include "resolve.h"

struct route {
    const struct endpoint *endpoint;
    const char *name;
    const struct http_plan *plan;
};

struct routes {
    const struct domain *domain;
    const struct spec *spec;
    struct repo *repo;
    struct route *items;
    size_t n;
};

/* ---- arguments ---- */

enum side { DECLARED, GIVEN, PASSED_ON }; /* in a prototype; by _call; by _run to _write */

static void add_argument(struct buf *out, enum side side, const char *type, const char *name)
{
    if (side == DECLARED)
        buf_addf(out, ", const struct %s *%s", type, name);
    else
        buf_addf(out, ", %s%s", side == GIVEN ? "&" : "", name);
}

/* call, path, query, in: whatever the endpoint has. */
static struct buf inputs(const struct route *route, enum side side)
{
    const struct endpoint *endpoint = route->endpoint;
    struct buf out = {0};

    buf_add(&out, side == DECLARED ? "struct call *call" : "call");
    if (endpoint->params.n)
        add_argument(&out, side, mem_printf("%s_path", route->name), "path");
    if (http_query_dto(endpoint))
        add_argument(&out, side, mem_printf("%s_query", route->name), "query");
    if (endpoint->body)
        add_argument(&out, side, endpoint->body->name, "in");
    return out;
}

static void add_output(struct buf *out, const struct route *route, enum side side)
{
    const struct endpoint *endpoint = route->endpoint;

    if (!endpoint->returns || endpoint->action == ACTION_LIST)
        return;
    if (side == DECLARED)
        buf_addf(out, ", struct %s *ret", endpoint->returns->name);
    else
        buf_add(out, side == GIVEN ? ", &out" : ", ret");
}

/* ---- steps ---- */

/* Whether the steps name a parameter, so that a function without use of it does not have it. */
static bool mentions(const struct http_steps *steps, const char *last, const char *what)
{
    if (last && strstr(last, what))
        return true;
    for (size_t i = 0; i < steps->n; i++)
        if (strstr(steps->items[i].call, what) ||
            (steps->items[i].condition && strstr(steps->items[i].condition, what)))
            return true;
    return false;
}

static void add_steps(struct tmpl_value *map, const struct http_steps *steps)
{
    struct tmpl_list *list = tmpl_list(map, "steps"), *locals = tmpl_list(map, "locals");

    MODEL_EACH (local, steps->locals)
        tmpl_text(tmpl_item(locals), "local", *local);
    for (size_t i = 0; i < steps->n; i++) {
        const struct http_step *step = &steps->items[i];
        struct tmpl_value *item = tmpl_item(list);

        tmpl_text(item, "call", step->call);
        tmpl_text(item, "condition", step->condition);
        tmpl_text(item, "err", step->err);
        tmpl_text(item, "instead", step->instead);
        tmpl_text(item, "unless", step->unless);
        tmpl_text(item, "refusal", step->code ? mem_printf("err ? err : %s", step->code) : "err");
        tmpl_text(item, "check", step->check);
        tmpl_text(item, "code", step->code);
    }
}

/* The arguments that a function of the plan needs: declared, or given to it. */
static char *needed(const struct route *route, const struct http_steps *steps, const char *last,
                    enum side side)
{
    const struct endpoint *endpoint = route->endpoint;
    struct buf out = {0};

    buf_add(&out, side == DECLARED ? "struct call *call" : "call");
    if (endpoint->params.n && mentions(steps, last, "path"))
        add_argument(&out, side, mem_printf("%s_path", route->name), "path");
    if (endpoint->body && mentions(steps, last, "in"))
        add_argument(&out, side, endpoint->body->name, "in");
    return out.text;
}

static void add_write(struct tmpl_list *writes, const struct route *route)
{
    const struct http_plan *plan = route->plan;
    struct tmpl_value *item = tmpl_item(writes);
    struct buf params = {0};

    buf_add(&params, needed(route, &plan->inside, NULL, DECLARED));
    for (size_t i = 0; i < plan->passed.n; i++)
        buf_addf(&params, ", %s", plan->passed.items[i].declaration);
    add_output(&params, route, DECLARED);
    tmpl_textf(item, "function", "%s_write", route->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "transaction", NULL);
    tmpl_list(item, "empties");
    tmpl_text(item, "last", plan->last);
    add_steps(item, &plan->inside);
}

/* What an empty answer is not zero in. */
static void add_empties(struct tmpl_value *item, const struct endpoint *endpoint)
{
    struct tmpl_list *empties = tmpl_list(item, "empties");

    if (!endpoint->or_empty)
        return;
    MODEL_EACH (member, endpoint->returns->members)
        if (member->column && member->column->is_machine && member->kind == FIELD_SCALAR)
            tmpl_textf(
                tmpl_item(empties), "empty", "ret->%s = %s", member->name,
                names_enumerator(member->type.machine->name, member->type.machine->initial.text));
}

static char *transaction(const struct route *route)
{
    const struct http_plan *plan = route->plan;
    struct buf call = {0};

    buf_addf(&call, "%s_write(", route->name);
    buf_add(&call, needed(route, &plan->inside, NULL, PASSED_ON));
    for (size_t i = 0; i < plan->passed.n; i++)
        buf_addf(&call, ", %s", plan->passed.items[i].argument);
    add_output(&call, route, PASSED_ON);
    buf_add(&call, ")");
    return call.text;
}

static void add_run(struct tmpl_list *runs, const struct route *route)
{
    const struct http_plan *plan = route->plan;
    struct tmpl_value *item = tmpl_item(runs);
    const char *tx = plan->has_transaction ? transaction(route) : NULL;
    struct buf params = {0};

    buf_add(&params, needed(route, &plan->before, tx ? tx : plan->last, DECLARED));
    add_output(&params, route, DECLARED);
    tmpl_textf(item, "function", "%s_run", route->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "transaction", tx);
    tmpl_text(item, "last", plan->last);
    add_empties(item, route->endpoint);
    add_steps(item, &plan->before);
}

static char *run_call(const struct route *route)
{
    const struct http_plan *plan = route->plan;
    const char *last = plan->has_transaction ? transaction(route) : plan->last;
    struct buf call = {0};

    buf_addf(&call, "%s_run(%s", route->name, needed(route, &plan->before, last, GIVEN));
    add_output(&call, route, GIVEN);
    buf_add(&call, ")");
    return call.text;
}

/* ---- lists ---- */

static void add_list(struct tmpl_list *lists, const struct routes *routes,
                     const struct route *route)
{
    const struct http_plan *plan = route->plan;
    const struct endpoint *endpoint = route->endpoint;
    struct tmpl_value *item = http_add_list(lists, routes->repo, plan);
    struct buf params = {0}, arguments = {0}, declared = {0};
    const bool by_owner = !endpoint->steps.n && endpoint->owner;

    buf_add(&params, "struct call *call");
    if (endpoint->params.n)
        add_argument(&params, DECLARED, mem_printf("%s_path", route->name), "path");
    add_argument(&params, DECLARED, mem_printf("%s_query", route->name), "query");
    buf_add(&declared, by_owner ? ", const struct call *call" : "");
    buf_add(&arguments, by_owner ? ", call" : "");
    if (endpoint->steps.n) {
        const struct step *step = &endpoint->steps.items[endpoint->steps.n - 1];

        buf_addf(&declared, ", int64_t %s_id", step->entity->name);
        buf_addf(&arguments, ", %s",
                 repo_gives_id(step) ? mem_printf("%s_id", step->entity->name)
                                     : mem_printf("path->%s", step->param->snake));
    }
    if (endpoint->filters.n) {
        add_argument(&declared, DECLARED, mem_printf("%s_query", route->name), "query");
        buf_add(&arguments, ", query");
    }
    tmpl_text(item, "name", route->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "where_params", declared.text);
    tmpl_text(item, "where_arguments", arguments.text);
    add_steps(item, &plan->before);
}

/* ---- the function of the route ---- */

static const struct endpoint *find_read(const struct spec *spec, const struct entity *entity)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (endpoint, domain->endpoints)
            if (endpoint->action == ACTION_READ && endpoint->entity == entity &&
                !endpoint->planned && endpoint->params.n)
                return endpoint;
    return NULL;
}

/* The value of a path parameter of the read endpoint for the row that was made; NULL: unknown. */
static const char *location_value(const struct endpoint *made, const struct path_param *param)
{
    MODEL_EACH (own, made->params)
        if (own->column && own->column == param->column)
            return mem_printf("path.%s", own->snake);
    if (made->returns->entity != made->entity || !param->column ||
        param->column->entity != made->entity || param->column->type.kind != KIND_I64)
        return NULL;
    MODEL_EACH (member, made->returns->members)
        if (member->column == param->column && member->kind == FIELD_SCALAR &&
            !member->type.nullable)
            return mem_printf("out.%s", member->name);
    return NULL;
}

/* Where the new row can be read, as a format and its arguments. */
static void set_location(struct tmpl_value *item, const struct spec *spec,
                         const struct endpoint *endpoint)
{
    const struct endpoint *read =
        endpoint->action == ACTION_CREATE && endpoint->status == 201 && endpoint->returns
            ? find_read(spec, endpoint->entity)
            : NULL;
    struct buf format = {0}, values = {0};
    const char *path = read ? read->path.text : "";
    bool is_known = read != NULL;

    buf_add(&format, "%s");
    for (size_t i = 0; is_known && i < read->params.n; i++) {
        const struct path_param *param = &read->params.items[i];
        const char *brace = strchr(path, '{'), *value = location_value(endpoint, param);

        is_known = value && param->type.kind == KIND_I64;
        if (!is_known)
            break;
        buf_add_n(&format, path, (size_t)(brace - path));
        buf_add(&format, "%lld");
        buf_addf(&values, ", (long long)%s", value);
        path = strchr(brace, '}') + 1;
    }
    buf_add(&format, path);
    tmpl_text(item, "location", is_known ? format.text : NULL);
    tmpl_text(item, "location_values", is_known ? values.text : NULL);
}

static void add_input(struct tmpl_value *item, struct tmpl_list *variables, const char *type,
                      const char *name, const char *source)
{
    tmpl_textf(tmpl_item(variables), "variable", "struct %s %s = {0}", type, name);
    tmpl_textf(item, "decode", "%s_decode", type);
    tmpl_text(item, "source", source);
    tmpl_text(item, "into", name);
}

static bool is_page(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_QUERY && endpoint->query->kind == QUERY_MANY;
}

static void add_variables(struct tmpl_value *item, const struct route *route)
{
    const struct endpoint *endpoint = route->endpoint;
    struct tmpl_list *variables = tmpl_list(item, "variables"), *list = tmpl_list(item, "inputs");
    const bool is_exec = endpoint->action == ACTION_QUERY && endpoint->query->kind == QUERY_EXEC;
    const char *view =
        endpoint->returns && endpoint->action != ACTION_LIST ? endpoint->returns->name : NULL;
    const bool has_query = http_query_dto(endpoint) != NULL;

    if (endpoint->params.n)
        add_input(tmpl_item(list), variables, mem_printf("%s_path", route->name), "path", "path");
    if (has_query)
        add_input(tmpl_item(list), variables, mem_printf("%s_query", route->name), "query",
                  "query");
    if (endpoint->body)
        add_input(tmpl_item(list), variables, endpoint->body->name, "in", "body");
    if (view)
        tmpl_textf(tmpl_item(variables), "variable",
                   is_page(endpoint) ? "struct %s *out = NULL" : "struct %s out = {0}", view);
    if (is_page(endpoint))
        tmpl_text(tmpl_item(variables), "variable", "size_t n = 0");
    if (is_exec)
        tmpl_text(tmpl_item(variables), "variable", "uint64_t affected");
    tmpl_text(item, "view", view);
    tmpl_flag(item, "has_query", has_query);
    tmpl_flag(item, "is_page", is_page(endpoint));
    tmpl_flag(item, "needs_err", view || endpoint->fault_error);
    tmpl_flag(item, "has_variables",
              endpoint->params.n || has_query || endpoint->body || view || is_exec ||
                  endpoint->fault_error);
}

/* A plan of one call and nothing else needs no function of its own. */
static bool is_direct(const struct http_plan *plan)
{
    return !plan->has_transaction && !plan->before.n && strcmp(plan->last, "ERR_OK") != 0;
}

/* The text with every `from` replaced. */
static char *replace(const char *text, const char *from, const char *to)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (const char *at = strstr(text, from); at; at = strstr(text, from)) {
        buf_addf(&out, "%.*s%s", (int)(at - text), text, to);
        text = at + strlen(from);
    }
    buf_add(&out, text);
    return out.text;
}

static char *action(const struct route *route)
{
    const struct endpoint *endpoint = route->endpoint;
    struct buf call;

    if (endpoint->action == ACTION_QUERY)
        return (char *)http_query_call(endpoint, endpoint->query, ".",
                                       endpoint->query->kind == QUERY_EXEC ? "&affected"
                                       : is_page(endpoint)                 ? "&out, &n"
                                                                           : "&out");
    if (endpoint->action != ACTION_HANDWRITTEN && endpoint->action != ACTION_LIST)
        return is_direct(route->plan)
                   ? replace(replace(route->plan->last, "path->", "path."), ", ret)", ", &out)")
                   : run_call(route);
    call = inputs(route, GIVEN);
    add_output(&call, route, GIVEN);
    return mem_printf("%s_%s(%s)", route->name, endpoint->action == ACTION_LIST ? "run" : "handle",
                      call.text);
}

static void add_decoders(struct tmpl_list *list, const struct route *route)
{
    const struct dto *dtos[] = {http_path_dto(route->endpoint), http_query_dto(route->endpoint)};

    for (size_t i = 0; i < 2; i++) {
        struct tmpl_value *item;

        if (!dtos[i])
            continue;
        item = tmpl_item(list);
        tmpl_textf(item, "name", "%s_%s", route->name, i ? "query" : "path");
        emit_dto_reads(item, dtos[i]);
        if (i)
            http_add_ranges(item, route->endpoint);
        else
            tmpl_list(item, "ranges");
    }
}

static void define(struct tmpl_list *endpoints, const struct routes *routes,
                   const struct route *route)
{
    const struct endpoint *endpoint = route->endpoint;
    struct tmpl_value *item = tmpl_item(endpoints);
    struct tmpl_list *lists = tmpl_list(item, "lists"), *runs = tmpl_list(item, "runs");
    struct tmpl_list *writes = tmpl_list(item, "writes");
    const bool is_run = endpoint->action != ACTION_LIST && endpoint->action != ACTION_HANDWRITTEN &&
                        endpoint->action != ACTION_QUERY && !is_direct(route->plan);

    tmpl_text(item, "name", route->name);
    add_decoders(tmpl_list(item, "decoders"), route);
    if (endpoint->action == ACTION_LIST)
        add_list(lists, routes, route);
    if (is_run && route->plan->has_transaction)
        add_write(writes, route);
    if (is_run)
        add_run(runs, route);
    add_variables(item, route);
    set_location(item, routes->spec, endpoint);
    tmpl_text(item, "action", action(route));
    tmpl_text(item, "fault", endpoint->fault_error ? names_err(endpoint->fault_error) : NULL);
}

/* ---- files ---- */

static void include_part(struct emit_c_includes *includes, const struct domain *domain,
                         const char *part)
{
    emit_c_include(includes, mem_printf("%s_%s.h", domain->name, part));
}

static void include_choices(struct emit_c_includes *includes, const struct dto *dto)
{
    if (!dto)
        return;
    MODEL_EACH (member, dto->members) {
        if (member->type.machine)
            include_part(includes, member->type.machine->domain, "dto");
        else if (member->type.enumeration && member->type.enumeration->values.n)
            include_part(includes, member->type.enumeration->domain, "dto");
    }
}

static void include_for(struct emit_c_includes *includes, const struct route *route)
{
    const struct http_plan *plan = route->plan;

    include_choices(includes, http_path_dto(route->endpoint));
    include_choices(includes, http_query_dto(route->endpoint));
    MODEL_EACH (domain, plan->events)
        include_part(includes, *domain, "events");
    MODEL_EACH (domain, plan->machines)
        include_part(includes, *domain, "machine");
    MODEL_EACH (domain, plan->repos)
        include_part(includes, *domain, "repo");
    if (route->endpoint->action == ACTION_LIST)
        emit_c_include(includes, "list.h");
}

static struct tmpl_value *fill_source(const void *context, size_t first, size_t last)
{
    const struct routes *routes = context;
    struct tmpl_value *map = emit_c_map(routes->domain);
    struct tmpl_list *endpoints = tmpl_list(map, "endpoints");
    struct emit_c_includes includes = {0};
    bool has_ranges = false;

    for (size_t i = first; i < last; i++) {
        define(endpoints, routes, &routes->items[i]);
        include_for(&includes, &routes->items[i]);
        MODEL_EACH (filter, routes->items[i].endpoint->filters)
            has_ranges = has_ranges || filter->op == FILTER_RANGE;
    }
    emit_c_include(&includes, "arena.h");
    emit_c_include(&includes, "rows.h");
    emit_c_include(&includes, "service.h");
    tmpl_flag(map, "has_ranges", has_ranges);
    emit_c_add_includes(map, &includes);
    return map;
}

static void add_struct(struct tmpl_list *list, const struct dto *dto, const char *name)
{
    struct tmpl_value *item;

    if (!dto)
        return;
    item = tmpl_item(list);
    tmpl_text(item, "input", name);
    emit_dto_members(tmpl_list(item, "members"), dto);
}

static void declare(struct tmpl_list *endpoints, const struct route *route)
{
    const struct endpoint *endpoint = route->endpoint;
    struct tmpl_value *item = tmpl_item(endpoints);
    struct tmpl_list *list = tmpl_list(item, "inputs");
    const bool is_hand = endpoint->action == ACTION_HANDWRITTEN;
    struct buf handle = inputs(route, DECLARED), after = {0};

    add_output(&handle, route, DECLARED);
    buf_add(&after, "struct call *call");
    if (endpoint->params.n)
        add_argument(&after, DECLARED, mem_printf("%s_path", route->name), "path");
    if (endpoint->body)
        add_argument(&after, DECLARED, endpoint->body->name, "in");
    buf_add(&after, ", int64_t id");
    tmpl_text(item, "name", route->name);
    tmpl_textf(item, "route", "%s %s", endpoint->method, endpoint->path.text);
    tmpl_text(item, "doc", endpoint->doc);
    tmpl_flag(item, "is_list", endpoint->action == ACTION_LIST);
    tmpl_text(item, "handle", is_hand ? handle.text : NULL);
    tmpl_text(item, "after", endpoint->after && !is_hand ? after.text : NULL);
    add_struct(list, http_path_dto(endpoint), mem_printf("%s_path", route->name));
    add_struct(list, http_query_dto(endpoint), mem_printf("%s_query", route->name));
}

static void emit_header(const struct routes *routes, const char *root)
{
    struct tmpl_value *map = emit_c_map(routes->domain);
    struct tmpl_list *endpoints = tmpl_list(map, "endpoints");
    struct emit_c_includes includes = {0};

    bool has_lists = false;

    include_part(&includes, routes->domain, "dto");
    for (size_t i = 0; i < routes->n; i++) {
        const struct endpoint *endpoint = routes->items[i].endpoint;

        has_lists = has_lists || endpoint->action == ACTION_LIST;
        declare(endpoints, &routes->items[i]);
        if (endpoint->body)
            include_part(&includes, endpoint->body->domain, "dto");
        if (endpoint->returns)
            include_part(&includes, endpoint->returns->domain, "dto");
    }
    tmpl_flag(map, "has_lists", has_lists);
    tmpl_textf(map, "guard", "%s_HTTP_H", names_upper(routes->domain->name));
    emit_c_add_includes(map, &includes);
    emit_c_file(routes->domain, root, "http.h.tmpl", "http", map);
}

void emit_http(const struct spec *spec, const char *root)
{
    struct repo *repo = (struct repo *)repo_of(spec);

    MODEL_EACH (domain, spec->domains) {
        struct routes routes = {.domain = domain, .spec = spec, .repo = repo};

        MODEL_EACH (endpoint, domain->endpoints)
            if (!endpoint->planned)
                *list_add(&routes) =
                    (struct route){endpoint, endpoint->name, http_plan_of(repo, endpoint)};
        if (!routes.n)
            continue;
        emit_header(&routes, root);
        emit_c_files(domain, root, "http.c.tmpl", "http", routes.n, fill_source, &routes);
    }
}
