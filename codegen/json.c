/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Building and printing JSON. It does not parse. The one rule: the text depends on the tree alone,
 * never on addresses or hashes, so that two runs give the same bytes.
 */
#include "json.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "model.h" /* LIST_OF */

#define COLUMNS 100

enum json_kind { JSON_LITERAL, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };

struct member {
    const char *key; /* NULL in an array */
    struct json *value;
};

struct json {
    enum json_kind kind;
    const char *text;               /* literal and text */
    LIST_OF(struct member) members; /* array and object */
};

static struct json *new_value(enum json_kind kind, const char *text)
{
    struct json *value = mem_alloc(sizeof *value);

    value->kind = kind;
    value->text = text;
    return value;
}

struct json *json_object(void)
{
    return new_value(JSON_OBJECT, NULL);
}

struct json *json_array(void)
{
    return new_value(JSON_ARRAY, NULL);
}

struct json *json_literal(const char *text)
{
    return new_value(JSON_LITERAL, text);
}

struct json *json_null(void)
{
    return json_literal("null");
}

struct json *json_bool(bool value)
{
    return json_literal(value ? "true" : "false");
}

struct json *json_number(int64_t value)
{
    return json_literal(mem_printf("%" PRId64, value));
}

struct json *json_text(const char *text)
{
    return text ? new_value(JSON_TEXT, text) : json_null();
}

static char *format(const char *fmt, va_list args)
{
    va_list again;
    int len;
    char *text;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    text = mem_alloc((size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    return text;
}

struct json *json_textf(const char *fmt, ...)
{
    va_list args;
    char *text;

    va_start(args, fmt);
    text = format(fmt, args);
    va_end(args);
    return json_text(text);
}

static struct member *find(const struct json *object, const char *key)
{
    assert(object->kind == JSON_OBJECT);
    for (size_t i = 0; i < object->members.n; i++)
        if (strcmp(object->members.items[i].key, key) == 0)
            return &object->members.items[i];
    return NULL;
}

struct json *json_get(const struct json *object, const char *key)
{
    const struct member *member = find(object, key);

    return member ? member->value : NULL;
}

struct json *json_set(struct json *object, const char *key, struct json *value)
{
    struct member *member = find(object, key);

    if (!member) {
        member = list_add(&object->members);
        member->key = key;
    }
    member->value = value;
    return value;
}

struct json *json_set_object(struct json *object, const char *key)
{
    return json_set(object, key, json_object());
}

struct json *json_set_array(struct json *object, const char *key)
{
    return json_set(object, key, json_array());
}

void json_set_text(struct json *object, const char *key, const char *text)
{
    json_set(object, key, json_text(text));
}

void json_set_textf(struct json *object, const char *key, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    json_set(object, key, json_text(format(fmt, args)));
    va_end(args);
}

void json_set_number(struct json *object, const char *key, int64_t value)
{
    json_set(object, key, json_number(value));
}

void json_set_bool(struct json *object, const char *key, bool value)
{
    json_set(object, key, json_bool(value));
}

struct json *json_add(struct json *array, struct json *value)
{
    assert(array->kind == JSON_ARRAY);
    list_add(&array->members)->value = value;
    return value;
}

struct json *json_add_object(struct json *array)
{
    return json_add(array, json_object());
}

void json_add_text(struct json *array, const char *text)
{
    json_add(array, json_text(text));
}

unsigned json_count(const struct json *value)
{
    return (unsigned)value->members.n;
}

static void print_text(struct buf *out, const char *text)
{
    buf_add(out, "\"");
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            buf_addf(out, "\\%c", *c);
        else if (*c == '\n')
            buf_add(out, "\\n");
        else if (*c < 0x20 || *c == 0x7f)
            buf_addf(out, "\\u%04x", *c);
        else
            buf_add_n(out, (const char *)c, 1);
    }
    buf_add(out, "\"");
}

static bool is_leaf(const struct json *value)
{
    return value->kind == JSON_LITERAL || value->kind == JSON_TEXT;
}

static void print_leaf(struct buf *out, const struct json *value)
{
    if (value->kind == JSON_TEXT)
        print_text(out, value->text);
    else
        buf_add(out, value->text);
}

/* An array of leaves on one line; NULL: it has others, or is too long to start at this column. */
static char *one_line(const struct json *array, size_t column)
{
    struct buf line = {0};

    buf_add(&line, "[");
    for (size_t i = 0; i < array->members.n; i++) {
        if (!is_leaf(array->members.items[i].value)) {
            buf_release(&line);
            return NULL;
        }
        buf_add(&line, i ? ", " : "");
        print_leaf(&line, array->members.items[i].value);
    }
    buf_add(&line, "]");
    if (column + line.len + 1 <= COLUMNS)
        return line.text;
    buf_release(&line);
    return NULL;
}

static void indent(struct buf *out, unsigned depth)
{
    buf_addf(out, "\n%*s", (int)depth * 2, "");
}

/* column: where the value starts, for the choice between one line and many. */
static void print(struct buf *out, const struct json *value, unsigned depth, size_t column)
{
    const bool is_object = value->kind == JSON_OBJECT;
    char *line;

    if (is_leaf(value)) {
        print_leaf(out, value);
        return;
    }
    if (value->members.n == 0) {
        buf_add(out, is_object ? "{}" : "[]");
        return;
    }
    line = is_object ? NULL : one_line(value, column);
    if (line) {
        buf_add(out, line);
        return;
    }
    buf_add(out, is_object ? "{" : "[");
    for (size_t i = 0; i < value->members.n; i++) {
        const struct member *member = &value->members.items[i];

        buf_add(out, i ? "," : "");
        indent(out, depth + 1);
        if (is_object) {
            print_text(out, member->key);
            buf_add(out, ": ");
        }
        print(out, member->value, depth + 1,
              (depth + 1) * 2 + (is_object ? strlen(member->key) + 4 : 0));
    }
    indent(out, depth);
    buf_add(out, is_object ? "}" : "]");
}

char *json_print(const struct json *value)
{
    struct buf out = {0};

    print(&out, value, 0, 0);
    buf_add(&out, "\n");
    return out.text;
}

static void print_compact(struct buf *out, const struct json *value)
{
    const bool is_object = value->kind == JSON_OBJECT;

    if (is_leaf(value)) {
        print_leaf(out, value);
        return;
    }
    buf_add(out, is_object ? "{" : "[");
    for (size_t i = 0; i < value->members.n; i++) {
        buf_add(out, i ? "," : "");
        if (is_object) {
            print_text(out, value->members.items[i].key);
            buf_add(out, ":");
        }
        print_compact(out, value->members.items[i].value);
    }
    buf_add(out, is_object ? "}" : "]");
}

char *json_print_compact(const struct json *value)
{
    struct buf out = {0};

    print_compact(&out, value);
    return out.text;
}
