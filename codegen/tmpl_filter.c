/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Escaping. Each filter takes any text and gives one that means just that where it is put.
 */
#include "tmpl_filter.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"

#define LUA_FULL 70 /* of the columns of a literal */
#define LUA_MAX 80

static void add_c_char(struct buf *out, char c, char next)
{
    switch (c) {
    case '"':
    case '\\':
        buf_addf(out, "\\%c", c);
        return;
    case '\n':
        buf_add(out, "\\n");
        return;
    case '\t':
        buf_add(out, "\\t");
        return;
    case '?': /* no trigraphs */
        buf_add(out, next == '?' ? "\\?" : "?");
        return;
    default:
        break;
    }
    if ((unsigned char)c < 0x20 || c == 0x7f)
        buf_addf(out, "\\%03o", (unsigned)c); /* three digits: what follows cannot belong to it */
    else
        buf_add_n(out, &c, 1);
}

static const char *as_c(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "\"");
    for (const char *p = text; *p; p++) {
        add_c_char(&out, *p, p[1]);
        if (*p == '\n' && p[1])
            buf_add(&out, "\"\n\"");
    }
    buf_add(&out, "\"");
    return out.text;
}

/* As C, in literals that fit below each other: long lines are cut, behind a space if there is one.
 */
static const char *as_lua(const char *text)
{
    struct buf out = {0};
    size_t start = 1; /* of the piece, behind its quote */

    buf_add(&out, "\"");
    for (const char *p = text; *p; p++) {
        size_t width;

        add_c_char(&out, *p, p[1]);
        width = out.len - start;
        if (!p[1] || p[1] == '\n' || ((unsigned char)p[1] & 0xc0) == 0x80)
            continue;
        if (*p == '\n' || (*p == ' ' && width > LUA_FULL) || width > LUA_MAX) {
            buf_add(&out, "\"\n\"");
            start = out.len;
        }
    }
    buf_add(&out, "\"");
    return out.text;
}

static const char *as_sql(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "\"");
    for (const char *p = text; *p; p++) {
        if (*p != '\n')
            add_c_char(&out, *p, p[1]);
        else
            buf_add(&out, p[1] ? " \"\n\"" : "");
    }
    buf_add(&out, "\"");
    return out.text;
}

static const char *as_json(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "\"");
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            buf_addf(&out, "\\%c", *p);
        else if (*p == '\n')
            buf_add(&out, "\\n");
        else if ((unsigned char)*p < 0x20)
            buf_addf(&out, "\\u%04x", (unsigned)*p);
        else
            buf_add_n(&out, p, 1);
    }
    buf_add(&out, "\"");
    return out.text;
}

static const char *as_comment(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (const char *p = text; *p; p++) {
        buf_add_n(&out, *p == '\n' ? " " : p, 1);
        if ((*p == '*' && p[1] == '/') || (*p == '/' && p[1] == '*'))
            buf_add(&out, " ");
    }
    return out.text;
}

static const struct {
    const char *name;
    const char *(*apply)(const char *text);
} filters[] = {
    [TMPL_C] = {"c", as_c},
    [TMPL_LUA] = {"lua", as_lua},
    [TMPL_SQL] = {"sql", as_sql},
    [TMPL_JSON] = {"json", as_json},
    [TMPL_COMMENT] = {"comment", as_comment},
};

bool tmpl_filter_find(const char *name, size_t len, enum tmpl_filter *ret)
{
    for (size_t i = TMPL_C; i < sizeof filters / sizeof *filters; i++) {
        if (strlen(filters[i].name) != len || strncmp(filters[i].name, name, len) != 0)
            continue;
        *ret = (enum tmpl_filter)i;
        return true;
    }
    return false;
}

const char *tmpl_filter_apply(enum tmpl_filter filter, const char *text)
{
    return filter == TMPL_PLAIN ? text : filters[filter].apply(text);
}
