/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pieces of SQL that several statements share. It knows entities and views, not endpoints.
 */
#include "sql.h"

#include <ctype.h>
#include <string.h>

#include "resolve.h"
#include "sql_name.h"

char *sql_column(const char *alias, const struct column *column)
{
    return mem_printf("%s.%s", alias, sql_name(column->name));
}

static bool is_single(const struct field *member)
{
    return !member->dto && member->kind != FIELD_LIST && member->kind != FIELD_MANY &&
           member->kind != FIELD_COUNT && member->kind != FIELD_SUM;
}

struct sql_reads sql_reads(const struct dto *row)
{
    struct sql_reads reads = {0};

    MODEL_EACH (member, row->members) {
        if (is_single(member))
            *list_add(&reads) = (struct sql_read){row, member, member->column, ""};
        for (size_t i = 0; member->columns && i < member->dto->members.n; i++)
            *list_add(&reads) =
                (struct sql_read){member->dto, &member->dto->members.items[i], member->columns[i],
                                  mem_printf("%s.", member->name)};
    }
    return reads;
}

/* The joined row's name: its entity's, after that of the row between if there is one. */
static char *alias_of(const struct field *member)
{
    const char *entity = member->join.entity->name;

    return mem_strdup(sql_name(
        member->via.entity ? mem_printf("%s_%s", member->via.entity->name, entity) : entity));
}

static char *joined_column(const struct field *member)
{
    char *column = sql_column(alias_of(member), member->column);

    if (!member->default_value.text)
        return column;
    return mem_printf("COALESCE(%s, %s)", column,
                      sql_literal(&member->column->type, member->default_value.text));
}

char *sql_view_columns(const struct dto *view)
{
    const struct sql_reads reads = sql_reads(view);
    struct buf out = {0};

    buf_add(&out, "");
    MODEL_EACH (read, reads) {
        buf_add(&out, out.len ? ", " : "");
        if (read->member->kind == FIELD_FROM)
            buf_add(&out, joined_column(read->member));
        else if (read->member->kind == FIELD_SQL)
            buf_add(&out, read->member->sql);
        else
            buf_add(&out, sql_column("t", read->column));
    }
    return out.text;
}

/* Joins the row once, however many members come from it. */
static void add_join(struct buf *out, struct names *seen, const char *from, const char *alias,
                     const struct join *join)
{
    MODEL_EACH (name, *seen)
        if (strcmp(name->text, alias) == 0)
            return;
    *list_add(seen) = (struct name){.text = alias};
    buf_addf(out, "\nLEFT JOIN %s %s ON %s = %s", sql_name(join->entity->table), alias,
             sql_column(alias, join->theirs), sql_column(from, join->ours));
}

char *sql_view_from(const struct dto *view)
{
    struct buf out = {0};
    struct names seen = {0};

    buf_addf(&out, "%s t", sql_name(view->entity->table));
    MODEL_EACH (member, view->members) {
        const char *from = "t";

        if (member->kind != FIELD_FROM)
            continue;
        if (member->via.entity) {
            from = sql_name(member->via.entity->name);
            add_join(&out, &seen, "t", from, &member->via);
        }
        add_join(&out, &seen, from, alias_of(member), &member->join);
    }
    return out.text;
}

void sql_add_live(struct buf *sql, const char *alias, const struct entity *entity)
{
    if (entity->soft_delete_column)
        buf_addf(sql, " AND %s IS NULL", sql_column(alias, entity->soft_delete_column));
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

char *sql_qualify(const char *alias, const struct entity *entity, const char *condition)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (const char *p = condition; *p;) {
        size_t n = 1;

        if (*p == '\'' || *p == '"' || *p == '`') {
            while (p[n] && p[n] != *p)
                n++;
            n += p[n] != '\0';
        } else if (is_word(*p)) {
            while (is_word(p[n]))
                n++;
            if ((p == condition || p[-1] != '.') && p[n] != '.' &&
                resolve_find_column(entity, mem_strndup(p, n)))
                buf_addf(&out, "%s.", alias);
        }
        buf_add_n(&out, p, n);
        p += n;
    }
    return out.text;
}

char *sql_list_where(const struct endpoint *endpoint)
{
    const struct column *deleted = endpoint->entity->soft_delete_column;
    struct buf out = {0};

    if (deleted)
        buf_addf(&out, "%s IS NULL", sql_column("t", deleted));
    if (endpoint->where.text)
        buf_addf(&out, deleted ? " AND (%s)" : "(%s)",
                 sql_qualify("t", endpoint->entity, endpoint->where.text));
    return out.text;
}

static char *quote(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "'");
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buf_add_n(&out, text, 1);
        buf_add_n(&out, text, 1);
    }
    buf_add(&out, "'");
    return out.text;
}

char *sql_literal(const struct type_use *type, const char *text)
{
    switch (type->kind) {
    case KIND_I64:
    case KIND_MONEY:
        return mem_strdup(text);
    case KIND_BOOL:
        return mem_strdup(strcmp(text, "true") == 0 ? "TRUE" : "FALSE");
    default:
        return quote(text);
    }
}

unsigned sql_count_marks(const char *sql)
{
    unsigned n = 0;

    for (; *sql; sql++) {
        if (*sql == '\'' || *sql == '"' || *sql == '`') {
            const char *end = strchr(sql + 1, *sql);

            sql = end ? end : sql + strlen(sql) - 1;
        }
        n += *sql == '?';
    }
    return n;
}

/* Characters of the next item of a list, with its comma. */
static size_t item_length(const char *list)
{
    int depth = 0;
    size_t n = 0;

    for (; list[n] && (depth > 0 || list[n] != ','); n++) {
        depth += (list[n] == '(') - (list[n] == ')');
        if (list[n] == '\'' || list[n] == '"' || list[n] == '`') {
            const char *end = strchr(list + n + 1, list[n]);

            n = end ? (size_t)(end - list) : strlen(list) - 1;
        }
    }
    return n + (list[n] == ',');
}

char *sql_fill(const char *list, size_t first, size_t width)
{
    struct buf out = {0};
    size_t column = first;

    buf_add(&out, "");
    while (*list) {
        size_t n = item_length(list);

        if (out.len && column + 1 + n > width) {
            buf_add(&out, "\n");
            column = 0;
        } else if (out.len) {
            buf_add(&out, " ");
            column++;
        }
        buf_add_n(&out, list, n);
        column += n;
        list += n;
        list += strspn(list, " ");
    }
    return out.text;
}

char *sql_wrap(const char *sql, size_t width)
{
    struct buf out = {0};

    buf_add(&out, "");
    while (*sql) {
        size_t len = strcspn(sql, "\n"), cut = len;

        if (len > width) {
            for (cut = width; cut > 0 && sql[cut] != ' '; cut--)
                ;
            cut = cut ? cut : len;
        }
        buf_add_n(&out, sql, cut);
        sql += cut;
        if (*sql)
            buf_add(&out, "\n");
        sql += *sql == ' ' || *sql == '\n';
    }
    return out.text;
}
