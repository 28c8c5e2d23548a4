/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that write rows. What a broken constraint answers with stands in one table an entity.
 * Column lists and values come from the body's members; the owner is always the caller.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

const struct field *repo_find_member(const struct endpoint *endpoint, const struct column *column)
{
    if (endpoint->body)
        MODEL_EACH (member, endpoint->body->members)
            if (member->column == column && member->kind == FIELD_SCALAR)
                return member;
    return NULL;
}

bool repo_has_columns(const struct endpoint *endpoint)
{
    MODEL_EACH (column, endpoint->entity->columns)
        if (repo_find_member(endpoint, column))
            return true;
    return false;
}

const char *repo_snapshot(const struct endpoint *endpoint)
{
    MODEL_EACH (column, endpoint->entity->columns)
        if (column->snapshot_via)
            return mem_printf("%s_snapshot", endpoint->body->name);
    return NULL;
}

static const char *missing_of(const struct entity *entity)
{
    return entity->missing_error ? names_err(entity->missing_error) : "ERR_NOT_FOUND";
}

/* ---- values ---- */

static bool is_patch(const struct endpoint *endpoint)
{
    return strcmp(endpoint->method, "PATCH") == 0;
}

/* A member as it is, or with its presence. */
static void bind_member(struct tmpl_list *binds, const struct endpoint *endpoint,
                        const struct field *member, bool is_plain)
{
    const struct type_use *type = &member->type;
    const char *value = mem_printf("in->%s", member->name);

    if (!is_plain && emit_c_has_presence(endpoint->body, member)) {
        const char *choices = emit_c_enum(type);

        repo_bind(binds, mem_printf("opt_%s", names_kind(type->kind)),
                  mem_printf("in->%s_presence, %s%s%s%s", member->name, value, choices ? ", &" : "",
                             choices ? choices : "", choices ? "_names" : ""));
        return;
    }
    repo_bind_type(binds, type, value);
}

/* What a decoded body always has: a required member, or one with a default. */
static bool is_given(const struct field *member)
{
    return member->required || member->default_value.text;
}

/* ---- constraints ---- */

/* How the statement ends: if_none without an affected row, with the table of what may be broken. */
static void set_end(struct repo_function *function, const char *if_none, const char *constraints)
{
    tmpl_text(function->values, "end",
              constraints ? mem_printf("db_end_constraints(st, %s, %s)", if_none, constraints)
                          : mem_printf("db_end(st, %s)", if_none));
}

static void end_with_constraints(struct repo_function *function, const char *if_none,
                                 const struct entity *entity)
{
    set_end(function, if_none, repo_constraints(entity, &function->table));
}

/* ---- INSERT ---- */

struct insert {
    struct buf columns, marks;
    struct tmpl_list *binds;
};

static void add_column(struct insert *insert, const struct column *column)
{
    buf_addf(&insert->columns, "%s%s", insert->columns.len ? ", " : "", sql_name(column->name));
    buf_addf(&insert->marks, "%s?", insert->marks.len ? ", " : "");
}

static void bind_snapshot(struct tmpl_list *binds, const struct column *column)
{
    const char *choices = emit_c_enum(&column->type);
    const char *value = mem_printf("snapshot->%s", column->name);

    if (!column->type.nullable) {
        repo_bind_type(binds, &column->type, value);
        return;
    }
    repo_bind(binds, mem_printf("opt_%s", names_kind(column->type.kind)),
              mem_printf("%s_presence, %s%s%s%s", value, value, choices ? ", &" : "",
                         choices ? choices : "", choices ? "_names" : ""));
}

static void add_values(struct insert *insert, const struct endpoint *endpoint)
{
    MODEL_EACH (column, endpoint->entity->columns) {
        const struct field *member = repo_find_member(endpoint, column);

        if (!member && !column->is_owner && !column->is_parent && !column->snapshot_via)
            continue;
        add_column(insert, column);
        if (column->is_owner)
            repo_bind(insert->binds, "str", "call->who.user_id");
        else if (column->is_parent)
            repo_bind(insert->binds, "i64", column->name);
        else if (column->snapshot_via)
            bind_snapshot(insert->binds, column);
        else
            bind_member(insert->binds, endpoint, member, is_given(member));
    }
}

static struct tmpl_value *snapshot_record(const struct endpoint *endpoint)
{
    struct tmpl_value *record = tmpl_map();
    struct tmpl_list *members = tmpl_list(record, "members");

    tmpl_text(record, "record", repo_snapshot(endpoint));
    MODEL_EACH (column, endpoint->entity->columns) {
        if (!column->snapshot_via)
            continue;
        if (column->type.nullable)
            tmpl_textf(tmpl_item(members), "declaration", "enum presence %s_presence",
                       column->name);
        tmpl_text(tmpl_item(members), "declaration",
                  emit_c_declare(column->type.kind, column->name));
    }
    return record;
}

const char *repo_insert(struct repo *repo, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    const char *name = mem_printf("%s_insert", endpoint->body->name);
    const char *snapshot = repo_snapshot(endpoint);
    struct repo_function *function = repo_find_function(repo, name);
    struct insert insert = {0};
    struct buf params = {0};

    if (function)
        return name;
    function = repo_add(repo, REPO_WRITE, name, entity->domain);
    function->row = endpoint->body;
    if (entity->parent_column)
        buf_addf(&params, ", int64_t %s", entity->parent_column->name);
    buf_addf(&params, ", const struct %s *in", endpoint->body->name);
    if (snapshot)
        buf_addf(&params, ", const struct %s *snapshot", snapshot);
    function->params = mem_printf("%s, int64_t *ret_id", params.text);
    if (snapshot)
        function->record = snapshot_record(endpoint);
    insert.binds = tmpl_list(function->values, "binds");
    add_values(&insert, endpoint);
    repo_set_sql(function,
                 mem_printf("INSERT INTO %s (%s)\nVALUES (%s)", sql_name(entity->table),
                            insert.columns.text ? sql_fill(insert.columns.text, 22, 75) : "",
                            insert.marks.text ? insert.marks.text : ""),
                 "");
    end_with_constraints(function, "ERR_OK", entity);
    tmpl_flag(function->values, "gives_id", true);
    return name;
}

/* ---- UPDATE ---- */

/* An absent member of PATCH leaves the column; one of PUT sets the default or null. */
static char *assignment(struct tmpl_list *binds, const struct endpoint *endpoint,
                        const struct field *member)
{
    const char *column = sql_name(member->column->name);
    const bool may_lack = emit_c_has_presence(endpoint->body, member);

    if (!is_patch(endpoint) || !may_lack) {
        if (may_lack && member->default_value.text && member->type.nullable)
            repo_bind(binds, mem_printf("opt_%s", names_kind(member->type.kind)),
                      mem_printf("in->%s_presence == PRESENCE_NULL ? PRESENCE_NULL : "
                                 "PRESENCE_VALUE, in->%s%s%s%s",
                                 member->name, member->name,
                                 emit_c_enum(&member->type) ? ", &" : "",
                                 emit_c_enum(&member->type) ? emit_c_enum(&member->type) : "",
                                 emit_c_enum(&member->type) ? "_names" : ""));
        else
            bind_member(binds, endpoint, member, is_given(member));
        return mem_printf("%s = ?", column);
    }
    if (!member->type.nullable) {
        bind_member(binds, endpoint, member, false);
        return mem_printf("%s = COALESCE(?, %s)", column, column);
    }
    repo_bind(binds, "bool", mem_printf("in->%s_presence == PRESENCE_ABSENT", member->name));
    bind_member(binds, endpoint, member, false);
    return mem_printf("%s = IF(?, %s, ?)", column, column);
}

const char *repo_update(struct repo *repo, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    const char *name =
        mem_printf("%s_%s", endpoint->body->name, is_patch(endpoint) ? "patch" : "update");
    struct repo_function *function = repo_find_function(repo, name);
    struct buf sql = {0}, list = {0};
    struct tmpl_list *binds;

    if (function)
        return name;
    function = repo_add(repo, REPO_WRITE, name, entity->domain);
    function->row = endpoint->body;
    function->params = mem_printf(", int64_t id, const struct %s *in", endpoint->body->name);
    binds = tmpl_list(function->values, "binds");
    MODEL_EACH (column, entity->columns) {
        const struct field *member = repo_find_member(endpoint, column);

        if (member)
            buf_addf(&list, "%s%s", list.len ? ", " : "", assignment(binds, endpoint, member));
    }
    repo_bind(binds, "i64", "id");
    buf_addf(&sql, "UPDATE %s t\nSET %s\nWHERE t.id = ?", sql_name(entity->table),
             sql_fill(list.text, 4, 75));
    sql_add_live(&sql, "t", entity);
    repo_set_sql(function, sql.text, "");
    end_with_constraints(function, missing_of(entity), entity);
    tmpl_flag(function->values, "gives_id", false);
    return name;
}

/* ---- DELETE and the rest ---- */

static struct repo_function *add_write(struct repo *repo, const char *name,
                                       const struct domain *domain, const char *params,
                                       const char *if_none)
{
    struct repo_function *function = repo_add(repo, REPO_WRITE, name, domain);

    function->params = params;
    set_end(function, if_none, NULL);
    tmpl_flag(function->values, "gives_id", false);
    return function;
}

/* A row that others refer to stays: that is what the first guard speaks of. NULL: nobody does. */
static struct tmpl_value *references_to(const struct spec *spec, const struct endpoint *endpoint)
{
    const struct references references = resolve_references(spec, endpoint->entity);
    struct tmpl_value *table = tmpl_map();

    tmpl_textf(table, "table", "%s_references", endpoint->entity->name);
    tmpl_list(table, "constraints");
    MODEL_EACH (column, references)
        repo_add_constraint(table, names_foreign_key((*column)->entity, *column),
                            names_err(endpoint->guards.items[0].error));
    return tmpl_length(table, "constraints") ? table : NULL;
}

const char *repo_delete(struct repo *repo, const struct endpoint *endpoint)
{
    const struct entity *entity = endpoint->entity;
    const bool is_guarded = endpoint->guards.n && !entity->soft_delete_column;
    const char *name = mem_printf(is_guarded ? "%s_delete_guarded" : "%s_delete", entity->name);
    const char *gone;
    struct repo_function *function = repo_find_function(repo, name);

    if (function)
        return name;
    function = add_write(repo, name, entity->domain, ", int64_t id", missing_of(entity));
    repo_bind(tmpl_list(function->values, "binds"), "i64", "id");
    if (is_guarded) {
        function->table = references_to(repo->spec, endpoint);
        set_end(function, missing_of(entity),
                function->table ? mem_printf("%s_references", entity->name) : NULL);
    }
    if (!entity->soft_delete_column) {
        repo_set_sql(function, mem_printf("DELETE FROM %s\nWHERE id = ?", sql_name(entity->table)),
                     "");
        return name;
    }
    gone = sql_name(entity->soft_delete_column->name);
    repo_set_sql(function,
                 mem_printf("UPDATE %s\nSET %s = NOW(6)\nWHERE id = ? AND %s IS NULL",
                            sql_name(entity->table), gone, gone),
                 "");
    return name;
}

const char *repo_clear(struct repo *repo, const struct entity *children)
{
    const char *parent = children->parent_column->name;
    const char *name = mem_printf("%s_clear", children->name);
    struct repo_function *function = repo_find_function(repo, name);
    const char *gone =
        children->soft_delete_column ? sql_name(children->soft_delete_column->name) : NULL;

    if (function)
        return name;
    function =
        add_write(repo, name, children->domain, mem_printf(", int64_t %s", parent), "ERR_OK");
    repo_bind(tmpl_list(function->values, "binds"), "i64", parent);
    if (gone)
        repo_set_sql(function,
                     mem_printf("UPDATE %s\nSET %s = NOW(6)\nWHERE %s = ? AND %s IS NULL",
                                sql_name(children->table), gone, sql_name(parent), gone),
                     "");
    else
        repo_set_sql(
            function,
            mem_printf("DELETE FROM %s\nWHERE %s = ?", sql_name(children->table), sql_name(parent)),
            "");
    return name;
}

const char *repo_make(struct repo *repo, const struct step *step)
{
    const struct entity *entity = step->entity;
    const char *name = mem_printf("%s_make_%s", entity->name, step->unique->name);
    const char *owner = sql_name(entity->owner_column->name);
    struct repo_function *function = repo_find_function(repo, name);
    struct buf sql = {0};
    struct tmpl_list *binds;

    if (function)
        return name;
    function = add_write(repo, name, entity->domain, "", "ERR_OK");
    function->doc = "Makes the caller's row if there is none. Outside of transactions: of two that "
                    "race, one makes it and the other finds it.";
    binds = tmpl_list(function->values, "binds");
    repo_bind(binds, "str", "call->who.user_id");
    repo_bind(binds, "str", "call->who.user_id");
    buf_addf(&sql,
             "INSERT INTO %s (%s)\nSELECT ?\nFROM DUAL\n"
             "WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE t.%s = ?",
             sql_name(entity->table), owner, sql_name(entity->table), owner);
    if (step->unique->where)
        buf_addf(&sql, " AND %s", sql_qualify("t", entity, step->unique->where));
    buf_add(&sql, ")");
    repo_set_sql(function, sql.text, "");
    set_end(function, "ERR_OK",
            mem_printf("(const struct db_constraint[]){{\"%s\", ERR_OK}, {0}}",
                       names_unique(entity, step->unique)));
    return name;
}
