/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lock file's form, both ways. It never judges a difference. The one rule: what is printed and
 * parsed again is the same.
 */
#include "ddl_lock.h"

#include <string.h>

#include "buf.h"

static const char header[] =
    "# The tables as the newest migration leaves them, one fact a line. `./dev gen` compares the\n"
    "# spec with it, writes a migration for what differs, and brings this file up to date.\n";

static const char *const words[] = {
    [DDL_COLUMN] = "column", [DDL_PRIMARY] = "primary", [DDL_UNIQUE] = "unique",
    [DDL_INDEX] = "index",   [DDL_FOREIGN] = "foreign", [DDL_CHECK] = "check",
};
#define N_WORDS (sizeof words / sizeof *words)

char *ddl_lock_print(const struct ddl_schema *schema)
{
    struct buf out = {0};

    buf_add(&out, header);
    for (size_t i = 0; i < schema->tables.n; i++) {
        const struct ddl_table *table = &schema->tables.items[i];

        buf_addf(&out, "\ntable %s %s\n", table->name, table->domain);
        for (size_t j = 0; j < table->facts.n; j++)
            buf_addf(&out, "%s %s %s\n", words[table->facts.items[j].kind],
                     table->facts.items[j].name, table->facts.items[j].text);
    }
    return out.text;
}

/* Cuts a word off *line; NULL: there is none, or nothing after it. */
static char *cut_word(const char **line, const char *end)
{
    const char *space = memchr(*line, ' ', (size_t)(end - *line));
    char *word;

    if (!space || space == *line || space + 1 == end)
        return NULL;
    word = mem_strndup(*line, (size_t)(space - *line));
    *line = space + 1;
    return word;
}

static bool parse_fact(struct ddl_schema *ret, const char *word, const char *name, const char *rest)
{
    struct ddl_fact *fact;

    for (size_t kind = 0; kind < N_WORDS; kind++) {
        if (strcmp(word, words[kind]) != 0 || ret->tables.n == 0)
            continue;
        fact = list_add(&ret->tables.items[ret->tables.n - 1].facts);
        *fact = (struct ddl_fact){.kind = (enum ddl_kind)kind, .name = name, .text = rest};
        return true;
    }
    return false;
}

static bool parse_line(struct ddl_schema *ret, const char *line, const char *end)
{
    const char *word = cut_word(&line, end);
    const char *name = word ? cut_word(&line, end) : NULL;
    const char *rest;

    if (!name)
        return false;
    rest = mem_strndup(line, (size_t)(end - line));
    if (strcmp(word, "table") != 0)
        return parse_fact(ret, word, name, rest);
    struct ddl_table *table = list_add(&ret->tables);
    table->name = name;
    table->domain = rest;
    return true;
}

void ddl_lock_parse(const char *path, const char *text, struct ddl_schema *ret)
{
    unsigned number = 1;

    for (; *text; number++) {
        const char *end = strchrnul(text, '\n');

        if (*text != '#' && end != text && !parse_line(ret, text, end))
            diag_error((struct place){.file = path, .line = number, .column = 1, .length = 1},
                       "this is no line of a schema lock");
        text = *end ? end + 1 : end;
    }
}
