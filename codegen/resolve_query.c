/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Named SQL: its :marks become question marks, its parameters and its row get types. Does not parse
 * SQL beyond quotes and comments: the tests prepare every statement against a real database.
 */
#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "resolve.h"

static size_t find_param(const struct query *query, const char *name, size_t len)
{
    size_t i = 0;

    while (i < query->params.n && (strlen(query->params.items[i].name) != len ||
                                   strncmp(query->params.items[i].name, name, len) != 0))
        i++;
    return i;
}

/* Of a part of the SQL; where it is folded over lines, of the whole. */
static struct place place_within(const struct query *query, const char *part, size_t len)
{
    struct place at = query->sql_at;

    if (at.length != strlen(query->sql))
        return at;
    at.column += (unsigned)(part - query->sql);
    at.length = (unsigned)len;
    return at;
}

static void add_mark(struct query *query, const char *name, size_t len)
{
    struct words words = {0};
    size_t i = find_param(query, name, len);
    char *text = mem_strndup(name, len);

    if (i == query->params.n) {
        diag_error(place_within(query, name - 1, len + 1), "no parameter `%s` in %s", text,
                   query->name);
        MODEL_EACH (param, query->params)
            resolve_word(&words, param->name);
        resolve_suggest(text, &words);
        return;
    }
    query->mark_params = mem_grow(query->mark_params, query->n_marks * sizeof(size_t),
                                  (query->n_marks + 1) * sizeof(size_t));
    query->mark_params[query->n_marks++] = i;
}

/* How many characters of sql are a quoted text, name or comment. */
static size_t skip_quoted(const char *sql)
{
    const char *end = NULL;

    if (sql[0] == '-' && sql[1] == '-' && (sql[2] == ' ' || sql[2] == '\n'))
        return strcspn(sql, "\n");
    if (sql[0] == '/' && sql[1] == '*') {
        end = strstr(sql + 2, "*/");
        return end ? (size_t)(end - sql) + 2 : strlen(sql);
    }
    if (*sql != '\'' && *sql != '"' && *sql != '`')
        return 0;
    for (end = sql + 1; *end && *end != *sql; end++)
        if (*end == '\\' && *sql != '`' && end[1])
            end++;
    return (size_t)(end - sql) + (*end ? 1 : 0);
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void resolve_sql(struct query *query)
{
    struct buf marks = {0};
    const char *p = query->sql;

    buf_add(&marks, "");
    while (*p) {
        size_t n = skip_quoted(p);
        if (!n && *p == ':' && (isalpha((unsigned char)p[1]) || p[1] == '_') &&
            (p == query->sql || p[-1] != ':')) {
            for (n = 1; is_name(p[n]); n++)
                ;
            add_mark(query, p + 1, n - 1);
            buf_add(&marks, "?");
        } else {
            if (!n && *p == '?')
                diag_error(place_within(query, p, 1), "parameters are written :name, not ?");
            n = n ? n : 1;
            buf_add_n(&marks, p, n);
        }
        p += n;
    }
    query->sql_marks = mem_strndup(marks.text, marks.len);
    buf_release(&marks);
}

static void resolve_row(const struct spec *spec, struct query *query)
{
    struct dto *row;

    if (query->kind == QUERY_EXEC)
        return;
    if (query->row_dto.text) {
        query->row = resolve_dto(spec, query->row_dto);
        return;
    }
    row = mem_alloc(sizeof *row);
    row->name = mem_printf("%s_row", query->name);
    row->doc = query->doc;
    row->at = query->at;
    row->domain = query->domain;
    row->fields.items = query->row_fields.items;
    row->fields.n = query->row_fields.n;
    query->row = row;
}

void resolve_queries(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (query, domain->queries) {
            unsigned n_errors = diag_n_errors();
            MODEL_EACH (param, query->params)
                resolve_type(spec, &param->type);
            resolve_row(spec, query);
            resolve_sql(query);
            query->missing_error = resolve_code(spec, query->missing);
            query->writes_entity = resolve_entity(spec, query->writes);
            query->is_broken = diag_n_errors() != n_errors;
        }
}
