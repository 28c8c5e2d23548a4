/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What crud and transitions write and show: rows that SQL accepts, answers that SQL can fill.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"
#include "text.h"

static const struct field *find_sent(const struct endpoint *endpoint, const struct column *column)
{
    if (endpoint->body)
        MODEL_EACH (member, endpoint->body->members)
            if (member->column == column)
                return member;
    return NULL;
}

/* Whether the row gets a value without the request. */
static bool is_filled(const struct column *column)
{
    return column->fill != FILL_NONE || column->is_machine || column->is_owner ||
           column->is_parent || column->snapshot.text || column->type.nullable ||
           column->default_value.text;
}

static bool is_put(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_UPDATE && strcmp(endpoint->method, "PUT") == 0;
}

static void report_gap(const struct endpoint *endpoint, const struct column *column)
{
    diag_error(endpoint->body_name.at, "%s has no `%s`, which is never null and has no default",
               endpoint->body->name, column->name);
    if (column->type.scalar && column->type.scalar->is_user)
        diag_hint("`owner: %s` would make it the caller", column->name);
}

static void check_values(const struct endpoint *endpoint)
{
    bool is_create = endpoint->action == ACTION_CREATE;

    if (!endpoint->body || (!is_create && !is_put(endpoint)))
        return;
    MODEL_EACH (column, endpoint->entity->columns) {
        const struct field *sent = find_sent(endpoint, column);
        if (is_filled(column) || (sent && sent->required))
            continue;
        if (sent)
            diag_error(
                endpoint->body_name.at,
                "`%s` may be left out of %s, but the column is never null and has no default",
                column->name, endpoint->body->name);
        else if (is_create)
            report_gap(endpoint, column);
    }
}

static void check_body(const struct endpoint *endpoint)
{
    const struct dto *body = endpoint->body;

    if (!body)
        return;
    if (body->entity != endpoint->entity) {
        if (!body->of.text && !endpoint->after)
            diag_error(endpoint->body_name.at, "%s writes %s: its body must be `of: %s`",
                       endpoint->name, endpoint->entity->name, endpoint->entity->name);
        else if (body->entity)
            diag_error(endpoint->body_name.at, "%s is of %s, and %s writes %s", body->name,
                       body->entity->name, endpoint->name, endpoint->entity->name);
        return;
    }
    MODEL_EACH (member, body->members)
        if (!member->column && !endpoint->after)
            diag_error(member->at,
                       "`%s` is no column of %s, and %s has no `after` that could use it",
                       member->name, endpoint->entity->name, endpoint->name);
    if (!body->members.n)
        diag_error(endpoint->body_name.at, "%s has nothing that a client may write", body->name);
}

/* Constraints that a request can break need a code, or the answer would be an internal error. */
static void check_constraints(const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;

    MODEL_EACH (unique, entity->uniques)
        if (!unique->else_code.text && resolve_breaks_unique(endpoint, unique))
            diag_error(unique->at, "`%s` needs `else`: %s can break it", unique->name,
                       endpoint->name);
    MODEL_EACH (invariant, entity->invariants)
        if (!invariant->else_code.text && resolve_breaks_invariant(endpoint, invariant))
            diag_error(invariant->at, "`%s` needs `else`: %s can break it", invariant->name,
                       endpoint->name);
}

/* The state is written before the body's columns, and no check may see one without the other. */
static void check_transition(const struct endpoint *endpoint)
{
    if (endpoint->action != ACTION_TRANSITION || !endpoint->body)
        return;
    MODEL_EACH (invariant, endpoint->entity->invariants)
        MODEL_EACH (member, endpoint->body->members) {
            const struct column *state = endpoint->transitions[0]->machine->column;
            if (invariant->check && state && member->column &&
                text_mentions(invariant->check, state->name) &&
                text_mentions(invariant->check, member->column->name))
                diag_error(invariant->at,
                           "`%s` ties `%s` to `%s`, which %s writes one after the other",
                           invariant->name, member->column->name, state->name, endpoint->name);
        }
}

void check_write(const struct endpoint *endpoint)
{
    check_body(endpoint);
    check_values(endpoint);
    check_constraints(endpoint);
    check_transition(endpoint);
}

/* ---- answers ---- */

static bool can_fill(const struct field *member)
{
    return member->column || member->columns || member->kind == FIELD_SQL ||
           member->kind == FIELD_FROM || member->kind == FIELD_MANY ||
           member->kind == FIELD_COUNT || member->kind == FIELD_SUM;
}

/* Why nothing fills an object: the first member that is no column. */
static void report_object(const struct dto *view, const struct field *member)
{
    const char *gap = NULL;

    MODEL_EACH (inner, member->dto->members)
        if (!gap && !resolve_is_of_column(view->entity, inner))
            gap = inner->name;
    if (gap)
        diag_error(member->at, "nothing fills `%s`: `%s` of %s is no column of %s, or another type",
                   member->name, gap, member->dto->name, view->entity->name);
    else
        diag_error(member->at, "nothing fills `%s`: columns fill a type of no entity, never null",
                   member->name);
    diag_hint("a read or list may fill it by `after`; others answer by hand");
}

static void check_child(const struct field *many)
{
    MODEL_EACH (inner, many->dto->members)
        if (inner->kind == FIELD_MANY || inner->kind == FIELD_COUNT || inner->kind == FIELD_SUM)
            diag_error(many->at,
                       "the rows of `%s` have `%s`, which is a list again: one level is read",
                       many->name, inner->name);
        else if (!can_fill(inner))
            diag_error(inner->at,
                       "`%s` is no column of %s: give it `from` or `sql`, or answer by hand",
                       inner->name, many->dto->entity ? many->dto->entity->name : "it");
}

/* Says nothing of the endpoint, so that several of them report a view once. has_after: what is
 * read is completed by hand, but for single values. */
static void check_fillable(const struct dto *view, bool has_after)
{
    MODEL_EACH (member, view->members) {
        const bool is_single = member->kind != FIELD_OBJECT && member->kind != FIELD_LIST;

        if (member->kind == FIELD_MANY && member->dto)
            check_child(member);
        if ((is_single && can_fill(member)) || member->columns || (!is_single && has_after))
            continue;
        if (member->kind == FIELD_OBJECT)
            report_object(view, member);
        else
            diag_error(
                member->at,
                "`%s` is no column of %s: give it `from`, `sql` or `many`, or answer by hand",
                member->name, view->entity->name);
    }
}

void check_view(const struct endpoint *endpoint)
{
    const struct dto *view = endpoint->returns;
    const struct entity *entity = endpoint->entity;

    if (!view)
        return;
    if (!view->entity && view->of.text)
        return;
    if (view->entity != entity && (!view->entity || view->entity != entity->parent_entity)) {
        diag_error(endpoint->returns_name.at, "%s answers with a row of %s%s%s, and %s is of %s",
                   endpoint->name, entity->name, entity->parent_entity ? " or " : "",
                   entity->parent_entity ? entity->parent_entity->name : "", view->name,
                   view->entity ? view->entity->name : "no entity");
        return;
    }
    if (endpoint->returns_parent &&
        (endpoint->action == ACTION_LIST || endpoint->action == ACTION_READ))
        diag_error(endpoint->returns_name.at, "%s shows rows of %s, and %s is of its parent",
                   endpoint->name, entity->name, view->name);
    if (endpoint->action == ACTION_DELETE && !endpoint->returns_parent &&
        !entity->soft_delete_column)
        diag_error(endpoint->returns_name.at,
                   "the row is gone: delete answers with nothing, or with its parent");
    check_fillable(view, endpoint->after &&
                             (endpoint->action == ACTION_LIST || endpoint->action == ACTION_READ));
}
