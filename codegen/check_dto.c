/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Types: requests are made of what a client can send, and nothing holds itself.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

/* The types seen on the way, so that none is walked twice. */
struct seen {
    const struct dto **items;
    size_t n;
};

static bool reaches(const struct dto *dto, const struct dto *goal, struct seen *seen)
{
    MODEL_EACH (known, *seen)
        if (*known == dto)
            return false;
    *list_add(seen) = dto;
    MODEL_EACH (member, dto->members)
        if (member->dto && (member->dto == goal || reaches(member->dto, goal, seen)))
            return true;
    return false;
}

/* A column that no client writes is left out of a body: `only` must not promise it. */
static void check_only(const struct dto *dto)
{
    if (!dto->entity)
        return;
    MODEL_EACH (name, dto->only)
        if (resolve_find_column(dto->entity, name->text) && !resolve_find_member(dto, name->text))
            diag_error(name->at, "`%s` is never in a body: leave it out", name->text);
}

static void check_request(const struct dto *dto)
{
    MODEL_EACH (member, dto->members) {
        if (member->kind >= FIELD_FROM)
            diag_error(member->at, "`%s` is read from rows: a request cannot send it",
                       member->name);
    }
    check_only(dto);
    if (!dto->is_reply || !dto->entity)
        return;
    MODEL_EACH (column, dto->entity->columns)
        if (column->fill == FILL_ID && !resolve_find_member(dto, column->name)) {
            diag_error(dto->at,
                       "`%s` is both a body and an answer: a body has no `id` and the like, so "
                       "make two types",
                       dto->name);
            return;
        }
}

/* What stands for a row that is not there need not be what such a row may hold. */
static void check_from_default(const struct field *member)
{
    struct type_use type = member->type;

    type.has_min = type.has_max = false;
    check_default(&type, member->default_value);
}

static void check_member(const struct field *member)
{
    if (member->is_inherited)
        return;
    if (member->kind == FIELD_FROM)
        check_from_default(member);
    else if (member->kind == FIELD_SCALAR)
        check_default(&member->type, member->default_value);
    else if (member->default_value.text)
        diag_error(member->default_value.at, "only a single value has a default");
    if (member->kind == FIELD_SCALAR)
        check_pattern(&member->type, member->pattern, member->at);
    if (member->kind == FIELD_LIST && member->type.nullable)
        diag_error(member->type.at, "a list's items are never null: leave the ? out");
}

static void check_dto(const struct dto *dto)
{
    if (dto->is_broken)
        return;
    if (!dto->members.n && (dto->entity || !dto->of.text))
        diag_error(dto->at, "type `%s` has no members", dto->name);
    if (reaches(dto, dto, &(struct seen){0})) {
        diag_error(dto->at, "type `%s` contains itself", dto->name);
        return;
    }
    if (dto->is_request)
        check_request(dto);
    MODEL_EACH (member, dto->members)
        check_member(member);
}

void check_dtos(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (dto, domain->dtos)
            check_dto(dto);
        MODEL_EACH (event, domain->events)
            check_dto(event->dto);
        MODEL_EACH (query, domain->queries)
            if (query->row && !query->row_dto.text)
                check_dto(query->row);
    }
}
