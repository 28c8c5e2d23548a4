/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What travels: first who uses a type and how, then its members. A type that is a request leaves
 * out what no client may write, so uses come first.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"

/* ---- uses ---- */

enum use { USE_REQUEST, USE_REPLY, USE_EVENT };

static void mark(const struct spec *spec, struct dto *dto, enum use use)
{
    bool *flag;

    if (!dto)
        return;
    flag = use == USE_REQUEST ? &dto->is_request
           : use == USE_REPLY ? &dto->is_reply
                              : &dto->is_event;
    if (*flag)
        return;
    *flag = true;
    MODEL_EACH (field, dto->fields) {
        const char *name = field->kind == FIELD_MANY ? field->dto_name.text : field->type.name.text;
        mark(spec, name ? resolve_find_dto(spec, name) : NULL, use);
    }
}

static void use_endpoint(const struct spec *spec, struct endpoint *endpoint)
{
    endpoint->body = resolve_dto(spec, endpoint->body_name);
    endpoint->returns = resolve_dto(spec, endpoint->returns_name);
    endpoint->query = resolve_query(spec, endpoint->query_name);
    if (!endpoint->returns && endpoint->query && !endpoint->returns_name.text &&
        endpoint->query->kind != QUERY_EXEC)
        endpoint->returns = endpoint->query->row;
    mark(spec, endpoint->body, USE_REQUEST);
    mark(spec, endpoint->returns, USE_REPLY);
}

void resolve_uses(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (endpoint, domain->endpoints)
            use_endpoint(spec, endpoint);
        MODEL_EACH (event, domain->events)
            mark(spec, event->dto, USE_EVENT);
        MODEL_EACH (stream, domain->streams)
            MODEL_EACH (event, stream->events) {
                event->dto = resolve_dto(spec, event->dto_name);
                mark(spec, event->dto, USE_REPLY);
            }
    }
}

/* ---- members ---- */

static bool has_name(const struct names *names, const char *text)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return true;
    return false;
}

static bool is_stamped(const struct column *column)
{
    const struct column *machine_column = column->entity->machine_column;

    if (!machine_column || !machine_column->type.machine)
        return false;
    MODEL_EACH (transition, machine_column->type.machine->transitions)
        if (has_name(&transition->stamps, column->name))
            return true;
    return false;
}

/* Whether a client may never write the column. */
static bool is_never_requested(const struct column *column)
{
    return column->fill != FILL_NONE || column->is_machine || column->snapshot.text ||
           column->is_owner || column->is_parent || column->is_soft_delete;
}

static bool takes_column(const struct dto *dto, const struct column *column)
{
    bool is_named = has_name(&dto->only, column->name);

    if (dto->only.n && !is_named)
        return false;
    if (has_name(&dto->without, column->name))
        return false;
    if (dto->is_request)
        return !is_never_requested(column) && (is_named || !is_stamped(column));
    return !column->is_private || is_named;
}

static struct field *find_field(const struct dto *dto, const char *name)
{
    MODEL_EACH (field, dto->fields)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

static struct field field_of_column(struct column *column)
{
    struct field field = {.name = column->name,
                          .doc = column->doc,
                          .at = column->at,
                          .kind = FIELD_SCALAR,
                          .type = column->type,
                          .default_value = column->default_value,
                          .else_code = column->else_code,
                          .missing_code = column->missing_code,
                          .pattern = column->pattern,
                          .column = column,
                          .is_inherited = true};

    if (column->ref.text)
        field.else_code = (struct name){0}; /* of a row that is not there, not of the number */
    return field;
}

static void add_members(struct dto *dto)
{
    MODEL_EACH (column, dto->entity->columns) {
        struct field *replaced = find_field(dto, column->name);
        if (replaced && takes_column(dto, column)) {
            *list_add(&dto->members) = *replaced;
            if (replaced->kind == FIELD_SCALAR)
                dto->members.items[dto->members.n - 1].column = column;
        } else if (takes_column(dto, column))
            *list_add(&dto->members) = field_of_column(column);
    }
}

static void check_names_of_entity(const struct dto *dto, const struct names *names)
{
    if (dto->entity->is_broken)
        return; /* it may lack columns that it would have */
    for (size_t i = 0; i < names->n; i++)
        resolve_column(dto->entity, names->items[i]);
}

static void build_members(const struct spec *spec, struct dto *dto)
{
    dto->entity = resolve_entity(spec, dto->of);
    if (dto->only.n && dto->without.n)
        diag_error(dto->without.items[0].at, "`without` beside `only`: one of them says it all");
    if (!dto->of.text && dto->only.n + dto->without.n)
        diag_error(dto->at, "`only` and `without` choose columns: `of` must name an entity");
    if (dto->entity) {
        check_names_of_entity(dto, &dto->only);
        check_names_of_entity(dto, &dto->without);
        add_members(dto);
    }
    MODEL_EACH (field, dto->fields) {
        if (resolve_find_member(dto, field->name))
            continue;
        *list_add(&dto->members) = *field;
        if (dto->entity && field->kind == FIELD_SCALAR)
            dto->members.items[dto->members.n - 1].column =
                resolve_find_column(dto->entity, field->name);
    }
}

static void resolve_optional(struct dto *dto)
{
    struct words words = {0};

    MODEL_EACH (member, dto->members) {
        member->is_optional = dto->optional_all || has_name(&dto->optional, member->name);
        member->required =
            !member->is_optional && !member->type.nullable && !member->default_value.text;
        resolve_word(&words, member->name);
    }
    for (size_t i = 0; i < dto->optional.n; i++) {
        struct name name = dto->optional.items[i];
        if (resolve_find_member(dto, name.text))
            continue;
        diag_error(name.at, "no member `%s` in %s", name.text, dto->name);
        resolve_suggest(name.text, &words);
    }
}

/* ---- all of them ---- */

/* One pass over a type; it is broken if that finds fault, or if its entity is. */
static void run_on(const struct spec *spec, struct dto *dto,
                   void (*run)(const struct spec *spec, struct dto *dto))
{
    unsigned n_errors = diag_n_errors();

    run(spec, dto);
    dto->is_broken |= diag_n_errors() != n_errors || (dto->entity && dto->entity->is_broken);
}

static void each_dto(struct spec *spec, void (*run)(const struct spec *spec, struct dto *dto))
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (dto, domain->dtos)
            run_on(spec, dto, run);
        MODEL_EACH (event, domain->events)
            run_on(spec, event->dto, run);
        MODEL_EACH (query, domain->queries)
            if (query->row && !query->row_dto.text)
                run_on(spec, query->row, run);
    }
}

static void resolve_members(const struct spec *spec, struct dto *dto)
{
    MODEL_EACH (member, dto->members)
        resolve_member(spec, dto, member);
    resolve_optional(dto);
}

static void resolve_totals(const struct spec *spec, struct dto *dto)
{
    if (dto->is_broken)
        return;
    MODEL_EACH (member, dto->members) {
        resolve_total(spec, dto, member);
        resolve_object(dto, member);
    }
}

/* What is made of something broken is broken. */
static void spread(const struct spec *spec, struct dto *dto)
{
    (void)spec;
    MODEL_EACH (member, dto->members)
        dto->is_broken |= member->dto && member->dto->is_broken;
}

void resolve_dtos(struct spec *spec)
{
    each_dto(spec, build_members);
    each_dto(spec, resolve_members);
    each_dto(spec, spread);
    each_dto(spec, resolve_totals);
    each_dto(spec, spread);
}
