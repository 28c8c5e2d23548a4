/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of the output from names of the spec. Pure text work: nothing here knows what a name is
 * for beyond its form.
 */
#include "names.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"

char *names_camel(const char *snake)
{
    char *name = mem_strdup(snake), *out = name;

    for (const char *p = snake; *p; p++) {
        if (*p == '_' && p > snake && p[1])
            *out++ = (char)toupper((unsigned char)*++p);
        else
            *out++ = *p;
    }
    *out = '\0';
    return name;
}

char *names_snake(const char *camel)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (const char *p = camel; *p; p++) {
        char c = (char)tolower((unsigned char)*p);

        if (isupper((unsigned char)*p) && p > camel && p[-1] != '_' &&
            !isupper((unsigned char)p[-1]))
            buf_add(&out, "_");
        if (!isalnum((unsigned char)*p))
            c = '_';
        buf_add_n(&out, &c, 1);
    }
    return out.text;
}

char *names_upper(const char *snake)
{
    char *name = names_snake(snake);

    for (char *p = name; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    return name;
}

char *names_pascal(const char *snake)
{
    char *name = names_camel(snake);

    name[0] = (char)toupper((unsigned char)name[0]);
    return name;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);

    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

char *names_plural(const char *snake)
{
    size_t len = strlen(snake);

    if (len > 1 && snake[len - 1] == 'y' && !strchr("aeiou", snake[len - 2]))
        return mem_printf("%.*sies", (int)(len - 1), snake);
    if (ends_with(snake, "s") || ends_with(snake, "x") || ends_with(snake, "z") ||
        ends_with(snake, "ch") || ends_with(snake, "sh"))
        return mem_printf("%ses", snake);
    return mem_printf("%ss", snake);
}

char *names_sentence(const char *snake)
{
    char *text = mem_strdup(snake);

    for (char *p = text; *p; p++)
        if (*p == '_')
            *p = ' ';
    *text = (char)toupper((unsigned char)*text);
    return text;
}

const char *names_err(const struct error *error)
{
    return mem_printf("ERR_%s", error->name);
}

char *names_enumerator(const char *enum_name, const char *value)
{
    return mem_printf("%s_%s", names_upper(enum_name), names_upper(value));
}

char *names_unique(const struct entity *entity, const struct unique *key)
{
    if (key->sql_name.text)
        return mem_strdup(key->sql_name.text);
    return mem_printf("uk_%s_%s", entity->table, key->name);
}

char *names_index(const struct entity *entity, const struct index *index)
{
    if (index->sql_name.text)
        return mem_strdup(index->sql_name.text);
    return mem_printf("idx_%s_%s", entity->table, index->name);
}

char *names_check(const struct entity *entity, const char *what)
{
    return mem_printf("ck_%s_%s", entity->table, what);
}

char *names_foreign_key(const struct entity *entity, const struct column *column)
{
    return mem_printf("fk_%s_%s", entity->table, column->name);
}

const char *names_kind(enum kind kind)
{
    static const char *const kinds[] = {
        [KIND_I64] = "i64",   [KIND_BOOL] = "bool", [KIND_STR] = "str",   [KIND_MONEY] = "money",
        [KIND_TIME] = "time", [KIND_DATE] = "date", [KIND_ENUM] = "enum", [KIND_JSON] = "json",
    };

    return kinds[kind];
}

const char *names_c_type(enum kind kind)
{
    static const char *const types[] = {
        [KIND_I64] = "int64_t",   [KIND_BOOL] = "bool",         [KIND_STR] = "const char *",
        [KIND_MONEY] = "int64_t", [KIND_TIME] = "int64_t",      [KIND_DATE] = "int64_t",
        [KIND_ENUM] = "int",      [KIND_JSON] = "const char *",
    };

    return types[kind];
}
