/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entities: their implied columns, the types of columns, keys, references, snapshots and limits.
 * The order matters: all tables have all their columns before anything names a column of another.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"

/* Puts a column in at an index. */
static struct column *insert_column(struct entity *entity, size_t at)
{
    struct column *items;

    list_add(&entity->columns);
    items = entity->columns.items;
    memmove(&items[at + 1], &items[at], (entity->columns.n - 1 - at) * sizeof *items);
    memset(&items[at], 0, sizeof *items);
    return &items[at];
}

static void add_id(struct entity *entity)
{
    struct column *id;

    if (resolve_find_column(entity, "id"))
        return;
    id = insert_column(entity, 0);
    id->name = "id";
    id->at = entity->at;
    id->type.name = (struct name){"id", entity->at};
}

static void add_parent_column(struct entity *entity)
{
    const char *name = mem_printf("%s_id", entity->parent.text);
    struct column *column = resolve_find_column(entity, name);
    size_t at = 0;

    if (column && column->ref.text && strcmp(column->ref.text, entity->parent.text) == 0)
        return;
    if (column) {
        diag_error(column->at, "`%s` comes from `parent: %s`: leave it out", name,
                   entity->parent.text);
        return;
    }
    while (at < entity->columns.n && strcmp(entity->columns.items[at].name, "id") != 0)
        at++;
    column = insert_column(entity, at < entity->columns.n ? at + 1 : 0);
    column->name = name;
    column->at = entity->parent.at;
    column->doc = mem_printf("The %s that it belongs to.", entity->parent.text);
    column->ref = entity->parent;
}

/* A parent chain that comes back to where it began has no root. */
static void check_parents(struct entity *entity)
{
    const struct entity *up = entity->parent_entity;

    for (unsigned depth = 0; up && depth < 8; up = up->parent_entity, depth++)
        if (up == entity)
            break;
    if (!up)
        return;
    diag_error(entity->parent.at,
               up == entity ? "%s would be its own ancestor" : "%s has more than eight ancestors",
               entity->name);
    entity->parent_entity = NULL;
}

static void add_columns(const struct spec *spec, struct entity *entity)
{
    add_id(entity);
    entity->parent_entity = resolve_entity(spec, entity->parent);
    if (entity->parent_entity)
        add_parent_column(entity);
    MODEL_EACH (column, entity->columns)
        column->entity = entity;
}

static void resolve_ref(const struct spec *spec, struct column *column)
{
    bool nullable = column->type.nullable;

    column->ref_entity = resolve_entity(spec, column->ref);
    if (column->type.name.text) {
        if (resolve_type(spec, &column->type) && column->type.scalar && !column->type.scalar->is_id)
            diag_error(column->type.at, "a column with `ref` holds an id: leave the type out");
        return;
    }
    column->type = resolve_scalar_use(spec, "id");
    column->type.nullable = nullable;
    column->type.at = column->ref.at;
}

static void resolve_column_codes(const struct spec *spec, struct column *column)
{
    column->else_error = resolve_code(spec, column->else_code);
    column->missing_error = resolve_code(spec, column->missing_code);
    column->gone_error = resolve_code(spec, column->gone_code);
    column->at_most_error = resolve_code(spec, column->at_most_code);
    if (column->gone_code.text && !column->ref.text)
        diag_error(column->gone_code.at,
                   "`gone` needs `ref`: it is the code of a soft-deleted row");
}

static void resolve_column_type(const struct spec *spec, struct entity *entity,
                                struct column *column)
{
    if (column->ref.text)
        resolve_ref(spec, column);
    else if (column->type.name.text)
        resolve_type(spec, &column->type);
    if (column->type.scalar)
        column->fill = column->type.scalar->fill;
    if (column->type.machine) {
        column->is_machine = true;
        if (!entity->machine_column)
            entity->machine_column = column;
        if (!column->type.machine->column)
            column->type.machine->column = column;
        else
            diag_error(column->type.at,
                       "%s is the machine of %s.%s already: a machine moves one column",
                       column->type.name.text, column->type.machine->column->entity->name,
                       column->type.machine->column->name);
    }
    if (strcmp(column->name, "id") == 0) {
        entity->id = column;
        column->fill = FILL_ID;
        if (column->type.scalar && (!column->type.scalar->is_id || column->type.nullable))
            diag_error(column->type.at, "the column `id` has the type `id`");
    }
    resolve_column_codes(spec, column);
}

static void resolve_owner_column(struct entity *entity)
{
    struct column *owner = resolve_column(entity, entity->owner);

    if (!owner)
        return;
    owner->is_owner = true;
    entity->owner_column = owner;
    if (owner->type.scalar && !owner->type.scalar->is_user)
        diag_error(entity->owner.at, "`owner` names a column of type user_id; `%s` is of type %s",
                   owner->name, owner->type.name.text);
    else if (owner->type.nullable)
        diag_error(entity->owner.at, "`owner` names a column that is never null");
}

static void resolve_soft_delete(struct entity *entity)
{
    struct column *column = resolve_column(entity, entity->soft_delete);

    if (!column)
        return;
    column->is_soft_delete = true;
    entity->soft_delete_column = column;
    if (column->type.kind != KIND_TIME || !column->type.nullable || column->fill != FILL_NONE)
        diag_error(entity->soft_delete.at, "`soft_delete` names a column of type time?");
}

static struct column **resolve_columns(const struct entity *entity, const struct names *names)
{
    struct column **columns = mem_alloc(names->n * sizeof *columns);

    for (size_t i = 0; i < names->n; i++)
        columns[i] = resolve_column(entity, names->items[i]);
    return columns;
}

static void resolve_entity_parts(const struct spec *spec, struct entity *entity)
{
    MODEL_EACH (column, entity->columns)
        resolve_column_type(spec, entity, column);
    if (entity->parent_entity) {
        entity->parent_column =
            resolve_find_column(entity, mem_printf("%s_id", entity->parent.text));
        entity->parent_column->is_parent = true;
    }
    resolve_owner_column(entity);
    resolve_soft_delete(entity);
    MODEL_EACH (unique, entity->uniques) {
        unique->columns = resolve_columns(entity, &unique->on);
        unique->else_error = resolve_code(spec, unique->else_code);
    }
    MODEL_EACH (index, entity->indexes)
        index->columns = resolve_columns(entity, &index->on);
    MODEL_EACH (invariant, entity->invariants)
        invariant->else_error = resolve_code(spec, invariant->else_code);
    entity->missing_error = resolve_code(spec, entity->missing);
    entity->foreign_error = resolve_code(spec, entity->foreign);
    if (!entity->foreign_error)
        entity->foreign_error = entity->missing_error;
}

/* The column of entity whose reference leads to target; reports none or several. */
static struct column *find_way(const struct entity *entity, const struct entity *target,
                               struct name path)
{
    struct column *found = NULL;

    MODEL_EACH (column, entity->columns) {
        if (column->ref_entity != target)
            continue;
        if (found) {
            diag_error(path.at, "`%s` and `%s` both refer to %s: which one is meant cannot be said",
                       found->name, column->name, target->name);
            return NULL;
        }
        found = column;
    }
    if (!found)
        diag_error(path.at, "no column of %s refers to %s", entity->name, target->name);
    return found;
}

static void resolve_snapshot(const struct spec *spec, struct column *column)
{
    column->snapshot_column = resolve_column_path(spec, column->snapshot);
    if (column->snapshot_column)
        column->snapshot_via =
            find_way(column->entity, column->snapshot_column->entity, column->snapshot);
}

/* A snapshot without a type has that of its source, which may be a snapshot itself. */
static bool take_snapshot_type(struct column *column, unsigned depth)
{
    struct column *source = column->snapshot_column;
    struct place at = column->at;

    if (column->type.name.text || !source)
        return false;
    if (depth > 8) {
        diag_error(column->snapshot.at, "snapshots of each other have no type");
        return false;
    }
    take_snapshot_type(source, depth + 1);
    column->type = source->type;
    column->type.at = at;
    column->type.nullable |= column->snapshot_via && column->snapshot_via->type.nullable;
    if (column->type.machine) {
        diag_error(column->snapshot.at,
                   "a machine's column cannot be copied: give the type of a text");
        column->type.machine = NULL;
    }
    return true;
}

/* inventory.available_quantity: by the reference that both have to one row, or of that row. */
static void resolve_at_most(const struct spec *spec, struct column *column)
{
    struct column *bound = resolve_column_path(spec, column->at_most);
    const struct entity *entity = column->entity;

    if (!bound)
        return;
    MODEL_EACH (via, entity->columns) {
        if (!via->ref_entity || column->at_most_via)
            continue;
        MODEL_EACH (key, bound->entity->columns) {
            bool is_row = key == bound->entity->id && via->ref_entity == bound->entity;
            bool is_beside = key->ref_entity == via->ref_entity && bound->entity != entity &&
                             resolve_is_unique(bound->entity, key);
            if (column->at_most_via || (!is_row && !is_beside))
                continue;
            column->at_most_column = bound;
            column->at_most_via = via;
            column->at_most_key = key;
        }
    }
    if (!column->at_most_via)
        diag_error(column->at_most.at,
                   "no reference of %s leads to one row of %s: that needs a unique key there",
                   entity->name, bound->entity->name);
    else if (bound->type.kind != column->type.kind ||
             (bound->type.kind != KIND_I64 && bound->type.kind != KIND_MONEY))
        diag_error(column->at_most.at, "`%s` and `%s` are not numbers of one kind", column->name,
                   bound->name);
}

static void check_chain(const struct spec *spec, struct entity *entity)
{
    (void)spec;
    check_parents(entity);
}

static void resolve_snapshots(const struct spec *spec, struct entity *entity)
{
    MODEL_EACH (column, entity->columns)
        if (!entity->is_broken)
            resolve_snapshot(spec, column);
}

static void resolve_limits(const struct spec *spec, struct entity *entity)
{
    MODEL_EACH (column, entity->columns) {
        take_snapshot_type(column, 0);
        if (!entity->is_broken)
            resolve_at_most(spec, column);
    }
}

/* One pass over all entities; those that it finds fault with are broken from then on. */
static void each_entity(struct spec *spec,
                        void (*run)(const struct spec *spec, struct entity *entity))
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (entity, domain->entities) {
            unsigned n_errors = diag_n_errors();
            run(spec, entity);
            entity->is_broken |= diag_n_errors() != n_errors;
        }
}

void resolve_entities(struct spec *spec)
{
    each_entity(spec, add_columns);
    each_entity(spec, check_chain);
    each_entity(spec, resolve_entity_parts);
    each_entity(spec, resolve_snapshots);
    each_entity(spec, resolve_limits);
}
