/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The building blocks of plans: each adds the steps of one concern, in the transaction or before
 * it, and what the function that has them needs. Which blocks an endpoint has, and in which order,
 * is said in emit_http_action.c.
 */
#include "emit_http_plan.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"

void http_add_step(struct http_steps *steps, const char *call)
{
    list_add(steps)->call = call;
}

static void add_local(struct http_steps *steps, const char *declaration)
{
    *list_add(&steps->locals) = declaration;
}

static void use_domain(struct http_plan *plan, const struct domain *domain)
{
    MODEL_EACH (known, plan->repos)
        if (*known == domain)
            return;
    *list_add(&plan->repos) = domain;
}

const char *http_use(struct http_plan *plan, struct repo *repo, const char *function)
{
    struct repo_function *found = repo_find_function(repo, function);

    use_domain(plan, found->domain);
    *list_add(&plan->functions) = found;
    return function;
}

void http_use_event(struct http_plan *plan, const struct event *event)
{
    MODEL_EACH (known, plan->events)
        if (*known == event->domain)
            return;
    *list_add(&plan->events) = event->domain;
}

/* ---- rows ---- */

const struct step *http_last_step(const struct endpoint *endpoint)
{
    return endpoint->steps.n ? &endpoint->steps.items[endpoint->steps.n - 1] : NULL;
}

const char *http_id_of(const struct step *step)
{
    if (repo_gives_id(step))
        return mem_printf("%s_id", step->entity->name);
    return http_param(step->param);
}

/* The parent's id: from the path, or told by the row's locate function. */
const char *http_parent_id(const struct endpoint *endpoint)
{
    size_t n = endpoint->steps.n;

    if (n > 1 && endpoint->steps.items[n - 2].entity == endpoint->entity->parent_entity)
        return http_id_of(&endpoint->steps.items[n - 2]);
    return mem_printf("%s_id", endpoint->entity->parent_entity->name);
}

static bool gives_parent(const struct endpoint *endpoint)
{
    size_t n = endpoint->steps.n;

    if (!endpoint->returns_parent || endpoint->action == ACTION_CREATE)
        return false;
    return n < 2 || endpoint->steps.items[n - 2].entity != endpoint->entity->parent_entity;
}

/* Whether a statement on the id alone would tell that the row is not there. */
static bool tells_missing(const struct endpoint *endpoint)
{
    switch (endpoint->action) {
    case ACTION_UPDATE:
        return repo_has_columns(endpoint);
    case ACTION_DELETE:
    case ACTION_TRANSITION:
        return true;
    case ACTION_CREATE:
        return !http_last_step(endpoint)->entity->soft_delete_column;
    default:
        return false;
    }
}

static bool needs_locate(const struct endpoint *endpoint, bool is_locked)
{
    if (!endpoint->steps.n)
        return false;
    return is_locked || endpoint->steps.n > 1 || endpoint->owner || gives_parent(endpoint) ||
           repo_gives_id(http_last_step(endpoint)) || !tells_missing(endpoint);
}

static void add_id(struct http_plan *plan, struct http_steps *steps, const char *name)
{
    add_local(steps, mem_printf("int64_t %s_id", name));
    if (steps != &plan->before || !plan->has_transaction)
        return;
    *list_add(&plan->passed) =
        (struct http_passed){mem_printf("int64_t %s_id", name), mem_printf("%s_id", name)};
}

/* Whether a row on the way has an owner, who must be the caller. */
static bool is_owned(const struct endpoint *endpoint)
{
    if (!endpoint->owner || !endpoint->steps.n || endpoint->steps.items[0].unique)
        return false;
    MODEL_EACH (step, endpoint->steps)
        if (step->entity == endpoint->owner->entity)
            return true;
    return resolve_owner(endpoint->steps.items[0].entity) != NULL;
}

void http_add_locate(struct http_plan *plan, struct repo *repo, struct http_steps *steps,
                     bool is_locked)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct repo_locate locate = {
        .endpoint = endpoint,
        .is_owned = is_owned(endpoint),
        .is_locked = is_locked,
        .gives_parent = gives_parent(endpoint),
    };
    struct buf call = {0};

    if (!needs_locate(endpoint, is_locked))
        return;
    buf_addf(&call, "%s(call", http_use(plan, repo, repo_locate(repo, &locate)));
    MODEL_EACH (step, endpoint->steps)
        if (!step->unique)
            buf_addf(&call, ", %s", http_param(step->param));
    if (locate.gives_parent) {
        buf_addf(&call, ", &%s_id", endpoint->entity->parent_entity->name);
        add_id(plan, steps, endpoint->entity->parent_entity->name);
    }
    MODEL_EACH (step, endpoint->steps)
        if (repo_gives_id(step)) {
            buf_addf(&call, ", &%s_id", step->entity->name);
            add_id(plan, steps, step->entity->name);
        }
    buf_add(&call, ")");
    http_add_step(steps, call.text);
}

/* ---- references ---- */

static const char *limit_value(const struct endpoint *endpoint, const struct column *column)
{
    const struct field *member = repo_find_member(endpoint, column);

    if (member)
        return mem_printf("in->%s", member->name);
    return emit_c_literal(&column->type, column->default_value.text);
}

static void add_lookup(struct http_plan *plan, struct repo *repo, const struct column *via,
                       const char *value, const char *condition)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *function = repo_lookup(repo, endpoint, via);
    bool copies = false;
    struct buf call = {0};

    if (!function)
        return;
    buf_addf(&call, "%s(call, %s", http_use(plan, repo, function), value);
    MODEL_EACH (column, endpoint->entity->columns) {
        if (repo_is_limited_by(endpoint, column, via))
            buf_addf(&call, ", %s", limit_value(endpoint, column));
        copies = copies || (endpoint->action == ACTION_CREATE && column->snapshot_via == via);
    }
    buf_add(&call, copies ? ", &snapshot)" : ")");
    http_add_step(&plan->before, call.text);
    plan->before.items[plan->before.n - 1].condition = condition;
}

void http_add_lookups(struct http_plan *plan, struct repo *repo, const char *parent)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *snapshot = endpoint->action == ACTION_CREATE ? repo_snapshot(endpoint) : NULL;

    if (snapshot)
        add_local(&plan->before, mem_printf("struct %s snapshot = {0}", snapshot));
    if (snapshot && plan->has_transaction)
        *list_add(&plan->passed) =
            (struct http_passed){mem_printf("const struct %s *snapshot", snapshot), "&snapshot"};
    MODEL_EACH (column, endpoint->entity->columns) {
        const struct field *member = repo_find_member(endpoint, column);

        if (!column->ref_entity)
            continue;
        if (column->is_parent && endpoint->action == ACTION_CREATE && parent)
            add_lookup(plan, repo, column, parent, NULL);
        else if (member)
            add_lookup(plan, repo, column, mem_printf("in->%s", member->name),
                       emit_c_has_presence(endpoint->body, member)
                           ? mem_printf("in->%s_presence == PRESENCE_VALUE", member->name)
                           : NULL);
    }
}

/* ---- writes ---- */

struct http_steps *http_steps_of(struct http_plan *plan)
{
    return plan->has_transaction ? &plan->inside : &plan->before;
}

void http_add_insert(struct http_plan *plan, struct repo *repo, const char *parent)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct http_steps *steps = http_steps_of(plan);
    struct buf call = {0};

    add_local(steps, "int64_t id");
    buf_addf(&call, "%s(call", http_use(plan, repo, repo_insert(repo, endpoint)));
    if (parent)
        buf_addf(&call, ", %s", parent);
    buf_add(&call, ", in");
    if (repo_snapshot(endpoint))
        buf_add(&call, plan->has_transaction ? ", snapshot" : ", &snapshot");
    buf_add(&call, ", &id)");
    http_add_step(steps, call.text);
}

void http_add_after(struct http_plan *plan, const char *id)
{
    const struct endpoint *endpoint = plan->endpoint;

    if (endpoint->after)
        http_add_step(http_steps_of(plan), mem_printf("%s_after(call, %s%s%s)", endpoint->name,
                                                      endpoint->params.n ? "path, " : "",
                                                      endpoint->body ? "in, " : "", id));
}

/* Reads what the event tells. Of a row that is deleted that happens before the write. */
void http_add_event_read(struct http_plan *plan, struct repo *repo, const struct event *event,
                         const char *id)
{
    struct http_steps *steps = http_steps_of(plan);
    const char *local = names_snake(event->name);

    add_local(steps, mem_printf("struct %s %s = {0}", event->dto->name, local));
    http_use_event(plan, event);
    http_add_step(steps,
                  mem_printf("%s(call, %s, &%s)",
                             http_use(plan, repo, repo_event(repo, event, plan->endpoint->entity)),
                             id, local));
}

void http_add_emit(struct http_plan *plan, const struct event *event)
{
    const char *local = names_snake(event->name);

    http_add_step(http_steps_of(plan), mem_printf("%s_emit(call, &%s)", local, local));
}

void http_add_event(struct http_plan *plan, struct repo *repo, const struct event *event,
                    const char *id)
{
    if (!event)
        return;
    http_add_event_read(plan, repo, event, id);
    http_add_emit(plan, event);
}

/* ---- answers ---- */

void http_set_answer(struct http_plan *plan, struct repo *repo, const char *id, const char *parent)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct repo_key key = {.view = endpoint->returns,
                                 .is_any = endpoint->action == ACTION_DELETE &&
                                           !endpoint->returns_parent};

    plan->last = "ERR_OK";
    if (endpoint->returns)
        plan->last = mem_printf("%s(call, %s, ret)", http_use(plan, repo, repo_find(repo, &key)),
                                endpoint->returns_parent ? parent : id);
}
