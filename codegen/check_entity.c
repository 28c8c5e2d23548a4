/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entities: columns that can hold what they say, keys that SQL can make.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

static void check_machine_column(const struct column *column)
{
    if (column->type.nullable)
        diag_error(column->type.at, "a machine's column is never null: leave the ? out");
    if (column->default_value.text)
        diag_error(column->default_value.at,
                   "a machine begins in its initial state: leave the default out");
}

/* Longest VARCHAR of four-byte characters that a row holds. */
static void check_length(const struct column *column)
{
    const struct type_use *type = &column->type;

    if (type->scalar && type->kind == KIND_STR && strstr(type->scalar->sql, "VARCHAR") &&
        type->has_max && type->max > 16000)
        diag_error(type->at, "%s holds at most 16000 characters: use text", type->name.text);
}

static void check_column(const struct column *column)
{
    if (column->is_machine)
        check_machine_column(column);
    else
        check_default(&column->type, column->default_value);
    check_length(column);
    check_pattern(&column->type, column->pattern, column->at);
    if (column->fill != FILL_NONE && column->type.nullable)
        diag_error(column->type.at, "`%s` is always set: leave the ? out", column->name);
    if (column->fill != FILL_NONE && column->default_value.text)
        diag_error(column->default_value.at, "`%s` is set by the database: leave the default out",
                   column->name);
    if (column->gone_error && column->ref_entity && !column->ref_entity->soft_delete_column)
        diag_error(column->gone_code.at, "%s has no `soft_delete`: its rows are never gone",
                   column->ref_entity->name);
    if (column->snapshot_column && column->snapshot_column->type.kind != column->type.kind)
        diag_error(column->snapshot.at, "%s.%s is of type %s, not %s",
                   column->snapshot_column->entity->name, column->snapshot_column->name,
                   column->snapshot_column->type.name.text, column->type.name.text);
    if (column->ref_entity && column->ref_entity->id && column->default_value.text)
        diag_error(column->default_value.at, "a reference takes no default");
}

static bool can_be_key(const struct column *column)
{
    return column->type.kind != KIND_JSON &&
           !(column->type.scalar && strcmp(column->type.scalar->sql, "TEXT") == 0);
}

static void check_key(const char *what, struct place at, const struct names *on,
                      struct column *const *columns)
{
    if (!on->n)
        diag_error(at, "%s needs columns", what);
    if (on->n > 16)
        diag_error(at, "%s has more than 16 columns", what);
    for (size_t i = 0; i < on->n; i++) {
        if (columns[i] && !can_be_key(columns[i]))
            diag_error(on->items[i].at, "`%s` is of type %s: no key holds that", columns[i]->name,
                       columns[i]->type.name.text);
        for (size_t k = 0; k < i; k++)
            if (strcmp(on->items[i].text, on->items[k].text) == 0)
                diag_error(on->items[i].at, "`%s` is named twice", on->items[i].text);
    }
}

static void check_keys(const struct entity *entity)
{
    MODEL_EACH (unique, entity->uniques)
        check_key("a unique key", unique->at, &unique->on, unique->columns);
    MODEL_EACH (index, entity->indexes)
        check_key("an index", index->at, &index->on, index->columns);
}

static void check_sql_names(const struct entity *entity)
{
    MODEL_EACH (unique, entity->uniques) {
        check_condition(entity, unique->where, unique->at, "`where`");
        if (strlen(entity->table) + strlen(unique->name) + 4 > 64 && !unique->sql_name.text)
            diag_error(unique->at,
                       "uk_%s_%s is longer than the 64 characters of an SQL name: give `name`",
                       entity->table, unique->name);
    }
    MODEL_EACH (index, entity->indexes)
        if (strlen(entity->table) + strlen(index->name) + 5 > 64 && !index->sql_name.text)
            diag_error(index->at,
                       "idx_%s_%s is longer than the 64 characters of an SQL name: give `name`",
                       entity->table, index->name);
    MODEL_EACH (invariant, entity->invariants)
        check_condition(entity, invariant->check, invariant->at, "`check`");
}

static void check_entity(const struct entity *entity)
{
    MODEL_EACH (column, entity->columns)
        check_column(column);
    check_keys(entity);
    check_sql_names(entity);
    if (entity->foreign.text && !resolve_owner(entity))
        diag_error(entity->foreign.at, "`foreign` needs an owner: nobody owns the rows of %s",
                   entity->name);
}

void check_entities(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (entity, domain->entities)
            if (!entity->is_broken)
                check_entity(entity);
}
