/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cursors. Values are written as the value kinds' texts and read by the same strict readers, so
 * that whatever a client makes up, only a time that the database knows is bound as a time.
 */
#include "list_cursor.h"

#include "arena.h"
#include "value_base64.h"
#include "value_utf8.h"

#include <string.h>

#define CHECKSUM_LEN 8 /* hexadecimal digits */

static const struct {
    size_t (*format)(int64_t value, char *buf);
    bool (*parse)(const char *text, size_t len, int64_t *ret);
} kinds[] = {
    [LIST_I64] = {value_i64_format, value_i64_parse},
    [LIST_MONEY] = {value_money_format, value_money_parse},
    [LIST_TIME] = {value_time_format, value_time_parse},
    [LIST_DATE] = {value_date_format, value_date_parse},
};

/* FNV-1a of 32 bits. */
static uint32_t checksum(const char *text)
{
    uint32_t hash = 2166136261U;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash;
}

const char *list_cursor_write(struct arena *arena, const struct list_def *def,
                              const struct list_sort *sort, const struct list_position *position)
{
    char number[VALUE_TIME_MAX], id[VALUE_TIME_MAX];
    const char *text;

    if (sort->kind != LIST_STR)
        kinds[sort->kind].format(position->number, number);
    value_i64_format(position->id, id);
    text = arena_printf(arena, "|%s|%s|%s|%s", def->name, sort->name, id,
                        sort->kind == LIST_STR ? position->text : number);
    text = arena_printf(arena, "%0*x%s", CHECKSUM_LEN, checksum(text), text);
    return value_base64_encode(arena, text, strlen(text));
}

/* Moves *p behind "text|". */
static bool skip(const char **p, const char *text)
{
    size_t len = strlen(text);

    if (strncmp(*p, text, len) != 0 || (*p)[len] != '|')
        return false;
    *p += len + 1;
    return true;
}

static bool read_value(const struct list_sort *sort, const char *text, struct list_position *ret)
{
    size_t len = strlen(text);

    ret->text = text;
    if (sort->kind == LIST_STR)
        return value_utf8_valid_len(text, len) == len;
    return kinds[sort->kind].parse(text, len, &ret->number);
}

bool list_cursor_read(struct arena *arena, const struct list_def *def, const struct list_sort *sort,
                      const char *cursor, struct list_position *ret)
{
    struct list_position position = {0};
    size_t len = 0;
    const char *text = value_base64_decode(arena, cursor, strlen(cursor), &len), *p, *id_end;

    if (!text || strlen(text) != len || len <= CHECKSUM_LEN)
        return false;
    p = text + CHECKSUM_LEN;
    if (!skip(&text, arena_printf(arena, "%0*x", CHECKSUM_LEN, checksum(p))))
        return false;
    p++;
    if (!skip(&p, def->name) || !skip(&p, sort->name))
        return false;
    id_end = strchr(p, '|');
    if (!id_end || !value_i64_parse(p, (size_t)(id_end - p), &position.id) ||
        !read_value(sort, id_end + 1, &position))
        return false;
    *ret = position;
    return true;
}
