/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What one endpoint causes: route, auth, the steps to its row, input, answer, codes, events, files.
 */
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "check.h"
#include "explain_part.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"

static void explain_auth(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct service *service = &spec->service;
    struct buf roles = {0};

    if (endpoint->is_public || endpoint->role >= service->roles.n) {
        explain_line("auth", "public: no token is needed, but one that is sent must be valid");
        return;
    }
    MODEL_EACH (role, service->roles)
        if (role->covers & service->roles.items[endpoint->role].bit)
            buf_addf(&roles, "%s%s", roles.len ? ", " : "", role->name);
    explain_line("auth", "a token of %s", roles.text);
    buf_release(&roles);
}

static void explain_steps(const struct endpoint *endpoint)
{
    MODEL_EACH (step, endpoint->steps) {
        const struct entity *entity = step->entity;
        const char *codes = "";
        if (entity->missing_error && !endpoint->or_empty)
            codes = mem_printf(", or %s", entity->missing_error->code);
        if (step->param && endpoint->owner && resolve_owner(entity) && entity->foreign_error)
            codes = mem_printf("%s; somebody else's: %s", codes, entity->foreign_error->code);
        if (step->param)
            explain_line("step", "the %s whose %s is {%s}%s", entity->name, step->column->name,
                         step->param->name, codes);
        else
            explain_line("step", "the caller's %s by %s%s", entity->name, step->unique->name,
                         endpoint->action == ACTION_CREATE ? ", made if there is none" : codes);
    }
    if (endpoint->owner && (endpoint->action != ACTION_LIST || endpoint->lists_own))
        explain_line("guard", "only where %s.%s is the caller", endpoint->owner->entity->table,
                     endpoint->owner->name);
    MODEL_EACH (guard, endpoint->guards)
        explain_line("guard", "%s finds %s, or %s", guard->query_name.text,
                     guard->wants_none ? "nothing" : "something", guard->else_code.text);
}

static void explain_input(const struct endpoint *endpoint)
{
    static const char *const ops[] = {"=", "begins with", "contains", "from min to max"};

    MODEL_EACH (param, endpoint->params)
        explain_line(param->in_query ? "query" : "path", "{%s} %s", param->name,
                     explain_type(&param->type));
    MODEL_EACH (param, endpoint->query_params)
        explain_line("query", "%s %s", names_camel(param->name), explain_type(&param->type));
    MODEL_EACH (header, endpoint->headers)
        explain_line("header", "%s %s", header->name, explain_type(&header->type));
    MODEL_EACH (filter, endpoint->filters)
        explain_line("query", "%s: %s %s", names_camel(filter->name), ops[filter->op],
                     explain_type(&filter->type));
    MODEL_EACH (sort, endpoint->sorts)
        if (endpoint->action == ACTION_LIST)
            explain_line("query", "sort=%s: by %s%s%s", sort->name, sort->column_name.text,
                         sort->descending ? " descending" : "",
                         sort == endpoint->sorts.items ? ", the default" : "");
    if (endpoint->action == ACTION_LIST)
        explain_line("query", "limit=%u, at most %u; cursor", endpoint->limit_default,
                     endpoint->limit_max);
    if (!endpoint->body)
        return;
    explain_line("body", "%s", endpoint->body->name);
    MODEL_EACH (member, endpoint->body->members)
        explain_line("", "%s", explain_member(endpoint->body, member));
}

static void explain_limits(const struct spec *spec, const struct endpoint *endpoint)
{
    unsigned deadline_ms =
        endpoint->deadline_ms ? endpoint->deadline_ms : spec->service.deadline_ms;

    if (resolve_takes_key(endpoint))
        explain_line("key", "the header Idempotency-Key, %s: sent again, the first answer",
                     endpoint->idempotency.text);
    explain_line("within", "%u ms", deadline_ms);
}

static void explain_events(const struct endpoint *endpoint)
{
    if (endpoint->emit_event)
        explain_line("emits", "%s to %s", endpoint->emit_event->name, endpoint->emit_event->topic);
    for (size_t i = 0; i < endpoint->n_transitions; i++) {
        const struct transition *transition = endpoint->transitions[i];
        for (size_t k = 0; k < transition->from.n; k++)
            explain_line("moves", "%s -> %s", transition->from.items[k].text, transition->to.text);
        if (transition->emit_event)
            explain_line("emits", "%s to %s", transition->emit_event->name,
                         transition->emit_event->topic);
    }
}

/* The text's lines one below the other. */
static void explain_sql(const struct spec *spec, const struct endpoint *endpoint)
{
    struct sql_statements statements = {0};

    sql_of_endpoint(spec, endpoint, &statements);
    for (size_t i = 0; i < statements.n; i++) {
        const char *line = statements.items[i].text;
        explain_line("sql", "-- %s", statements.items[i].name);
        for (size_t len; *line; line += len + (line[len] == '\n')) {
            len = strcspn(line, "\n");
            explain_line("", "%.*s", (int)len, line);
        }
    }
}

static void explain_files(const struct endpoint *endpoint)
{
    const char *domain = endpoint->domain->name;

    if (endpoint->planned) {
        explain_line("files", "none: it is planned");
        return;
    }
    explain_line("files", "generated/%s/%s_http.c: %s_call()", domain, domain, endpoint->name);
    if (endpoint->action == ACTION_HANDWRITTEN)
        explain_line("", "handwritten/%s/: %s_handle()", domain, endpoint->name);
    if (endpoint->action == ACTION_HANDWRITTEN && resolve_takes_key(endpoint))
        explain_line("", "which calls %s_answer() where the answer becomes true", endpoint->name);
    if (endpoint->after)
        explain_line("", "handwritten/%s/: %s_after()", domain, endpoint->name);
}

void explain_endpoint(const struct spec *spec, const struct endpoint *endpoint)
{
    explain_title("endpoint", endpoint->name, endpoint->at, endpoint->doc);
    explain_line("route", "%s %s%s", endpoint->method, spec->service.base_path,
                 endpoint->path.text);
    explain_auth(spec, endpoint);
    explain_line(
        "does", "%s%s%s%s", check_action_name(endpoint->action),
        endpoint->transition_name.text ? mem_printf(" (%s)", endpoint->transition_name.text) : "",
        endpoint->entity ? " of " : "",
        endpoint->entity
            ? mem_printf("%s, table %s", endpoint->entity->name, endpoint->entity->table)
            : "");
    explain_steps(endpoint);
    explain_input(endpoint);
    explain_limits(spec, endpoint);
    explain_line("answers", "%u %s%s", endpoint->status,
                 endpoint->returns ? endpoint->returns->name : "without a body",
                 endpoint->action == ACTION_LIST ? ", a page of them" : "");
    if (endpoint->action != ACTION_HANDWRITTEN)
        explain_sql(spec, endpoint);
    explain_events(endpoint);
    for (size_t i = 0; i < endpoint->n_errors; i++)
        explain_error(i ? "" : "errors", endpoint->errors[i]);
    explain_files(endpoint);
}
