/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions that carry a plan out: _write is what happens in the transaction, _run all of it.
 * Each has the arguments that its steps mention, and no others.
 */
#include "emit_http_call.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"
#include "resolve.h"

/* ---- arguments ---- */

void http_add_argument(struct buf *out, enum http_side side, const char *type, const char *name)
{
    if (side == HTTP_DECLARED)
        buf_addf(out, ", const struct %s *%s", type, name);
    else
        buf_addf(out, ", %s%s", side == HTTP_GIVEN ? "&" : "", name);
}

/* call, path, query, in: whatever the endpoint has. */
struct buf http_inputs(const struct http_plan *plan, enum http_side side)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct buf out = {0};

    buf_add(&out, side == HTTP_DECLARED ? "struct call *call" : "call");
    if (http_has_path(endpoint))
        http_add_argument(&out, side, mem_printf("%s_path", plan->endpoint->name), "path");
    if (http_query_dto(endpoint))
        http_add_argument(&out, side, mem_printf("%s_query", plan->endpoint->name), "query");
    if (endpoint->body)
        http_add_argument(&out, side, endpoint->body->name, "in");
    return out;
}

void http_add_output(struct buf *out, const struct http_plan *plan, enum http_side side)
{
    const struct endpoint *endpoint = plan->endpoint;

    if (!endpoint->returns || endpoint->action == ACTION_LIST)
        return;
    if (side == HTTP_DECLARED)
        buf_addf(out, ", struct %s *ret", endpoint->returns->name);
    else
        buf_add(out, side == HTTP_GIVEN ? ", &out" : ", ret");
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
static char *needed(const struct http_plan *plan, const struct http_steps *steps, const char *last,
                    enum http_side side)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct buf out = {0};

    buf_add(&out, side == HTTP_DECLARED ? "struct call *call" : "call");
    if (endpoint->params.n && mentions(steps, last, "path"))
        http_add_argument(&out, side, mem_printf("%s_path", plan->endpoint->name), "path");
    if (endpoint->body && mentions(steps, last, "in"))
        http_add_argument(&out, side, endpoint->body->name, "in");
    return out.text;
}

void http_add_write(struct tmpl_list *writes, const struct http_plan *plan)
{
    struct tmpl_value *item = tmpl_item(writes);
    struct buf params = {0};

    buf_add(&params, needed(plan, &plan->inside, plan->last, HTTP_DECLARED));
    for (size_t i = 0; i < plan->passed.n; i++)
        buf_addf(&params, ", %s", plan->passed.items[i].declaration);
    http_add_output(&params, plan, HTTP_DECLARED);
    tmpl_textf(item, "function", "%s_write", plan->endpoint->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "transaction", NULL);
    tmpl_text(item, "make", NULL);
    tmpl_text(item, "gone", NULL);
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

static char *transaction(const struct http_plan *plan)
{
    struct buf call = {0};

    buf_addf(&call, "%s_write(", plan->endpoint->name);
    buf_add(&call, needed(plan, &plan->inside, plan->last, HTTP_PASSED_ON));
    for (size_t i = 0; i < plan->passed.n; i++)
        buf_addf(&call, ", %s", plan->passed.items[i].argument);
    http_add_output(&call, plan, HTTP_PASSED_ON);
    buf_add(&call, ")");
    return call.text;
}

void http_add_run(struct tmpl_list *runs, const struct http_plan *plan)
{
    struct tmpl_value *item = tmpl_item(runs);
    const char *tx = plan->has_transaction ? transaction(plan) : NULL;
    struct buf params = {0};

    buf_add(&params, needed(plan, &plan->before, tx ? tx : plan->last, HTTP_DECLARED));
    http_add_output(&params, plan, HTTP_DECLARED);
    tmpl_textf(item, "function", "%s_run", plan->endpoint->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "transaction", tx);
    tmpl_text(item, "make", plan->make);
    tmpl_text(item, "gone", plan->gone);
    tmpl_text(item, "last", plan->last);
    add_empties(item, plan->endpoint);
    add_steps(item, &plan->before);
}

char *http_run_call(const struct http_plan *plan)
{
    const char *last = plan->has_transaction ? transaction(plan) : plan->last;
    struct buf call = {0};

    buf_addf(&call, "%s_run(%s", plan->endpoint->name,
             needed(plan, &plan->before, last, HTTP_GIVEN));
    http_add_output(&call, plan, HTTP_GIVEN);
    buf_add(&call, ")");
    return call.text;
}

/* ---- lists ---- */

void http_add_list_run(struct tmpl_list *lists, const struct http_routes *routes,
                       const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct tmpl_value *item = http_add_list(lists, routes->repo, plan);
    struct buf params = {0}, arguments = {0}, declared = {0};

    buf_add(&params, "struct call *call");
    if (http_has_path(endpoint))
        http_add_argument(&params, HTTP_DECLARED, mem_printf("%s_path", plan->endpoint->name),
                          "path");
    http_add_argument(&params, HTTP_DECLARED, mem_printf("%s_query", plan->endpoint->name),
                      "query");
    buf_add(&declared, endpoint->lists_own ? ", const struct call *call" : "");
    buf_add(&arguments, endpoint->lists_own ? ", call" : "");
    if (endpoint->steps.n) {
        const struct step *step = &endpoint->steps.items[endpoint->steps.n - 1];

        buf_addf(&declared, ", int64_t %s_id", step->entity->name);
        buf_addf(&arguments, ", %s",
                 repo_gives_id(step) ? mem_printf("%s_id", step->entity->name)
                                     : http_param(step->param));
    }
    if (endpoint->filters.n) {
        http_add_argument(&declared, HTTP_DECLARED, mem_printf("%s_query", plan->endpoint->name),
                          "query");
        buf_add(&arguments, ", query");
    }
    tmpl_text(item, "name", plan->endpoint->name);
    tmpl_text(item, "params", params.text);
    tmpl_text(item, "where_params", declared.text);
    tmpl_text(item, "where_arguments", arguments.text);
    add_steps(item, &plan->before);
}
