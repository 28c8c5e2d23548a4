/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The exact set of codes of each endpoint: what its token, its input, its steps and its writes can
 * be answered with, and what it declares. The runtime aborts tests that answer anything else, so
 * this file and the templates change together.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

/* A set in the making. */
struct codes {
    const struct spec *spec;
    struct {
        struct error **items;
        size_t n;
    } list;
    struct {
        const struct dto **items;
        size_t n;
    } seen; /* types whose codes are in */
};

static void add(struct codes *codes, struct error *error)
{
    if (!error)
        return;
    MODEL_EACH (known, codes->list)
        if (*known == error)
            return;
    *list_add(&codes->list) = error;
}

static void add_common(struct codes *codes, const char *code)
{
    struct error *error = resolve_find_code(codes->spec, code);

    if (!error) {
        diag_error((struct place){"spec/errors.yaml", 0, 0, 0}, "the common code %s is missing",
                   code);
        return;
    }
    add(codes, error);
}

static void add_or_common(struct codes *codes, struct error *error)
{
    if (error)
        add(codes, error);
    else
        add_common(codes, "C001");
}

/* ---- input ---- */

static void add_dto(struct codes *codes, const struct dto *dto)
{
    if (!dto)
        return;
    MODEL_EACH (known, codes->seen)
        if (*known == dto)
            return;
    *list_add(&codes->seen) = dto;
    MODEL_EACH (member, dto->members) {
        add(codes, member->else_error);
        add(codes, member->missing_error);
        add_dto(codes, member->dto);
    }
}

static void add_input(struct codes *codes, const struct endpoint *endpoint)
{
    add_common(codes, "C001"); /* an unknown query parameter, at least */
    if (endpoint->body) {
        add_common(codes, "C002");
        add_common(codes, "C007");
        add_common(codes, "C008");
        add_dto(codes, endpoint->body);
    }
    MODEL_EACH (filter, endpoint->filters)
        add(codes, filter->else_error);
    MODEL_EACH (param, endpoint->query_params) {
        add(codes, param->else_error);
        add(codes, param->missing_error);
    }
}

bool resolve_takes_key(const struct endpoint *endpoint)
{
    return endpoint->idempotency.text != NULL;
}

bool resolve_needs_key(const struct endpoint *endpoint)
{
    return resolve_takes_key(endpoint) && strcmp(endpoint->idempotency.text, "required") == 0;
}

static void add_key(struct codes *codes, const struct endpoint *endpoint)
{
    if (resolve_needs_key(endpoint))
        add_common(codes, "C012");
    if (!resolve_takes_key(endpoint))
        return;
    add_common(codes, "C013");
    add_common(codes, "C014");
}

static void add_always(struct codes *codes, const struct endpoint *endpoint)
{
    static const char *const always[] = {"C009", "C010", "C011", "C015", "C016"};

    add_common(codes, "C003");
    if (!endpoint->is_public)
        add_common(codes, "C004");
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        add_common(codes, always[i]);
}

/* ---- rows ---- */

static bool makes_parent(const struct endpoint *endpoint, const struct step *step)
{
    return endpoint->action == ACTION_CREATE && endpoint->under.text && step->unique;
}

static void add_steps(struct codes *codes, const struct endpoint *endpoint)
{
    MODEL_EACH (step, endpoint->steps) {
        bool is_own = step->unique != NULL; /* nobody else's by nature */
        if (makes_parent(endpoint, step) || endpoint->or_empty)
            continue;
        add(codes, step->entity->missing_error);
        if (!is_own && endpoint->owner && resolve_owner(step->entity))
            add(codes, step->entity->foreign_error);
    }
}

static void add_reference(struct codes *codes, const struct column *column)
{
    add_or_common(codes, column->else_error);
    if (!column->ref_entity || !column->ref_entity->soft_delete_column)
        return;
    if (column->gone_error)
        add(codes, column->gone_error);
}

/* A member of the body that names a row; snapshots are read through it. */
static void add_written_columns(struct codes *codes, const struct endpoint *endpoint)
{
    MODEL_EACH (column, endpoint->entity->columns) {
        bool is_sent = false;
        if (endpoint->body)
            MODEL_EACH (member, endpoint->body->members)
                is_sent |= member->column == column;
        if (is_sent && column->ref_entity && !column->is_parent)
            add_reference(codes, column);
        if (column->at_most_via &&
            (is_sent || (endpoint->action == ACTION_CREATE && !column->snapshot.text)))
            add_or_common(codes, column->at_most_error);
    }
}

static void add_writes(struct codes *codes, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;

    if (endpoint->action != ACTION_CREATE && endpoint->action != ACTION_UPDATE &&
        endpoint->action != ACTION_TRANSITION)
        return;
    add_written_columns(codes, endpoint);
    MODEL_EACH (unique, entity->uniques)
        if (resolve_breaks_unique(endpoint, unique))
            add(codes, unique->else_error);
    MODEL_EACH (invariant, entity->invariants)
        if (resolve_breaks_invariant(endpoint, invariant))
            add(codes, invariant->else_error);
}

static void add_transitions(struct codes *codes, const struct endpoint *endpoint)
{
    for (size_t i = 0; i < endpoint->n_transitions; i++)
        MODEL_EACH (other, endpoint->transitions[i]->elses)
            add(codes, other->error);
}

/* What an `exec` query's statement may break. */
static void add_query(struct codes *codes, const struct query *query)
{
    if (!query)
        return;
    add(codes, query->missing_error);
    if (!query->writes_entity)
        return;
    MODEL_EACH (unique, query->writes_entity->uniques)
        add(codes, unique->else_error);
    MODEL_EACH (invariant, query->writes_entity->invariants)
        add(codes, invariant->else_error);
    MODEL_EACH (column, query->writes_entity->columns)
        if (column->ref_entity && !column->no_foreign_key)
            add(codes, column->else_error);
}

/* ---- the set ---- */

/* By letters, then by number; common codes last. */
static int compare(const void *left, const void *right)
{
    const struct error *a = *(struct error *const *)left, *b = *(struct error *const *)right;
    size_t n_a = strcspn(a->code, "0123456789"), n_b = strcspn(b->code, "0123456789");
    long number_a = strtol(a->code + n_a, NULL, 10), number_b = strtol(b->code + n_b, NULL, 10);
    int order;

    if (!a->domain != !b->domain)
        return a->domain ? -1 : 1;
    order = strncmp(a->code, b->code, n_a > n_b ? n_a : n_b);
    if (n_a != n_b || strncmp(a->code, b->code, n_a) != 0)
        return order;
    return number_a < number_b ? -1 : number_a > number_b;
}

static void add_declared(struct codes *codes, const struct names *names)
{
    MODEL_EACH (code, *names)
        add(codes, resolve_code(codes->spec, *code));
}

static void resolve_set(const struct spec *spec, struct endpoint *endpoint)
{
    struct codes codes = {.spec = spec};

    add_input(&codes, endpoint);
    add_key(&codes, endpoint);
    add_always(&codes, endpoint);
    if (endpoint->entity) {
        add_steps(&codes, endpoint);
        add_writes(&codes, endpoint);
    }
    add_transitions(&codes, endpoint);
    add_query(&codes, endpoint->query);
    MODEL_EACH (guard, endpoint->guards)
        add(&codes, guard->error);
    add_declared(&codes, &endpoint->error_codes);
    add(&codes, endpoint->fault_error);
    qsort(codes.list.items, codes.list.n, sizeof *codes.list.items, compare);
    endpoint->errors = codes.list.items;
    endpoint->n_errors = codes.list.n;
    for (size_t i = 0; i < endpoint->n_errors; i++)
        endpoint->errors[i]->is_returned = true;
}

/* What the statements of a consumer may break; it ends with that as any other handler would. */
static void mark_reactions(const struct spec *spec, const struct consumer *consumer)
{
    struct codes codes = {.spec = spec};

    MODEL_EACH (reaction, consumer->on)
        add_query(&codes, reaction->query);
    MODEL_EACH (error, codes.list)
        (*error)->is_returned = true;
}

static void mark_declared(const struct spec *spec, const struct names *names)
{
    MODEL_EACH (code, *names) {
        struct error *error = resolve_code(spec, *code);
        if (error)
            error->is_returned = true;
    }
}

void resolve_errors(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (endpoint, domain->endpoints)
            resolve_set(spec, endpoint);
        MODEL_EACH (stream, domain->streams)
            resolve_set(spec, stream->endpoint);
        MODEL_EACH (job, domain->jobs)
            mark_declared(spec, &job->error_codes);
        MODEL_EACH (consumer, domain->consumers) {
            mark_declared(spec, &consumer->error_codes);
            mark_reactions(spec, consumer);
        }
        MODEL_EACH (saga, domain->sagas)
            mark_declared(spec, &saga->error_codes);
    }
}
