/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that read views: a row into a struct, one view by its key, the children of views. The
 * children of all views of a page come in one statement, which gets the views' ids as one list.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

#define SQL_WIDTH 75

const char *repo_fetch(struct repo *repo, const struct dto *row)
{
    const char *name = mem_printf("%s_fetch", row->name);
    struct repo_function *function = repo_find_function(repo, name);
    const struct sql_reads reads = sql_reads(row);
    struct tmpl_list *list;

    if (function)
        return name;
    function = repo_add(repo, REPO_FETCH, name, row->domain);
    function->row = row;
    tmpl_text(function->values, "row", row->name);
    list = tmpl_list(function->values, "reads");
    MODEL_EACH (read, reads)
        repo_read(list, &read->member->type, emit_c_has_presence(read->dto, read->member),
                  mem_printf("ret->%s", read->record), read->member->name);
    return name;
}

/* ---- children ---- */

static char *children_sql(const struct field *many)
{
    const struct dto *child = many->dto;
    const struct entity *entity = child->entity;
    const char *from = sql_view_from(child);
    const char *order = many->order_column ? sql_column("t", many->order_column) : NULL;

    return mem_printf(
        "SELECT parent.n, %s\n"
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent\n"
        "JOIN %s%sON %s = parent.id\n"
        "%sORDER BY parent.n, %s%s%st.id%s",
        sql_fill(sql_view_columns(child), 17, SQL_WIDTH), from, strchr(from, '\n') ? "\n" : " ",
        sql_column("t", entity->parent_column), "", order ? order : "",
        many->order_descending ? " DESC" : "", order ? ", " : "",
        many->order_descending ? " DESC" : "");
}

static const struct field *find_many(const struct dto *view)
{
    MODEL_EACH (member, view->members)
        if (member->kind == FIELD_MANY)
            return member;
    return NULL;
}

static void add_totals(struct tmpl_value *item, const struct dto *view, const struct field *many)
{
    struct tmpl_list *totals = tmpl_list(item, "totals"), *counts = tmpl_list(item, "counts");
    bool any = false;

    MODEL_EACH (member, view->members) {
        struct tmpl_value *total;

        if (member->many != many && (!member->many || strcmp(member->many->name, many->name) != 0))
            continue;
        if (member->kind == FIELD_COUNT) {
            tmpl_text(tmpl_item(counts), "count", member->name);
            any = true;
            continue;
        }
        any = true;
        total = tmpl_item(totals);
        tmpl_text(total, "total", member->name);
        tmpl_text(total, "summand", member->summand->name);
        tmpl_flag(total, "may_be_null", emit_c_has_presence(many->dto, member->summand));
    }
    tmpl_flag(item, "has_sums", any);
}

const char *repo_load(struct repo *repo, const struct dto *view)
{
    const char *name = mem_printf("%s_load", view->name);
    struct repo_function *function = repo_find_function(repo, name);
    struct tmpl_list *manies;

    if (!find_many(view))
        return NULL;
    if (function)
        return name;
    MODEL_EACH (member, view->members)
        if (member->kind == FIELD_MANY)
            repo_fetch(repo, member->dto);
    function = repo_add(repo, REPO_LOAD, name, view->domain);
    function->row = view;
    function->doc =
        mem_printf("Fills what the views show of their children; ids are the views' own.");
    function->params = mem_printf(", const int64_t *ids, struct %s *views, size_t n", view->name);
    tmpl_text(function->values, "view", view->name);
    manies = tmpl_list(function->values, "manies");
    MODEL_EACH (member, view->members) {
        struct tmpl_value *item;

        if (member->kind != FIELD_MANY)
            continue;
        function->row = member->dto;
        item = tmpl_item(manies);
        tmpl_text(item, "many", member->name);
        tmpl_text(item, "child", member->dto->name);
        *list_add(&function->statements) = (struct repo_statement){
            mem_printf("%s_%s", view->name, member->name), children_sql(member),
            mem_printf("i%s", repo_kinds(member->dto)), 1};
        tmpl_text(item, "sql", children_sql(member));
        add_totals(item, view, member);
    }
    return name;
}

/* ---- one view ---- */

const char *repo_find_params(const struct step *step)
{
    if (!step)
        return ", int64_t id";
    if (step->unique)
        return "";
    if (step->column == step->entity->id)
        return ", int64_t id";
    return mem_printf(", %s", emit_c_declare(step->column->type.kind, step->column->name));
}

static bool is_by_id(const struct step *step)
{
    return !step || (!step->unique && step->column == step->entity->id);
}

static char *find_name(const struct repo_key *key)
{
    const struct step *step = key->step;
    struct buf name = {0};

    buf_addf(&name, "%s_find", key->view->name);
    if (key->is_any)
        buf_add(&name, "_any");
    if (key->is_owned)
        buf_add(&name, "_own");
    if (!is_by_id(step))
        buf_addf(&name, "_by_%s", step->unique ? step->unique->name : step->column->name);
    return name.text;
}

static char *key_condition(const struct step *step)
{
    struct buf out = {0};

    if (is_by_id(step))
        return mem_strdup("t.id = ?");
    if (!step->unique)
        return mem_printf("%s = ?", sql_column("t", step->column));
    buf_addf(&out, "%s = ?", sql_column("t", step->entity->owner_column));
    if (step->unique->where)
        buf_addf(&out, " AND %s", sql_qualify("t", step->entity, step->unique->where));
    return out.text;
}

static void bind_key(struct tmpl_list *binds, const struct step *step)
{
    if (is_by_id(step))
        repo_bind(binds, "i64", "id");
    else if (step->unique)
        repo_bind(binds, "str", "call->who.user_id");
    else
        repo_bind_type(binds, &step->column->type, step->column->name);
}

static const char *refusals(const struct entity *entity, bool is_owned)
{
    const char *missing =
        entity->missing_error ? names_err(entity->missing_error) : "ERR_NOT_FOUND";

    if (!is_owned || entity->foreign_error == entity->missing_error)
        return mem_printf("%s.", missing);
    return mem_printf("%s; %s when it is somebody else's.", missing,
                      names_err(entity->foreign_error));
}

const char *repo_find(struct repo *repo, const struct repo_key *key)
{
    const char *name = find_name(key), *owner = NULL, *load = repo_load(repo, key->view);
    const struct entity *entity = key->view->entity;
    const bool reads_id = load && !is_by_id(key->step);
    struct repo_function *function = repo_find_function(repo, name);
    struct buf from = {0}, sql = {0};

    if (function)
        return name;
    repo_fetch(repo, key->view);
    function = repo_add(repo, REPO_FIND, name, key->view->domain);
    function->row = key->view;
    function->params =
        mem_printf("%s, struct %s *ret", repo_find_params(key->step), key->view->name);
    buf_add(&from, sql_view_from(key->view));
    function->doc = refusals(entity, key->is_owned);
    if (key->is_owned)
        owner = repo_join_owner(&from, "t", entity);
    buf_addf(&sql, "SELECT %s%s%s%s\nFROM %s\nWHERE %s",
             sql_fill(sql_view_columns(key->view), 7, SQL_WIDTH), reads_id ? ", t.id" : "",
             owner ? ", " : "", owner ? owner : "", from.text, key_condition(key->step));
    if (!key->is_any)
        sql_add_live(&sql, "t", entity);
    bind_key(tmpl_list(function->values, "binds"), key->step);
    repo_set_sql(
        function, sql.text,
        mem_printf("%s%s%s", repo_kinds(key->view), reads_id ? "i" : "", owner ? "s" : ""));
    tmpl_text(function->values, "view", key->view->name);
    tmpl_text(function->values, "missing",
              entity->missing_error ? names_err(entity->missing_error) : "ERR_NOT_FOUND");
    tmpl_text(function->values, "foreign",
              owner && entity->foreign_error ? names_err(entity->foreign_error)
              : owner                        ? "ERR_NOT_FOUND"
                                             : NULL);
    tmpl_flag(function->values, "is_plain", !owner && !load);
    tmpl_flag(function->values, "is_single", !owner && !reads_id);
    tmpl_flag(function->values, "reads_id", reads_id);
    tmpl_text(function->values, "done",
              load ? mem_printf("%s(call, &id, ret, 1)", load) : "ERR_OK");
    return name;
}
