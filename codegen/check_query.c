/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Named SQL, and endpoints that run it: parameters that are used and bound, rows that fit.
 */
#include <string.h>
#include <strings.h>

#include "check.h"
#include "resolve.h"
#include "text.h"

static void check_unused(const struct query *query)
{
    for (size_t i = 0; i < query->params.n; i++) {
        bool is_used = false;
        for (size_t k = 0; k < query->n_marks; k++)
            is_used |= query->mark_params[k] == i;
        if (!is_used)
            diag_error(query->params.items[i].at, "the SQL of %s does not use `:%s`", query->name,
                       query->params.items[i].name);
    }
}

static bool starts_with_word(const char *sql, const char *word)
{
    size_t len = strlen(word);

    sql += strspn(sql, " \n(");
    return strncasecmp(sql, word, len) == 0 && strchr(" \n(", sql[len]);
}

static void check_statement(const struct query *query)
{
    bool reads = starts_with_word(query->sql, "SELECT") || starts_with_word(query->sql, "WITH");
    bool returns = text_mentions(query->sql, "RETURNING");

    if (!*query->sql)
        return;
    if (text_mentions(query->sql, ";") || strchr(query->sql, ';'))
        diag_error(query->sql_at, "a query is one statement: leave the ; out");
    if (query->kind == QUERY_EXEC && reads)
        diag_error(query->sql_at, "a SELECT gives rows: say `one` or `many` instead of `exec`");
    if (query->kind != QUERY_EXEC && !reads && !returns)
        diag_error(query->sql_at, "only a SELECT gives rows: say `exec: true`");
    if (query->writes.text && reads)
        diag_error(query->writes.at, "a SELECT writes no %s: leave `writes` out",
                   query->writes.text);
    if (query->kind == QUERY_MANY && reads && !text_mentions(query->sql, "LIMIT"))
        diag_error(query->sql_at, "a query of `many` rows needs a LIMIT");
}

static void check_row(const struct query *query)
{
    MODEL_EACH (member, query->row->members)
        if (member->dto || member->kind == FIELD_LIST || member->kind == FIELD_COUNT ||
            member->kind == FIELD_SUM)
            diag_error(query->row_dto.text ? query->row_dto.at : member->at,
                       "a row of SQL has no `%s`: it is no single value", member->name);
}

void check_queries(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (query, domain->queries) {
            if (!query->is_broken)
                check_unused(query);
            check_statement(query);
            if (query->row && !query->row->is_broken) {
                check_row(query);
                check_width(query);
            }
        }
}

/* ---- endpoints that run a query ---- */

static const struct type_use *find_source(const struct endpoint *endpoint, const char *name)
{
    MODEL_EACH (param, endpoint->params)
        if (strcmp(param->snake, name) == 0)
            return &param->type;
    MODEL_EACH (param, endpoint->query_params)
        if (strcmp(param->name, name) == 0)
            return &param->type;
    if (endpoint->body)
        MODEL_EACH (member, endpoint->body->members)
            if (strcmp(member->name, name) == 0)
                return &member->type;
    return NULL;
}

static bool has_param(const struct query *query, const char *name)
{
    MODEL_EACH (param, query->params)
        if (strcmp(param->name, name) == 0)
            return true;
    return false;
}

static void check_bound(const struct endpoint *endpoint, const struct param *param)
{
    const struct type_use *source = find_source(endpoint, param->name);

    if (strcmp(param->name, "caller") == 0) {
        if (endpoint->is_public)
            diag_error(endpoint->query_name.at,
                       "`:caller` of %s is the token's user: `auth` cannot be public",
                       endpoint->query->name);
        return;
    }
    if (!source)
        diag_error(endpoint->query_name.at,
                   "nothing binds `:%s` of %s: no path parameter, query_params or body has it",
                   param->name, endpoint->query->name);
    else if (source->name.text && param->type.name.text && source->kind != param->type.kind)
        diag_error(endpoint->query_name.at, "`:%s` of %s is of type %s, and the request sends %s",
                   param->name, endpoint->query->name, param->type.name.text, source->name.text);
    else if (source->nullable && !param->type.nullable)
        diag_error(endpoint->query_name.at,
                   "`:%s` of %s is never null, and the request may leave it out", param->name,
                   endpoint->query->name);
}

static void check_used(const struct endpoint *endpoint)
{
    const struct query *query = endpoint->query;

    MODEL_EACH (param, endpoint->params)
        if (!has_param(query, param->snake))
            diag_error(param->at, "{%s} is no parameter of %s", param->name, query->name);
    MODEL_EACH (param, endpoint->query_params)
        if (!has_param(query, param->name))
            diag_error(param->at, "`%s` is no parameter of %s", param->name, query->name);
    if (endpoint->body)
        MODEL_EACH (member, endpoint->body->members)
            if (!has_param(query, member->name))
                diag_error(endpoint->body_name.at, "`%s` of the body is no parameter of %s",
                           member->name, query->name);
}

void check_query_endpoint(const struct endpoint *endpoint)
{
    const struct query *query = endpoint->query;

    if (!query)
        return;
    MODEL_EACH (param, query->params)
        check_bound(endpoint, param);
    if (!endpoint->body ||
        (strcmp(endpoint->method, "GET") != 0 && strcmp(endpoint->method, "DELETE") != 0))
        check_used(endpoint);
    if (endpoint->returns_name.text && endpoint->returns && endpoint->returns != query->row)
        diag_error(endpoint->returns_name.at, "%s gives %s", query->name,
                   query->row ? query->row->name : "no rows");
    if (query->kind == QUERY_ONE && !query->missing.text)
        diag_error(query->at, "query `%s` needs `missing`: what %s answers when there is no row",
                   query->name, endpoint->name);
}
