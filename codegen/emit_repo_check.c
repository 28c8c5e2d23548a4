/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that look at other rows for a write: the row that a reference names (is it there, is
 * it gone, what is copied from it, what bounds does it set) and the bound of a row that was
 * changed.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

static const char *err_of(const struct error *error)
{
    return error ? names_err(error) : "ERR_VALIDATION_FAILED";
}

static bool is_create(const struct endpoint *endpoint)
{
    return endpoint->action == ACTION_CREATE;
}

bool repo_is_limited_by(const struct endpoint *endpoint, const struct column *column,
                        const struct column *via)
{
    return is_create(endpoint) && column->at_most_via == via &&
           (repo_find_member(endpoint, column) || column->default_value.text);
}

static bool needs_lookup(const struct endpoint *endpoint, const struct column *via)
{
    if (!via->is_parent && (via->no_foreign_key || via->ref_entity->soft_delete_column))
        return true;
    if (!is_create(endpoint))
        return false;
    MODEL_EACH (column, endpoint->entity->columns)
        if (column->snapshot_via == via || repo_is_limited_by(endpoint, column, via))
            return true;
    return false;
}

/* What is read of the row that `via` names; r is its table. */
struct lookup {
    const struct endpoint *endpoint;
    const struct column *via;
    struct buf columns, kinds, from, params;
    size_t n_columns;
    struct tmpl_list *reads, *limits;
};

static void add_column(struct lookup *lookup, const char *column, enum kind kind)
{
    buf_addf(&lookup->columns, "%s%s", lookup->columns.len ? ", " : "", column);
    buf_add_n(&lookup->kinds, names_kind(kind), 1);
    lookup->n_columns++;
}

static void add_gone(struct lookup *lookup, struct tmpl_value *values)
{
    const struct entity *entity = lookup->via->ref_entity;
    const struct error *gone = lookup->via->gone_error;
    struct tmpl_value *read;

    tmpl_flag(values, "may_be_gone", entity->soft_delete_column != NULL);
    tmpl_text(values, "gone", err_of(gone ? gone : lookup->via->else_error));
    if (!entity->soft_delete_column)
        return;
    add_column(lookup, mem_printf("%s IS NOT NULL", sql_column("r", entity->soft_delete_column)),
               KIND_BOOL);
    read = tmpl_item(lookup->reads);
    tmpl_text(read, "kind", "bool");
    tmpl_text(read, "target", "&is_gone");
}

static void add_limit(struct lookup *lookup, const struct column *column)
{
    const struct column *bound = column->at_most_column;
    const bool is_row = bound->entity == lookup->via->ref_entity;
    const char *alias = is_row ? "r" : sql_name(bound->entity->name);
    struct tmpl_value *limit = tmpl_item(lookup->limits), *read = tmpl_item(lookup->reads);

    if (!is_row && !(lookup->from.text && strstr(lookup->from.text, mem_printf(" %s ON ", alias))))
        buf_addf(&lookup->from, "\nLEFT JOIN %s %s ON %s = r.id", sql_name(bound->entity->table),
                 alias, sql_column(alias, column->at_most_key));
    add_column(lookup, mem_printf("COALESCE(%s, 0)", sql_column(alias, bound)), column->type.kind);
    buf_addf(&lookup->params, ", int64_t %s", column->name);
    tmpl_text(read, "kind", names_kind(column->type.kind));
    tmpl_textf(read, "target", "&%s_max", column->name);
    tmpl_text(limit, "column", column->name);
    tmpl_text(limit, "err", err_of(column->at_most_error));
}

static void add_copies(struct lookup *lookup)
{
    bool any = false;

    MODEL_EACH (column, lookup->endpoint->entity->columns) {
        if (column->snapshot_via != lookup->via)
            continue;
        add_column(lookup, sql_column("r", column->snapshot_column), column->type.kind);
        repo_read(lookup->reads, &column->type, column->type.nullable, "ret->", column->name);
        any = true;
    }
    if (any)
        buf_addf(&lookup->params, ", struct %s *ret", repo_snapshot(lookup->endpoint));
}

const char *repo_lookup(struct repo *repo, const struct endpoint *endpoint,
                        const struct column *via)
{
    const char *name = mem_printf("%s_%s_%s", endpoint->body->name, via->name,
                                  is_create(endpoint) ? "lookup" : "check");
    struct repo_function *function = repo_find_function(repo, name);
    struct lookup lookup = {.endpoint = endpoint, .via = via};

    if (!needs_lookup(endpoint, via))
        return NULL;
    if (function)
        return name;
    function = repo_add(repo, REPO_LOOKUP, name, endpoint->entity->domain);
    repo_bind(tmpl_list(function->values, "binds"), "i64", "id");
    lookup.reads = tmpl_list(function->values, "reads");
    lookup.limits = tmpl_list(function->values, "limits");
    add_gone(&lookup, function->values);
    if (is_create(endpoint)) {
        MODEL_EACH (column, endpoint->entity->columns)
            if (repo_is_limited_by(endpoint, column, via))
                add_limit(&lookup, column);
        add_copies(&lookup);
    }
    function->params = mem_printf(", int64_t id%s", lookup.params.text ? lookup.params.text : "");
    tmpl_text(function->values, "missing", err_of(via->else_error));
    tmpl_flag(function->values, "is_plain", lookup.columns.len == 0);
    tmpl_flag(function->values, "is_single", lookup.n_columns == 1);
    repo_set_sql(function,
                 mem_printf("SELECT %s\nFROM %s r%s\nWHERE r.id = ?",
                            lookup.columns.len ? lookup.columns.text : "1",
                            sql_name(via->ref_entity->table),
                            lookup.from.text ? lookup.from.text : ""),
                 lookup.n_columns ? lookup.kinds.text : "i");
    return name;
}

const char *repo_limit(struct repo *repo, const struct column *column)
{
    const struct column *bound = column->at_most_column, *via = column->at_most_via;
    const char *name = mem_printf("%s_%s_limit", column->entity->name, column->name);
    struct repo_function *function = repo_find_function(repo, name);

    if (function)
        return name;
    function = repo_add(repo, REPO_LIMIT, name, column->entity->domain);
    function->doc = mem_printf("Whether the row's %s is not above %s.%s.", column->name,
                               bound->entity->name, bound->name);
    function->params = ", int64_t id";
    repo_bind(tmpl_list(function->values, "binds"), "i64", "id");
    tmpl_text(function->values, "err", err_of(column->at_most_error));
    tmpl_text(function->values, "missing",
              column->entity->missing_error ? names_err(column->entity->missing_error)
                                            : "ERR_NOT_FOUND");
    repo_set_sql(function,
                 mem_printf("SELECT %s <= COALESCE(bound.%s, 0)\nFROM %s t\n"
                            "LEFT JOIN %s bound ON bound.%s = %s\nWHERE t.id = ?",
                            sql_column("t", column), sql_name(bound->name),
                            sql_name(column->entity->table), sql_name(bound->entity->table),
                            sql_name(column->at_most_key->name), sql_column("t", via)),
                 "b");
    return name;
}
