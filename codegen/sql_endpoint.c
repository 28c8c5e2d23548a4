/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of an endpoint as a list, for people who ask what a line of the spec causes. The
 * texts are those of the generated functions; of a list it is the one without filters and cursor.
 */
#include "sql.h"

#include <string.h>

#include "emit_http.h"
#include "emit_repo.h"
#include "resolve.h"

static void add(struct sql_statements *statements, const char *name, const char *text)
{
    MODEL_EACH (known, *statements)
        if (strcmp(known->name, name) == 0)
            return;
    *list_add(statements) = (struct sql_statement){name, text};
}

static char *page(const struct endpoint *endpoint)
{
    const struct sort *sort = &endpoint->sorts.items[0];
    const char *way = sort->descending ? " DESC" : "";
    const struct entity *entity = endpoint->entity;
    struct buf sql = {0}, from = {0};
    const char *owner = NULL;

    buf_add(&from, sql_view_from(endpoint->returns));
    if (endpoint->lists_own)
        owner = repo_join_owner(&from, "t", entity);
    buf_addf(&sql, "SELECT %s\nFROM %s\nWHERE TRUE",
             sql_fill(sql_view_columns(endpoint->returns), 7, 75), from.text);
    if (sql_list_where(endpoint))
        buf_addf(&sql, " AND %s", sql_list_where(endpoint));
    if (endpoint->steps.n)
        buf_addf(&sql, " AND %s = ?", sql_column("t", endpoint->via));
    if (owner)
        buf_addf(&sql, " AND %s = ?", owner);
    buf_addf(&sql, "\nORDER BY %s%s", sql_column("t", sort->column), way);
    buf_addf(&sql, sort->column == entity->id ? "%s" : ", t.id%s",
             sort->column == entity->id ? "" : way);
    buf_addf(&sql, "\nLIMIT %u", endpoint->limit_default + 1);
    return sql.text;
}

void sql_of_endpoint(const struct spec *spec, const struct endpoint *endpoint,
                     struct sql_statements *ret)
{
    struct repo *repo = repo_of(spec);
    const struct http_plan *plan = http_plan_of(repo, endpoint);

    MODEL_EACH (function, plan->functions)
        MODEL_EACH (statement, (*function)->statements)
            add(ret, statement->name, statement->text);
    if (endpoint->action == ACTION_LIST)
        add(ret, endpoint->name, page(endpoint));
}
