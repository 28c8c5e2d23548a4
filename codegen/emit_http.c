/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_http.{h,c}: a route's function decodes, runs and encodes, in this order; what
 * it runs is made from the endpoint's plan, or written by hand.
 */
#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "emit.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "emit_http_call.h"
#include "names.h"
#include "resolve.h"

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

static void include_for(struct emit_c_includes *includes, const struct http_plan *plan)
{
    include_choices(includes, http_path_dto(plan->endpoint));
    include_choices(includes, http_query_dto(plan->endpoint));
    MODEL_EACH (domain, plan->events)
        include_part(includes, *domain, "events");
    MODEL_EACH (domain, plan->machines)
        include_part(includes, *domain, "machine");
    MODEL_EACH (domain, plan->repos)
        include_part(includes, *domain, "repo");
    if (plan->endpoint->action == ACTION_LIST)
        emit_c_include(includes, "list.h");
    if (resolve_takes_key(plan->endpoint))
        emit_c_include(includes, "idempotency.h");
}

static struct tmpl_value *fill_source(const void *context, size_t first, size_t last)
{
    const struct http_routes *routes = context;
    struct tmpl_value *map = emit_c_map(routes->domain);
    struct tmpl_list *endpoints = tmpl_list(map, "endpoints");
    struct emit_c_includes includes = {0};
    bool has_ranges = false;

    for (size_t i = first; i < last; i++) {
        http_define(endpoints, routes, routes->items[i]);
        include_for(&includes, routes->items[i]);
        MODEL_EACH (filter, routes->items[i]->endpoint->filters)
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

/* A write's hook has the request and the row's id, a read's and a list's what was read. */
static char *after_params(const struct endpoint *endpoint)
{
    struct buf params = {0};

    buf_add(&params, "struct call *call");
    if (endpoint->action == ACTION_READ)
        buf_addf(&params, ", struct %s *ret", endpoint->returns->name);
    else if (endpoint->action == ACTION_LIST)
        buf_addf(&params, ", struct %s *items, size_t n", endpoint->returns->name);
    if (endpoint->action == ACTION_READ || endpoint->action == ACTION_LIST)
        return params.text;
    if (http_has_path(endpoint))
        http_add_argument(&params, HTTP_DECLARED, mem_printf("%s_path", endpoint->name), "path");
    if (endpoint->body)
        http_add_argument(&params, HTTP_DECLARED, endpoint->body->name, "in");
    buf_add(&params, ", int64_t id");
    return params.text;
}

/* The names of headers as call_header() takes them. */
static void add_headers(struct tmpl_list *list, const struct endpoint *endpoint)
{
    MODEL_EACH (header, endpoint->headers) {
        struct tmpl_value *item = tmpl_item(list);
        char *macro = mem_strdup(header->name), *lower = mem_strdup(header->name);

        for (size_t i = 0; lower[i]; i++) {
            macro[i] = macro[i] == '-' ? '_' : (char)toupper((unsigned char)macro[i]);
            lower[i] = (char)tolower((unsigned char)lower[i]);
        }
        tmpl_textf(item, "macro", "%s_%s", names_upper(endpoint->name), macro);
        tmpl_text(item, "header", lower);
        tmpl_text(item, "doc", header->doc);
    }
}

static void declare(struct tmpl_list *endpoints, const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct tmpl_value *item = tmpl_item(endpoints);
    struct tmpl_list *list = tmpl_list(item, "inputs");
    const bool is_hand = endpoint->action == ACTION_HANDWRITTEN;
    struct buf handle = http_inputs(plan, HTTP_DECLARED);

    http_add_output(&handle, plan, HTTP_DECLARED);
    tmpl_text(item, "name", plan->endpoint->name);
    tmpl_textf(item, "route", "%s %s", endpoint->method, endpoint->path.text);
    tmpl_text(item, "doc", endpoint->doc);
    tmpl_flag(item, "is_list", endpoint->action == ACTION_LIST);
    tmpl_text(item, "handle", is_hand ? handle.text : NULL);
    tmpl_text(item, "after", endpoint->after && !is_hand ? after_params(endpoint) : NULL);
    tmpl_text(item, "answer", http_answer_params(endpoint));
    add_headers(tmpl_list(item, "headers"), endpoint);
    add_struct(list, http_path_dto(endpoint), mem_printf("%s_path", plan->endpoint->name));
    add_struct(list, http_query_dto(endpoint), mem_printf("%s_query", plan->endpoint->name));
}

static void emit_header(const struct http_routes *routes, const char *root)
{
    struct tmpl_value *map = emit_c_map(routes->domain);
    struct tmpl_list *endpoints = tmpl_list(map, "endpoints");
    struct emit_c_includes includes = {0};

    bool has_lists = false;

    include_part(&includes, routes->domain, "dto");
    for (size_t i = 0; i < routes->n; i++) {
        const struct endpoint *endpoint = routes->items[i]->endpoint;

        has_lists = has_lists || endpoint->action == ACTION_LIST;
        declare(endpoints, routes->items[i]);
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
    struct repo *repo = repo_of(spec);

    MODEL_EACH (domain, spec->domains) {
        struct http_routes routes = {.domain = domain, .spec = spec, .repo = repo};

        MODEL_EACH (endpoint, domain->endpoints)
            if (!endpoint->planned)
                *list_add(&routes) = http_plan_of(repo, endpoint);
        if (!routes.n)
            continue;
        emit_header(&routes, root);
        emit_c_files(domain, root, "http.c.tmpl", "http", routes.n, fill_source, &routes);
    }
}
