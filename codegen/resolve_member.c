/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One member of a type: what it is made of, and where its value comes from.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

/* A type's name stands for an object; of a list, for a list of them. */
static bool take_object(const struct spec *spec, struct field *member)
{
    struct dto *dto =
        member->type.name.text ? resolve_find_dto(spec, member->type.name.text) : NULL;

    if (!dto)
        return false;
    member->dto = dto;
    member->dto_name = member->type.name;
    if (member->kind == FIELD_SCALAR)
        member->kind = FIELD_OBJECT;
    if (member->type.min_text || member->type.max_text)
        diag_error(member->type.at, "an object takes no bounds");
    return true;
}

/* ON theirs = ours, one way or the other; reports when there is none. */
static bool find_join(const struct entity *entity, struct entity *other, struct name path,
                      struct join *ret)
{
    MODEL_EACH (ours, entity->columns) {
        if (ours->ref_entity != other)
            continue;
        if (ret->entity) {
            diag_error(path.at, "`%s` and `%s` both refer to %s: which one is meant cannot be said",
                       ret->ours->name, ours->name, other->name);
            return false;
        }
        *ret = (struct join){other, ours, other->id};
    }
    if (ret->entity)
        return true;
    MODEL_EACH (theirs, other->columns) {
        if (theirs->ref_entity != entity || !resolve_is_unique(other, theirs))
            continue;
        *ret = (struct join){other, entity->id, theirs};
        return true;
    }
    diag_error(path.at, "%s does not refer to %s, and no unique key of %s refers to %s",
               entity->name, other->name, other->name, entity->name);
    return false;
}

/* A part of a path with its place. */
static struct name part_of(struct name path, size_t start, size_t len)
{
    path.text = mem_strndup(path.text + start, len);
    path.at.column += (unsigned)start;
    path.at.length = (unsigned)len;
    return path;
}

/* `line.product.name`: finds `line`, and leaves `product.name` in path. */
static bool take_via(const struct spec *spec, const struct dto *dto, struct field *member,
                     struct name *path)
{
    size_t len = strcspn(path->text, ".");
    struct name first;
    struct entity *via;

    if (!strchr(path->text + len + 1, '.'))
        return true;
    first = part_of(*path, 0, len);
    *path = part_of(*path, len + 1, strlen(path->text) - len - 1);
    via = resolve_entity(spec, first);
    if (!via || dto->entity->is_broken || via->is_broken)
        return false;
    return find_join(dto->entity, via, first, &member->via);
}

/* A left join may find no row. */
static bool may_miss(const struct join *join)
{
    return join->ours == join->ours->entity->id || join->ours->type.nullable ||
           join->ours->no_foreign_key;
}

static void resolve_from(const struct spec *spec, const struct dto *dto, struct field *member)
{
    struct name path = member->path;
    const struct entity *from = dto->entity;
    struct column *column;
    bool is_missing;

    if (!path.text || !strchr(path.text, '.') || !take_via(spec, dto, member, &path))
        return;
    column = resolve_column_path(spec, path);
    if (!column)
        return;
    if (member->via.entity)
        from = member->via.entity;
    if (column->entity == from) {
        diag_error(path.at, "`%s` is a column of %s itself: name it in `only`, or give it by `sql`",
                   column->name, from->name);
        return;
    }
    if (from->is_broken || column->entity->is_broken ||
        !find_join(from, column->entity, path, &member->join))
        return;
    member->column = column;
    member->type = column->type;
    member->type.at = member->path.at;
    is_missing = may_miss(&member->join) || (member->via.entity && may_miss(&member->via));
    member->type.nullable = (column->type.nullable || is_missing) && !member->default_value.text;
    if (!member->doc)
        member->doc = column->doc;
}

static void resolve_many(const struct spec *spec, const struct dto *dto, struct field *member)
{
    struct name order = member->order;

    member->dto = resolve_dto(spec, member->dto_name);
    if (!member->dto)
        return;
    struct entity *child =
        resolve_find_entity(spec, member->dto->of.text ? member->dto->of.text : "");
    if (child && child->is_broken)
        return;
    if (!child || child->parent_entity != dto->entity) {
        diag_error(member->dto_name.at,
                   "`many` shows child rows: %s is not `of` an entity whose parent is %s",
                   member->dto->name, dto->entity->name);
        return;
    }
    if (!order.text)
        return;
    member->order_descending = *order.text == '-';
    order.text += member->order_descending;
    member->order_column = resolve_column(child, order);
}

static bool needs_entity(const struct dto *dto, const struct field *member)
{
    static const char *const keys[] = {[FIELD_FROM] = "from",
                                       [FIELD_SQL] = "sql",
                                       [FIELD_MANY] = "many",
                                       [FIELD_COUNT] = "count",
                                       [FIELD_SUM] = "sum"};

    if (dto->entity || member->kind < FIELD_FROM)
        return false;
    if (!dto->of.text)
        diag_error(member->at, "`%s` takes rows: `%s` must say `of` which entity it is",
                   keys[member->kind], dto->name);
    return true;
}

static void resolve_scalar_member(const struct spec *spec, struct field *member)
{
    if (member->is_inherited)
        return; /* resolved with the column */
    if (take_object(spec, member))
        return;
    resolve_type(spec, &member->type);
}

void resolve_member(const struct spec *spec, const struct dto *dto, struct field *member)
{
    member->else_error = resolve_code(spec, member->else_code);
    member->missing_error = resolve_code(spec, member->missing_code);
    if (needs_entity(dto, member))
        return;
    switch (member->kind) {
    case FIELD_SCALAR:
    case FIELD_OBJECT:
        resolve_scalar_member(spec, member);
        break;
    case FIELD_LIST:
        if (!take_object(spec, member))
            resolve_type(spec, &member->type);
        break;
    case FIELD_FROM:
        resolve_from(spec, dto, member);
        break;
    case FIELD_SQL:
        if (member->type.name.text)
            resolve_type(spec, &member->type);
        else
            diag_error(member->at, "`sql` needs `type`: what the value is");
        break;
    case FIELD_MANY:
        resolve_many(spec, dto, member);
        break;
    case FIELD_COUNT:
    case FIELD_SUM:
        break;
    }
}

/* The `many` field that a count or sum is about. */
static struct field *find_many(const struct dto *dto, struct name path, size_t len)
{
    struct words words = {0};

    MODEL_EACH (member, dto->members) {
        if (member->kind != FIELD_MANY)
            continue;
        if (strlen(member->name) == len && strncmp(member->name, path.text, len) == 0)
            return member;
        resolve_word(&words, member->name);
    }
    path.text = mem_strndup(path.text, len);
    diag_error(path.at, "no `many` field `%s` in %s", path.text, dto->name);
    resolve_suggest(path.text, &words);
    return NULL;
}

bool resolve_is_of_column(const struct entity *entity, const struct field *member)
{
    const struct column *column = resolve_find_column(entity, member->name);

    return column && member->kind == FIELD_SCALAR && column->type.kind == member->type.kind &&
           column->type.enumeration == member->type.enumeration &&
           column->type.machine == member->type.machine &&
           (member->type.nullable || !column->type.nullable);
}

void resolve_object(const struct dto *dto, struct field *member)
{
    struct column **columns;

    if (!dto->entity || member->kind != FIELD_OBJECT || member->dto->entity ||
        member->type.nullable)
        return;
    columns = mem_alloc(member->dto->members.n * sizeof(struct column *));
    for (size_t i = 0; i < member->dto->members.n; i++) {
        const struct field *inner = &member->dto->members.items[i];

        if (!resolve_is_of_column(dto->entity, inner))
            return;
        columns[i] = resolve_find_column(dto->entity, inner->name);
    }
    member->columns = columns;
}

void resolve_total(const struct spec *spec, const struct dto *dto, struct field *member)
{
    size_t len;

    if ((member->kind != FIELD_COUNT && member->kind != FIELD_SUM) || !member->path.text ||
        !dto->entity)
        return;
    len = strcspn(member->path.text, ".");
    member->many = find_many(dto, member->path, len);
    member->type = resolve_scalar_use(spec, "long");
    member->type.at = member->path.at;
    if (!member->many || !member->many->dto || member->kind == FIELD_COUNT)
        return;
    member->summand = resolve_find_member(member->many->dto, member->path.text + len + 1);
    if (!member->summand) {
        diag_error(member->path.at, "no member `%s` in %s", member->path.text + len + 1,
                   member->many->dto->name);
        return;
    }
    if (member->summand->type.kind == KIND_MONEY) {
        member->type = resolve_scalar_use(spec, member->summand->type.name.text);
        member->type.at = member->path.at;
    } else if (member->summand->type.kind != KIND_I64 || member->summand->kind == FIELD_LIST ||
               member->summand->dto)
        diag_error(member->path.at, "`%s` is no number: it has no sum", member->summand->name);
}

void resolve_fields(const struct spec *spec, struct field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct field *field = &fields[i];
        field->else_error = resolve_code(spec, field->else_code);
        field->missing_error = resolve_code(spec, field->missing_code);
        field->required = !field->type.nullable && !field->default_value.text;
        if (field->kind != FIELD_SCALAR)
            diag_error(field->at, "a query parameter is a single value: `%s` needs `type`",
                       field->name);
        else
            resolve_type(spec, &field->type);
    }
}
