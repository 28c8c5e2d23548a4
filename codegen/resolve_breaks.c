/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which keys, invariants and references an endpoint's own write can break. It reads conditions no
 * further than `status = 'A'` and `status IN ('A', 'B')`. The one rule: when in doubt, it can.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

static bool transition_writes(const struct transition *transition, const struct column *column)
{
    if (column->is_machine && column->type.machine == transition->machine)
        return true;
    for (size_t i = 0; i < transition->stamps.n; i++)
        if (transition->stamp_columns[i] == column)
            return true;
    return false;
}

/* Create writes all columns, the others what their body names or their transition sets. */
static bool writes(const struct endpoint *endpoint, const struct column *column)
{
    if (endpoint->action == ACTION_CREATE)
        return true;
    if (endpoint->body)
        MODEL_EACH (member, endpoint->body->members)
            if (member->column == column)
                return true;
    for (size_t i = 0; i < endpoint->n_transitions; i++)
        if (transition_writes(endpoint->transitions[i], column))
            return true;
    return false;
}

static bool writes_any_of(const struct endpoint *endpoint, const char *sql)
{
    MODEL_EACH (column, endpoint->entity->columns)
        if (text_mentions(sql, column->name) && writes(endpoint, column))
            return true;
    return false;
}

static bool writes_key(const struct endpoint *endpoint, const struct unique *unique)
{
    for (size_t i = 0; i < unique->on.n; i++)
        if (unique->columns[i] && writes(endpoint, unique->columns[i]))
            return true;
    return false;
}

/* ---- conditions on the state ---- */

/* What stands behind `status =` or `status IN` of a condition that says no more; NULL: it does. */
static const char *states_of(const char *where, const struct column *column)
{
    size_t len = strlen(column->name);
    const char *rest = where + len;

    if (strncmp(where, column->name, len) != 0)
        return NULL;
    if (text_starts_with(rest, " = '")) {
        const char *end = strchr(rest + 4, '\'');
        return end && end[1] == '\0' ? rest + 3 : NULL;
    }
    if (text_starts_with(rest, " IN (")) {
        const char *end = strchr(rest, ')');
        return end && end[1] == '\0' ? rest + 5 : NULL;
    }
    return NULL;
}

static bool has_state(const char *states, const char *state)
{
    size_t len = strlen(state);

    for (const char *at = strstr(states, state); at; at = strstr(at + 1, state))
        if (at[-1] == '\'' && at[len] == '\'')
            return true;
    return false;
}

/* Whether the transition can bring a row under the condition that was not under it before. */
static bool moves_under(const struct transition *transition, const char *states)
{
    if (!has_state(states, transition->to.text))
        return false;
    for (size_t i = 0; i < transition->from.n; i++)
        if (!has_state(states, transition->from.items[i].text))
            return true;
    return false;
}

static const struct column *machine_column(const struct entity *entity)
{
    MODEL_EACH (column, entity->columns)
        if (column->is_machine)
            return column;
    return NULL;
}

/* Whether a write that leaves the key's columns alone can bring its row under its condition. */
static bool comes_under(const struct endpoint *endpoint, const struct unique *unique)
{
    const struct column *machine = machine_column(endpoint->entity);
    const char *states = machine ? states_of(unique->where, machine) : NULL;

    if (!states || endpoint->action != ACTION_TRANSITION)
        return writes_any_of(endpoint, unique->where);
    for (size_t i = 0; i < endpoint->n_transitions; i++)
        if (moves_under(endpoint->transitions[i], states))
            return true;
    return false;
}

/* ---- the endpoint's own row ---- */

static bool is_write(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_CREATE || endpoint->action == ACTION_UPDATE ||
           endpoint->action == ACTION_TRANSITION;
}

bool resolve_breaks_unique(const struct endpoint *endpoint, const struct unique *unique)
{
    if (!is_write(endpoint))
        return false;
    return writes_key(endpoint, unique) || (unique->where && comes_under(endpoint, unique));
}

bool resolve_breaks_invariant(const struct endpoint *endpoint, const struct invariant *invariant)
{
    if (!is_write(endpoint) || !invariant->check)
        return false;
    return endpoint->action == ACTION_CREATE || writes_any_of(endpoint, invariant->check);
}

/* ---- rows that refer to a deleted one ---- */

/* Whether the row is deleted with its ancestor: itself, or by ON DELETE CASCADE. */
static bool goes_with(const struct entity *entity, const struct entity *ancestor)
{
    for (unsigned depth = 0; entity && depth < 16; entity = entity->parent_entity, depth++)
        if (entity == ancestor)
            return true;
    return false;
}

struct references resolve_references(const struct spec *spec, const struct entity *entity)
{
    struct references references = {0};

    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (other, domain->entities)
            MODEL_EACH (column, other->columns)
                if (column->ref_entity && goes_with(column->ref_entity, entity) &&
                    !column->no_foreign_key && !column->is_parent)
                    *list_add(&references) = column;
    return references;
}
