/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of crud endpoints and transitions. The order is that of the checks which clients see:
 * the row and whose it is, the rows referred to, guards, the write, hooks, events, the answer. What
 * is more than one write, or a check that must hold until the write, happens in a transaction.
 */
#include "emit_http.h"

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

static const struct step *last_step(const struct endpoint *endpoint)
{
    return endpoint->steps.n ? &endpoint->steps.items[endpoint->steps.n - 1] : NULL;
}

static const char *id_of(const struct step *step)
{
    if (repo_gives_id(step))
        return mem_printf("%s_id", step->entity->name);
    return mem_printf("path->%s", step->param->snake);
}

/* The parent's id: from the path, or told by the row's locate function. */
static const char *parent_id(const struct endpoint *endpoint)
{
    size_t n = endpoint->steps.n;

    if (n > 1 && endpoint->steps.items[n - 2].entity == endpoint->entity->parent_entity)
        return id_of(&endpoint->steps.items[n - 2]);
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
        return !last_step(endpoint)->entity->soft_delete_column;
    default:
        return false;
    }
}

static bool needs_locate(const struct endpoint *endpoint, bool is_locked)
{
    if (!endpoint->steps.n)
        return false;
    return is_locked || endpoint->steps.n > 1 || endpoint->owner || gives_parent(endpoint) ||
           repo_gives_id(last_step(endpoint)) || !tells_missing(endpoint);
}

static void add_id(struct http_plan *plan, struct http_steps *steps, const char *name)
{
    add_local(steps, mem_printf("int64_t %s_id", name));
    if (steps != &plan->before || !plan->has_transaction)
        return;
    *list_add(&plan->passed) =
        (struct http_passed){mem_printf("int64_t %s_id", name), mem_printf("%s_id", name)};
}

static void add_locate(struct http_plan *plan, struct repo *repo, struct http_steps *steps,
                       bool is_locked)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct repo_locate locate = {
        .endpoint = endpoint,
        .is_owned = endpoint->steps.n && endpoint->owner && !endpoint->steps.items[0].unique,
        .is_locked = is_locked,
        .gives_parent = gives_parent(endpoint),
    };
    struct buf call = {0};

    if (!needs_locate(endpoint, is_locked))
        return;
    buf_addf(&call, "%s(call", http_use(plan, repo, repo_locate(repo, &locate)));
    MODEL_EACH (step, endpoint->steps)
        if (!step->unique)
            buf_addf(&call, ", path->%s", step->param->snake);
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

static void add_lookups(struct http_plan *plan, struct repo *repo, const char *parent)
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

static struct http_steps *steps_of(struct http_plan *plan)
{
    return plan->has_transaction ? &plan->inside : &plan->before;
}

static void add_insert(struct http_plan *plan, struct repo *repo, const char *parent)
{
    const struct endpoint *endpoint = plan->endpoint;
    struct http_steps *steps = steps_of(plan);
    struct buf call = {0};

    add_local(steps, "int64_t id");
    buf_addf(&call, "%s(call", http_use(plan, repo, repo_insert(repo, endpoint)));
    buf_addf(&call, parent ? ", %s" : "", parent);
    buf_add(&call, ", in");
    if (repo_snapshot(endpoint))
        buf_add(&call, plan->has_transaction ? ", snapshot" : ", &snapshot");
    buf_add(&call, ", &id)");
    http_add_step(steps, call.text);
}

static void add_after(struct http_plan *plan, const char *id)
{
    const struct endpoint *endpoint = plan->endpoint;

    if (endpoint->after)
        http_add_step(steps_of(plan), mem_printf("%s_after(call, %s%s%s)", endpoint->name,
                                                 endpoint->params.n ? "path, " : "",
                                                 endpoint->body ? "in, " : "", id));
}

/* Reads what the event tells. Of a row that is deleted that happens before the write. */
static void add_event_read(struct http_plan *plan, struct repo *repo, const struct event *event,
                           const char *id)
{
    struct http_steps *steps = steps_of(plan);
    const char *local = names_snake(event->name);

    add_local(steps, mem_printf("struct %s %s = {0}", event->dto->name, local));
    http_use_event(plan, event);
    http_add_step(steps,
                  mem_printf("%s(call, %s, &%s)",
                             http_use(plan, repo, repo_event(repo, event, plan->endpoint->entity)),
                             id, local));
}

static void add_emit(struct http_plan *plan, const struct event *event)
{
    const char *local = names_snake(event->name);

    http_add_step(steps_of(plan), mem_printf("%s_emit(call, &%s)", local, local));
}

static void add_event(struct http_plan *plan, struct repo *repo, const struct event *event,
                      const char *id)
{
    if (!event)
        return;
    add_event_read(plan, repo, event, id);
    add_emit(plan, event);
}

/* ---- answers ---- */

static void set_answer(struct http_plan *plan, struct repo *repo, const char *id,
                       const char *parent)
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

/* ---- the actions ---- */

static void plan_read(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct step *step = last_step(endpoint);
    const struct repo_key key = {
        .view = endpoint->returns, .step = step, .is_owned = endpoint->owner && !step->unique};
    const char *argument = step->unique ? "" : mem_printf("path->%s, ", step->param->snake);

    if (endpoint->steps.n > 1) {
        add_locate(plan, repo, &plan->before, false);
        set_answer(plan, repo, id_of(step), NULL);
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
    const struct step *step = last_step(endpoint);
    const bool is_made = endpoint->under.text && step->unique;
    const bool is_held = step && (is_made || is_locked(endpoint));
    const char *parent = step ? id_of(step) : NULL;

    if (!is_held)
        add_locate(plan, repo, &plan->before, false);
    add_lookups(plan, repo, is_held && repo_gives_id(step) ? NULL : parent);
    if (is_made)
        http_add_step(&plan->before,
                      mem_printf("%s(call)", http_use(plan, repo, repo_make(repo, step))));
    if (is_held)
        add_locate(plan, repo, &plan->inside, true);
    if (is_made) { /* gone again since it was made */
        struct http_step *locate = &plan->inside.items[plan->inside.n - 1];

        locate->err =
            step->entity->missing_error ? names_err(step->entity->missing_error) : "ERR_NOT_FOUND";
        locate->instead = "ERR_OVERLOADED";
    }
    http_add_guards(plan, repo, steps_of(plan), NULL, parent, false);
    add_insert(plan, repo, parent);
    http_add_guards(plan, repo, steps_of(plan), "id", parent, true);
    add_after(plan, "id");
    add_event(plan, repo, endpoint->emit_event, "id");
    set_answer(plan, repo, "id", parent);
}

static void add_found(struct http_plan *plan, struct repo *repo)
{
    bool locked = is_locked(plan->endpoint);

    add_locate(plan, repo, locked ? &plan->inside : &plan->before, locked);
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
        if (emit_c_has_presence(plan->endpoint->body, member))
            plan->inside.items[plan->inside.n - 1].condition =
                mem_printf("in->%s_presence != PRESENCE_ABSENT", member->name);
    }
}

static const char *parent_of_answer(const struct endpoint *endpoint)
{
    return endpoint->returns_parent ? parent_id(endpoint) : NULL;
}

static void plan_update(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = id_of(last_step(endpoint));

    add_found(plan, repo);
    add_lookups(plan, repo, NULL);
    http_add_guards(plan, repo, steps_of(plan), id, NULL, false);
    if (repo_has_columns(endpoint))
        http_add_step(
            steps_of(plan),
            mem_printf("%s(call, %s, in)", http_use(plan, repo, repo_update(repo, endpoint)), id));
    add_limits(plan, repo, id);
    add_after(plan, id);
    add_event(plan, repo, endpoint->emit_event, id);
    set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_delete(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = id_of(last_step(endpoint));

    add_found(plan, repo);
    http_add_guards(plan, repo, steps_of(plan), id, NULL, false);
    if (endpoint->emit_event)
        add_event_read(plan, repo, endpoint->emit_event, id);
    http_add_step(
        steps_of(plan),
        mem_printf("%s(call, %s)", http_use(plan, repo, repo_delete(repo, endpoint)), id));
    add_after(plan, id);
    if (endpoint->emit_event)
        add_emit(plan, endpoint->emit_event);
    set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_clear(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const char *id = id_of(last_step(endpoint));

    add_found(plan, repo);
    http_add_guards(plan, repo, steps_of(plan), id, NULL, false);
    http_add_step(
        steps_of(plan),
        mem_printf("%s(call, %s)", http_use(plan, repo, repo_clear(repo, endpoint->children)), id));
    add_after(plan, id);
    add_event(plan, repo, endpoint->emit_event, id);
    set_answer(plan, repo, id, parent_of_answer(endpoint));
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
    add_event(plan, repo, event, id);
}

static void plan_transition(struct http_plan *plan, struct repo *repo)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct machine *machine = endpoint->transitions[0]->machine;
    const char *id = id_of(last_step(endpoint));

    add_found(plan, repo);
    add_lookups(plan, repo, NULL);
    http_add_guards(plan, repo, steps_of(plan), id, NULL, false);
    *list_add(&plan->machines) = machine->domain;
    http_add_step(steps_of(plan),
                  mem_printf("%s_%s(call, %s)", machine->name, endpoint->transition_name.text, id));
    if (endpoint->body && repo_has_columns(endpoint))
        http_add_step(
            steps_of(plan),
            mem_printf("%s(call, %s, in)", http_use(plan, repo, repo_update(repo, endpoint)), id));
    add_after(plan, id);
    add_transition_events(plan, repo, id);
    add_event(plan, repo, endpoint->emit_event, id);
    set_answer(plan, repo, id, parent_of_answer(endpoint));
}

static void plan_list(struct http_plan *plan, struct repo *repo)
{
    http_use(plan, repo, repo_fetch(repo, plan->endpoint->returns));
    if (repo_load(repo, plan->endpoint->returns))
        http_use(plan, repo, repo_load(repo, plan->endpoint->returns));
    add_locate(plan, repo, &plan->before, false);
}

static void plan_query(struct http_plan *plan, struct repo *repo)
{
    http_use(plan, repo, repo_query(repo, plan->endpoint->query));
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
        [ACTION_HANDWRITTEN] = NULL,
    };
    struct http_plan *plan = mem_alloc(sizeof *plan);

    plan->endpoint = endpoint;
    plan->has_transaction = endpoint->action >= ACTION_CREATE &&
                            endpoint->action <= ACTION_TRANSITION &&
                            endpoint->action != ACTION_READ && needs_transaction(endpoint);
    if (planners[endpoint->action])
        planners[endpoint->action](plan, repo);
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
