/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions of named queries, and those that read a row for an event.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

static bool is_text(enum kind kind)
{
    return kind == KIND_STR || kind == KIND_JSON;
}

/* A text that may be null is NULL; other values that may be null have a presence before them. */
static char *query_params(const struct query *query)
{
    struct buf params = {0};

    buf_add(&params, "");
    MODEL_EACH (param, query->params) {
        if (param->type.nullable && !is_text(param->type.kind))
            buf_addf(&params, ", enum presence %s_presence", param->name);
        buf_addf(&params, ", %s", emit_c_declare(param->type.kind, param->name));
    }
    if (query->kind == QUERY_EXEC)
        buf_add(&params, ", uint64_t *ret_affected");
    else if (query->kind == QUERY_ONE)
        buf_addf(&params, ", struct %s *ret", query->row->name);
    else
        buf_addf(&params, ", struct %s **ret, size_t *ret_n", query->row->name);
    return params.text;
}

static void bind_params(struct tmpl_list *binds, const struct query *query)
{
    for (size_t i = 0; i < query->n_marks; i++) {
        const struct param *param = &query->params.items[query->mark_params[i]];
        const char *choices = emit_c_enum(&param->type);

        if (!param->type.nullable || is_text(param->type.kind)) {
            repo_bind_type(binds, &param->type, param->name);
            continue;
        }
        repo_bind(binds, mem_printf("opt_%s", names_kind(param->type.kind)),
                  mem_printf("%s_presence, %s%s%s%s", param->name, param->name,
                             choices ? ", &" : "", choices ? choices : "",
                             choices ? "_names" : ""));
    }
}

/* A statement as it was written; one line of it may be long. */
static char *query_text(const char *sql)
{
    struct buf out = {0};
    size_t column = 0;

    buf_add(&out, "");
    while (*sql) {
        size_t n = strcspn(sql, " \n");

        if (out.len && column + 1 + n > 75) {
            buf_add(&out, "\n");
            column = 0;
        } else if (out.len) {
            buf_add(&out, " ");
            column++;
        }
        buf_add_n(&out, sql, n);
        column += n;
        sql += n;
        sql += strspn(sql, " \n");
    }
    return out.text;
}

const char *repo_query(struct repo *repo, const struct query *query)
{
    const char *name = mem_printf("%s_query", query->name);
    struct repo_function *function = repo_find_function(repo, name);
    const char *constraints = NULL, *missing = "ERR_OK";

    if (function)
        return name;
    if (query->row)
        repo_fetch(repo, query->row);
    function = repo_add(repo, REPO_QUERY, name, query->domain);
    function->doc = query->doc;
    function->params = query_params(query);
    function->row = query->row;
    bind_params(tmpl_list(function->values, "binds"), query);
    repo_set_sql(function, query_text(query->sql_marks), query->row ? repo_kinds(query->row) : "");
    tmpl_flag(function->values, "is_one", query->kind == QUERY_ONE);
    tmpl_flag(function->values, "is_many", query->kind == QUERY_MANY);
    tmpl_flag(function->values, "is_exec", query->kind == QUERY_EXEC);
    tmpl_text(function->values, "row", query->row ? query->row->name : NULL);
    if (query->writes_entity)
        constraints = repo_constraints(query->writes_entity, &function->table);
    if (query->kind == QUERY_ONE)
        missing = query->missing_error ? names_err(query->missing_error) : "ERR_NOT_FOUND";
    tmpl_text(function->values, "end",
              constraints ? mem_printf("db_end_constraints(st, %s, %s)", missing, constraints)
                          : mem_printf("db_end(st, %s)", missing));
    tmpl_flag(function->values, "is_row", false);
    tmpl_flag(function->values, "needs_err", query->kind != QUERY_ONE);
    tmpl_flag(function->values, "is_single", false);
    tmpl_list(function->values, "reads");
    function->query = query;
    return name;
}

/* ---- single rows by their id ---- */

static struct repo_function *add_row_query(struct repo *repo, const char *name,
                                           const struct entity *entity, const char *columns,
                                           const char *kinds)
{
    struct repo_function *function = repo_add(repo, REPO_QUERY, name, entity->domain);

    repo_bind(tmpl_list(function->values, "binds"), "i64", "id");
    tmpl_flag(function->values, "is_one", false);
    tmpl_flag(function->values, "is_many", false);
    tmpl_flag(function->values, "is_exec", false);
    tmpl_flag(function->values, "is_row", true);
    tmpl_flag(function->values, "is_single", false);
    tmpl_flag(function->values, "needs_err", false);
    tmpl_text(function->values, "row", NULL);
    tmpl_text(function->values, "end", NULL);
    tmpl_text(function->values, "missing",
              entity->missing_error ? names_err(entity->missing_error) : "ERR_NOT_FOUND");
    repo_set_sql(function,
                 mem_printf("SELECT %s\nFROM %s t\nWHERE t.id = ?", sql_fill(columns, 7, 75),
                            sql_name(entity->table)),
                 kinds);
    return function;
}

static const struct column *source_of(const struct entity *entity, const char *name)
{
    if (strcmp(name, mem_printf("%s_id", entity->name)) == 0)
        return entity->id;
    return resolve_find_column(entity, name);
}

const char *repo_event(struct repo *repo, const struct event *event, const struct entity *entity)
{
    const char *name = mem_printf("%s_of_%s", event->dto->name, entity->name);
    struct buf columns = {0};
    struct repo_function *function = repo_find_function(repo, name);
    struct tmpl_list *reads;

    if (function)
        return name;
    MODEL_EACH (member, event->dto->members)
        buf_addf(&columns, "%s%s", columns.len ? ", " : "",
                 sql_column("t", source_of(entity, member->name)));
    function = add_row_query(repo, name, entity, columns.text, repo_kinds(event->dto));
    function->row = event->dto;
    function->doc = mem_printf("What %s tells of the row.", event->name);
    function->params = mem_printf(", int64_t id, struct %s *ret", event->dto->name);
    tmpl_flag(function->values, "is_single", event->dto->members.n == 1);
    reads = tmpl_list(function->values, "reads");
    MODEL_EACH (member, event->dto->members)
        repo_read(reads, &member->type, emit_c_has_presence(event->dto, member), "ret->",
                  member->name);
    return name;
}

const char *repo_read_column(struct repo *repo, const struct column *column)
{
    const char *name = mem_printf("%s_%s_of", column->entity->name, column->name);
    const bool is_nullable = column->type.nullable && !is_text(column->type.kind);
    struct repo_function *function = repo_find_function(repo, name);
    const char *kind = names_kind(column->type.kind), *choices = emit_c_enum(&column->type);
    struct tmpl_value *read;

    if (function)
        return name;
    function = add_row_query(repo, name, column->entity, sql_column("t", column),
                             mem_strndup(names_kind(column->type.kind), 1));
    function->params =
        mem_printf(", int64_t id%s, %s", is_nullable ? ", enum presence *ret_presence" : "",
                   emit_c_declare(column->type.kind, "*ret"));
    tmpl_flag(function->values, "is_single", true);
    read = tmpl_item(tmpl_list(function->values, "reads"));
    tmpl_textf(read, "kind", "%s%s", is_nullable ? "opt_" : "", kind);
    tmpl_textf(read, "target", "%sret%s%s%s", is_nullable ? "ret_presence, " : "",
               choices ? ", &" : "", choices ? choices : "", choices ? "_names" : "");
    return name;
}
