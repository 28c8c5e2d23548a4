/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of each action. The order is that of the checks which clients see: the row and whose it
 * is, the rows referred to, guards, the write, hooks, events, the answer. What is more than one
 * write, or a check that must hold until the write, happens in a transaction.
 */
#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_http_plan.h"
#include "names.h"
#include "resolve.h"

static void plan_found(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct step *step = http_last_step(endpoint);
    const struct repo_key key = {
        .view = endpoint->returns, .step = step, .is_owned = endpoint->owner && !step->unique};
    const char *argument = step->unique ? "" : mem_printf("path->%s, ", step->param->snake);

    if (endpoint->steps.n > 1) {
        http_add_locate(plan, repo, &plan->before, false);
        http_set_answer(plan, repo, http_id_of(step), NULL);
        return;
    }
    plan->last =
        mem_printf("%s(call, %sret)", http_use(plan, repo, repo_find(repo, &key)), argument);
    if (!endpoint->or_empty)
        return;
    http_add_step(&plan->before, plan->last);
    plan->before.items[0].unless =
        step->entity->missing_error ? names_err(step->entity->missing_error) : "ERR_NOT_FOUND";
    plan->last = "ERR_OK";
}

static void plan_read(struct http_plan *plan, struct repo *repo)
{
    plan_found(plan, repo);
    if (!plan->endpoint->after)
        return;
    http_add_step(&plan->before, plan->last);
    plan->last = mem_printf("%s_after(call, ret)", plan->endpoint->name);
}

static bool has_where(const struct endpoint *endpoint)
{
    MODEL_EACH (step, endpoint->steps)
        if (step->unique && step->unique->where)
            return true;
    return false;
}

static bool emits(const struct endpoint *endpoint)
{
    for (size_t i = 0; i < endpoint->n_transitions; i++)
        if (endpoint->transitions[i]->emit_event)
            return true;
    return endpoint->emit_event != NULL;
}

static bool is_limited_later(const struct endpoint *endpoint)
{
    if (endpoint->action != ACTION_UPDATE)
        return false;
    MODEL_EACH (column, endpoint->entity->columns)
        if (column->at_most_via && repo_find_member(endpoint, column))
            return true;
    return false;
}

/* With a code of its own for faults, "nothing was stored" must be true of them. */
static bool needs_transaction(const struct endpoint *endpoint)
{
    return endpoint->fault_error || endpoint->guards.n || endpoint->after || emits(endpoint) ||
           has_where(endpoint) || is_limited_later(endpoint) ||
           (endpoint->action == ACTION_CREATE && endpoint->under.text) ||
           (endpoint->action == ACTION_TRANSITION && endpoint->body);
}

/* The row is held until the end where its state must not change meanwhile. */
static bool is_locked(const struct endpoint *endpoint)
{
    return endpoint->guards.n || has_where(endpoint);
}

static void plan_create(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct step *step = http_last_step(endpoint);
    const bool is_made = endpoint->under.text && step->unique;
    const bool is_held = step && (is_made || is_locked(endpoint));
    const char *parent = step ? http_id_of(step) : NULL;

    if (!is_held)
        http_add_locate(plan, repo, &plan->before, false);
    http_add_lookups(plan, repo, is_held && repo_gives_id(step) ? NULL : parent);
    if (is_made)
        plan->make = mem_printf("%s(call)", http_use(plan, repo, repo_make(repo, step)));
    if (is_held)
        http_add_locate(plan, repo, &plan->inside, true);
    if (is_made)
        plan->gone =
            step->entity->missing_error ? names_err(step->entity->missing_error) : "ERR_NOT_FOUND";
    http_add_guards(plan, repo, http_steps_of(plan), NULL, parent, false);
    http_add_insert(plan, repo, parent);
    http_add_guards(plan, repo, http_steps_of(plan), "id", parent, true);
    http_add_after(plan, "id");
    http_add_event(plan, repo, endpoint->emit_event, "id");
    http_set_answer(plan, repo, "id", parent);
}

static void add_found(struct http_plan *plan, struct repo *repo)
{
    bool locked = is_locked(plan->endpoint);

    http_add_locate(plan, repo, locked ? &plan->inside : &plan->before, locked);
}

static void add_limits(struct http_plan *plan, struct repo *repo, const char *id)
{
    MODEL_EACH (column, plan->endpoint->entity->columns) {
        const struct field *member = repo_find_member(plan->endpoint, column);

        if (!column->at_most_via || !member)
            continue;
        http_add_step(
            &plan->inside,
            mem_printf("%s(call, %s)", http_use(plan, repo, repo_limit(repo, column)), id));
        if (emit_c_has_presence(plan->endpoint->body, member) &&
            strcmp(plan->endpoint->method, "PATCH") == 0) /* others write a default */
            plan->inside.items[plan->inside.n - 1].condition =
                mem_printf("in->%s_presence != PRESENCE_ABSENT", member->name);
    }
}

static const char *parent_of_answer(const struct endpoint *endpoint)
{
    return endpoint->returns_parent ? http_parent_id(endpoint) : NULL;
}

static void plan_update(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = http_id_of(http_last_step(endpoint));

    add_found(plan, repo);
    http_add_lookups(plan, repo, NULL);
    http_add_guards(plan, repo, http_steps_of(plan), id, NULL, false);
    if (repo_has_columns(endpoint))
        http_add_step(
            http_steps_of(plan),
            mem_printf("%s(call, %s, in)", http_use(plan, repo, repo_update(repo, endpoint)), id));
    add_limits(plan, repo, id);
    http_add_after(plan, id);
    http_add_event(plan, repo, endpoint->emit_event, id);
    http_set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_delete(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = http_id_of(http_last_step(endpoint));

    add_found(plan, repo);
    http_add_guards(plan, repo, http_steps_of(plan), id, NULL, false);
    if (endpoint->emit_event)
        http_add_event_read(plan, repo, endpoint->emit_event, id);
    http_add_step(
        http_steps_of(plan),
        mem_printf("%s(call, %s)", http_use(plan, repo, repo_delete(repo, endpoint)), id));
    http_add_after(plan, id);
    if (endpoint->emit_event)
        http_add_emit(plan, endpoint->emit_event);
    http_set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_clear(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = http_id_of(http_last_step(endpoint));

    add_found(plan, repo);
    http_add_guards(plan, repo, http_steps_of(plan), id, NULL, false);
    http_add_step(
        http_steps_of(plan),
        mem_printf("%s(call, %s)", http_use(plan, repo, repo_clear(repo, endpoint->children)), id));
    http_add_after(plan, id);
    http_add_event(plan, repo, endpoint->emit_event, id);
    http_set_answer(plan, repo, id, parent_of_answer(endpoint));
}

/* Events of transitions that share a name: each where the row came from its sources. */
static void add_transition_events(struct http_plan *plan, struct repo *repo, const char *id)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct event *event = endpoint->transitions[0]->emit_event;

    for (size_t i = 1; i < endpoint->n_transitions; i++)
        if (endpoint->transitions[i]->emit_event != event)
            diag_error(endpoint->transition_name.at,
                       "the ways of `%s` emit different events: give them names of their own",
                       endpoint->transition_name.text);
    http_add_event(plan, repo, event, id);
}

static void plan_transition(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct machine *machine = endpoint->transitions[0]->machine;
    const char *id = http_id_of(http_last_step(endpoint));

    add_found(plan, repo);
    http_add_lookups(plan, repo, NULL);
    http_add_guards(plan, repo, http_steps_of(plan), id, NULL, false);
    *list_add(&plan->machines) = machine->domain;
    http_add_step(http_steps_of(plan),
                  mem_printf("%s_%s(call, %s)", machine->name, endpoint->transition_name.text, id));
    if (endpoint->body && repo_has_columns(endpoint))
        http_add_step(
            http_steps_of(plan),
            mem_printf("%s(call, %s, in)", http_use(plan, repo, repo_update(repo, endpoint)), id));
    http_add_after(plan, id);
    add_transition_events(plan, repo, id);
    http_add_event(plan, repo, endpoint->emit_event, id);
    http_set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_list(struct http_plan *plan, struct repo *repo)
{
    http_use(plan, repo, repo_fetch(repo, plan->endpoint->returns));
    if (repo_load(repo, plan->endpoint->returns))
        http_use(plan, repo, repo_load(repo, plan->endpoint->returns));
    http_add_locate(plan, repo, &plan->before, false);
}

/* A hand-written body finds its answer by the row's id. */
static void plan_handwritten(struct http_plan *plan, struct repo *repo)
{
    const struct dto *view = plan->endpoint->returns;
    const struct repo_key key = {.view = view};

    if (!view || !view->entity)
        return;
    MODEL_EACH (member, view->members)
        if (member->kind == FIELD_SCALAR && !member->column)
            return; /* no statement gives it */
    http_use(plan, repo, repo_find(repo, &key));
}

static void plan_query(struct http_plan *plan, struct repo *repo)
{
    http_use(plan, repo, repo_query(repo, plan->endpoint->query));
}

/* What fails as the last thing may as well be returned. */
static void end_with_last_step(struct http_plan *plan)
{
    struct http_steps *steps = http_steps_of(plan);
    const struct http_step *step = steps->n ? &steps->items[steps->n - 1] : NULL;

    if (!step || !plan->last || strcmp(plan->last, "ERR_OK") != 0)
        return;
    if (step->condition || step->err || step->unless || step->check)
        return;
    plan->last = step->call;
    steps->n--;
}

static const struct http_plan *make_plan(struct repo *repo, const struct endpoint *endpoint)
{
    static void (*const planners[])(struct http_plan * plan, struct repo * repo) = {
        [ACTION_LIST] = plan_list,
        [ACTION_CREATE] = plan_create,
        [ACTION_READ] = plan_read,
        [ACTION_UPDATE] = plan_update,
        [ACTION_DELETE] = plan_delete,
        [ACTION_CLEAR] = plan_clear,
        [ACTION_TRANSITION] = plan_transition,
        [ACTION_QUERY] = plan_query,
        [ACTION_HANDWRITTEN] = plan_handwritten,
    };
    struct http_plan *plan = mem_alloc(sizeof *plan);

    plan->endpoint = endpoint;
    plan->has_transaction = endpoint->action >= ACTION_CREATE &&
                            endpoint->action <= ACTION_TRANSITION &&
                            endpoint->action != ACTION_READ && needs_transaction(endpoint);
    if (planners[endpoint->action])
        planners[endpoint->action](plan, repo);
    if (endpoint->action != ACTION_LIST)
        end_with_last_step(plan);
    return plan;
}

const struct http_plan *http_plan_of(struct repo *repo, const struct endpoint *endpoint)
{
    static LIST_OF(const struct http_plan *) plans;

    MODEL_EACH (plan, plans)
        if ((*plan)->endpoint == endpoint)
            return *plan;
    *list_add(&plans) = make_plan(repo, endpoint);
    return plans.items[plans.n - 1];
}
