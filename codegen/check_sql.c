/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pieces of SQL that the spec quotes, looked at without a parser: words that are no column, states
 * without quotes or that no machine knows, rows of another width. The one rule: what it does not
 * understand it lets pass, as the database reads all of it in the tests.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"
#include "text.h"

static const char *const sql_words[] = {
    "and",      "as",   "asc",     "between",  "binary", "case",  "char",        "collate", "date",
    "datetime", "day",  "decimal", "desc",     "div",    "else",  "end",         "escape",  "false",
    "hour",     "in",   "integer", "interval", "is",     "like",  "microsecond", "minute",  "mod",
    "month",    "not",  "null",    "or",       "regexp", "rlike", "second",      "signed",  "then",
    "time",     "true", "unknown", "unsigned", "week",   "when",  "xor",         "year"};

/* One entity's condition and where it stands. */
struct condition {
    const struct entity *entity;
    const char *what; /* "`where`" */
    struct place at;
};

static bool is_sql_word(const char *word)
{
    for (size_t i = 0; i < sizeof sql_words / sizeof *sql_words; i++)
        if (strcasecmp(sql_words[i], word) == 0)
            return true;
    return false;
}

static const struct names *choices_of(const struct column *column)
{
    if (column->type.enumeration)
        return &column->type.enumeration->values;
    return column->type.machine ? &column->type.machine->states : NULL;
}

/* Whether some column that the condition names has the value (sql NULL: any column). */
static bool is_choice(const struct entity *entity, const char *sql, const char *value)
{
    MODEL_EACH (column, entity->columns) {
        const struct names *choices = choices_of(column);
        if (!choices || (sql && !text_mentions(sql, column->name)))
            continue;
        MODEL_EACH (choice, *choices)
            if (strcmp(choice->text, value) == 0)
                return true;
    }
    return false;
}

static bool names_choices_only(const struct entity *entity, const char *sql)
{
    bool names_one = false;

    MODEL_EACH (column, entity->columns) {
        if (!text_mentions(sql, column->name))
            continue;
        if (!choices_of(column))
            return false;
        names_one = true;
    }
    return names_one;
}

static void check_word(const struct condition *condition, const char *word)
{
    struct words columns = {0};

    if (is_sql_word(word) || resolve_find_column(condition->entity, word))
        return;
    if (is_choice(condition->entity, NULL, word)) {
        diag_error(condition->at, "%s compares with %s: write '%s'", condition->what, word, word);
        return;
    }
    for (const char *p = word; *p; p++)
        if (*word == '_' || isupper((unsigned char)*p))
            return; /* a word of SQL */
    MODEL_EACH (column, condition->entity->columns)
        resolve_word(&columns, column->name);
    diag_error(condition->at, "%s: no column `%s` in %s", condition->what, word,
               condition->entity->name);
    resolve_suggest(word, &columns);
}

/* What stands around the place, between the nearest AND and OR. */
static const char *part_around(const char *sql, const char *at)
{
    const char *start = sql, *end = at;

    for (const char *p = sql; p < at; p++)
        if (*p == ' ' && (strncasecmp(p, " and ", 5) == 0 || strncasecmp(p, " or ", 4) == 0))
            start = p;
    while (*end && strncasecmp(end, " and ", 5) != 0 && strncasecmp(end, " or ", 4) != 0)
        end++;
    return mem_printf("%.*s", (int)(end - start), start);
}

static void check_literal(const struct condition *condition, const char *sql, const char *value)
{
    if (!strchr(value, '%') && names_choices_only(condition->entity, sql) &&
        !is_choice(condition->entity, sql, value))
        diag_error(condition->at, "%s compares with '%s', which is no value of its columns",
                   condition->what, value);
}

static bool is_word_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void check_words(const struct condition *condition, const char *sql)
{
    for (const char *p = sql; *p;) {
        const char *end = p;
        if (*p == '\'' || *p == '"') {
            end = strchr(p + 1, *p);
            if (!end)
                return;
            check_literal(condition, part_around(sql, p),
                          mem_printf("%.*s", (int)(end - p - 1), p + 1));
            p = end + 1;
            continue;
        }
        while (is_word_char(*end))
            end++;
        if (end == p) {
            p++;
            continue;
        }
        if (!isdigit((unsigned char)*p) && end[strspn(end, " ")] != '(')
            check_word(condition, mem_printf("%.*s", (int)(end - p), p));
        p = end;
    }
}

static bool names_a_column(const struct entity *entity, const char *sql)
{
    MODEL_EACH (column, entity->columns)
        if (text_mentions(sql, column->name))
            return true;
    return false;
}

void check_condition(const struct entity *entity, const char *sql, struct place at,
                     const char *what)
{
    const struct condition condition = {entity, what, at};

    if (!sql)
        return;
    if (strchr(sql, ';'))
        diag_error(at, "%s is one condition: leave the ; out", what);
    else if (!names_a_column(entity, sql))
        diag_error(at, "%s names no column of %s", what, entity->name);
    else if (!strchr(sql, '`'))
        check_words(&condition, sql);
}

/* ---- the width of rows ---- */

static bool is_at_word(const char *start, const char *at, const char *word)
{
    size_t len = strlen(word);

    return strncasecmp(at, word, len) == 0 && !is_word_char(at[len]) &&
           (at == start || !is_word_char(at[-1]));
}

/* What a SELECT reads, in columns; 0: it cannot be told. *ret_star: one of them is a `*`. */
static size_t count_columns(const char *sql, bool *ret_star)
{
    const char *start = sql + strlen("SELECT");
    size_t n = 1;
    int depth = 0;

    *ret_star = false;
    for (const char *p = start; *p; p++) {
        if (*p == '\'' || *p == '"' || *p == '`') {
            p = strchr(p + 1, *p);
            if (!p)
                return 0;
        } else if (*p == '(' || *p == ')') {
            depth += *p == '(' ? 1 : -1;
        } else if (depth == 0 && *p == ',') {
            n++;
        } else if (depth == 0 && *p == '*' && strchr(", \n", p[1]) &&
                   (p[-1] == '.' || strchr(" \n,", p[-1]))) {
            const char *next = p + 1 + strspn(p + 1, " \n");
            *ret_star |= p[-1] == '.' || *next == ',' || is_at_word(start, next, "FROM");
        } else if (depth == 0 && is_at_word(start, p, "FROM")) {
            return n;
        }
    }
    return n;
}

void check_width(const struct query *query)
{
    bool has_star;
    size_t n;

    if (!is_at_word(query->sql, query->sql, "SELECT"))
        return;
    n = count_columns(query->sql, &has_star);
    if (has_star)
        diag_error(query->sql_at, "name the columns that %s reads instead of *", query->name);
    else if (n && n != query->row->members.n)
        diag_error(query->sql_at, "%s reads %zu columns, and its row has %zu members", query->name,
                   n, query->row->members.n);
}
