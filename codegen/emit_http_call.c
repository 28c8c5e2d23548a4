/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The function of a route: variables, decoders, the one call that does it, the answer.
 */
#include "emit_http_call.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"
#include "resolve.h"

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

static void add_variables(struct tmpl_value *item, const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct tmpl_list *variables = tmpl_list(item, "variables"), *list = tmpl_list(item, "inputs");
    const bool is_exec = endpoint->action == ACTION_QUERY && endpoint->query->kind == QUERY_EXEC;
    const char *view =
        endpoint->returns && endpoint->action != ACTION_LIST ? endpoint->returns->name : NULL;
    const bool has_query = http_query_dto(endpoint) != NULL;

    if (http_has_path(endpoint))
        add_input(tmpl_item(list), variables, mem_printf("%s_path", plan->endpoint->name), "path",
                  "path");
    if (has_query)
        add_input(tmpl_item(list), variables, mem_printf("%s_query", plan->endpoint->name), "query",
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
    return !plan->has_transaction && !plan->before.n && !plan->before.locals.n &&
           strcmp(plan->last, "ERR_OK") != 0 && !strstr(plan->last, ", in");
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

static char *action(const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct buf call;

    if (endpoint->action == ACTION_QUERY)
        return (char *)http_query_call(endpoint, endpoint->query, ".",
                                       endpoint->query->kind == QUERY_EXEC ? "&affected"
                                       : is_page(endpoint)                 ? "&out, &n"
                                                                           : "&out");
    if (endpoint->action != ACTION_HANDWRITTEN && endpoint->action != ACTION_LIST)
        return is_direct(plan)
                   ? replace(replace(plan->last, "path->", "path."), ", ret)", ", &out)")
                   : http_run_call(plan);
    call = http_inputs(plan, HTTP_GIVEN);
    http_add_output(&call, plan, HTTP_GIVEN);
    return mem_printf("%s_%s(%s)", plan->endpoint->name,
                      endpoint->action == ACTION_LIST ? "run" : "handle", call.text);
}

static void add_decoders(struct tmpl_list *list, const struct http_plan *plan)
{
    const struct dto *dtos[] = {http_path_dto(plan->endpoint), http_query_dto(plan->endpoint)};

    for (size_t i = 0; i < 2; i++) {
        struct tmpl_value *item;

        if (!dtos[i])
            continue;
        item = tmpl_item(list);
        tmpl_textf(item, "name", "%s_%s", plan->endpoint->name, i ? "query" : "path");
        emit_dto_reads(item, dtos[i]);
        if (i)
            http_add_ranges(item, plan->endpoint);
        else
            tmpl_list(item, "ranges");
    }
}

void http_define(struct tmpl_list *endpoints, const struct http_routes *routes,
                 const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct tmpl_value *item = tmpl_item(endpoints);
    struct tmpl_list *lists = tmpl_list(item, "lists"), *runs = tmpl_list(item, "runs");
    struct tmpl_list *writes = tmpl_list(item, "writes");
    const bool is_run = endpoint->action != ACTION_LIST && endpoint->action != ACTION_HANDWRITTEN &&
                        endpoint->action != ACTION_QUERY && !is_direct(plan);

    tmpl_text(item, "name", plan->endpoint->name);
    add_decoders(tmpl_list(item, "decoders"), plan);
    if (endpoint->action == ACTION_LIST)
        http_add_list_run(lists, routes, plan);
    if (is_run && plan->has_transaction)
        http_add_write(writes, plan);
    if (is_run)
        http_add_run(runs, plan);
    add_variables(item, plan);
    set_location(item, routes->spec, endpoint);
    tmpl_text(item, "action", action(plan));
    tmpl_text(item, "fault", endpoint->fault_error ? names_err(endpoint->fault_error) : NULL);
    tmpl_flag(item, "takes_key", resolve_takes_key(endpoint));
    if (resolve_takes_key(endpoint))
        http_add_key(item, plan);
}
