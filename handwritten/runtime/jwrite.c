/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON writer: every value reserves its longest form once and is written in place, since this
 * runs for each member of each answer. It does not check that objects and arrays are balanced, and
 * takes texts for well-formed UTF-8.
 */
#include "jwrite.h"

#include "arena.h"
#include "value.h"

#include <assert.h>
#include <stdint.h>

#define DEFAULT_BYTES 512
#define I64_MAX_BYTES 21
#define ESCAPE_MAX_BYTES 6 /* \u001f */

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Where n more bytes have room. */
static char *reserve(struct jwrite *out, size_t n)
{
    size_t cap = out->cap;
    char *text;

    if (cap - out->len >= n)
        return out->text + out->len;
    while (cap - out->len < n)
        cap *= 2;
    text = arena_alloc(out->arena, cap);
    memcpy(text, out->text, out->len);
    out->text = text;
    out->cap = cap;
    return text + out->len;
}

static void written_to(struct jwrite *out, const char *end)
{
    out->len = (size_t)(end - out->text);
}

/* Comma and key, and where the value goes, which has room. */
static char *begin(struct jwrite *out, const char *key, size_t room)
{
    size_t key_len = key ? strlen(key) : 0;
    char *p = reserve(out, key_len + sizeof(",\"\":") + room);

    if (out->needs_comma)
        *p++ = ',';
    out->needs_comma = true;
    if (key) {
        *p++ = '"';
        memcpy(p, key, key_len);
        p += key_len;
        *p++ = '"';
        *p++ = ':';
    }
    return p;
}

static void open_with(struct jwrite *out, const char *key, char bracket)
{
    char *p = begin(out, key, 1);

    *p++ = bracket;
    out->needs_comma = false;
    written_to(out, p);
}

static void close_with(struct jwrite *out, char bracket)
{
    char *p = reserve(out, 1);

    *p++ = bracket;
    out->needs_comma = true;
    written_to(out, p);
}

void jwrite_init(struct jwrite *out, struct arena *arena, size_t size_hint)
{
    *out = (struct jwrite){.arena = arena, .cap = size_hint ? size_hint : DEFAULT_BYTES};
    out->text = arena_alloc(arena, out->cap);
}

void jwrite_object(struct jwrite *out, const char *key)
{
    open_with(out, key, '{');
}

void jwrite_object_end(struct jwrite *out)
{
    close_with(out, '}');
}

void jwrite_array(struct jwrite *out, const char *key)
{
    open_with(out, key, '[');
}

void jwrite_array_end(struct jwrite *out)
{
    close_with(out, ']');
}

void jwrite_raw(struct jwrite *out, const char *key, const char *json, size_t len)
{
    char *p = begin(out, key, len);

    memcpy(p, json, len);
    written_to(out, p + len);
}

void jwrite_null(struct jwrite *out, const char *key)
{
    jwrite_raw(out, key, "null", 4);
}

void jwrite_i64(struct jwrite *out, const char *key, int64_t value)
{
    char *p = begin(out, key, I64_MAX_BYTES);

    written_to(out, p + value_i64_format(value, p));
}

void jwrite_bool(struct jwrite *out, const char *key, bool value)
{
    if (value)
        jwrite_raw(out, key, "true", 4);
    else
        jwrite_raw(out, key, "false", 5);
}

void jwrite_money(struct jwrite *out, const char *key, int64_t minor)
{
    char *p = begin(out, key, VALUE_MONEY_MAX);

    written_to(out, p + value_money_format(minor, p));
}

/* The closing quote takes the place of the terminator. */
void jwrite_time(struct jwrite *out, const char *key, int64_t time_us)
{
    char *p = begin(out, key, VALUE_TIME_MAX + 2);

    *p++ = '"';
    p += value_time_format(time_us, p);
    *p++ = '"';
    written_to(out, p);
}

void jwrite_date(struct jwrite *out, const char *key, int64_t days)
{
    char *p = begin(out, key, VALUE_DATE_MAX + 2);

    *p++ = '"';
    p += value_date_format(days, p);
    *p++ = '"';
    written_to(out, p);
}

static bool needs_escape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\';
}

/* Whether one of eight bytes is zero. */
static uint64_t zero_byte(uint64_t eight)
{
    return (eight - EACH_BYTE(0x01)) & ~eight & EACH_BYTE(0x80);
}

/* Bytes before the first that must be escaped, or all. */
static size_t plain_len(const char *text, size_t len)
{
    size_t at = 0;

    for (uint64_t eight; len - at >= sizeof(eight); at += sizeof(eight)) {
        memcpy(&eight, text + at, sizeof(eight));
        if (((eight - EACH_BYTE(0x20)) & ~eight & EACH_BYTE(0x80)) |
            zero_byte(eight ^ EACH_BYTE('"')) | zero_byte(eight ^ EACH_BYTE('\\')))
            break;
    }
    while (at < len && !needs_escape((unsigned char)text[at]))
        at++;
    return at;
}

static char *put_escape(char *p, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};

    *p++ = '\\';
    if (c >= 0x20) {
        *p++ = (char)c;
    } else if (letters[c]) {
        *p++ = letters[c];
    } else {
        memcpy(p, "u00", 3);
        p[3] = hex[c >> 4];
        p[4] = hex[c & 15];
        p += 5;
    }
    return p;
}

void jwrite_str(struct jwrite *out, const char *key, const char *value)
{
    size_t len, n_plain;
    char *p;

    if (!value) {
        jwrite_null(out, key);
        return;
    }
    len = strlen(value);
    p = begin(out, key, len + 2);
    *p++ = '"';
    for (;;) {
        n_plain = plain_len(value, len);
        memcpy(p, value, n_plain);
        p += n_plain;
        if (n_plain == len)
            break;
        written_to(out, p);
        value += n_plain;
        len -= n_plain + 1;
        p = put_escape(reserve(out, ESCAPE_MAX_BYTES + len + 1), (unsigned char)*value++);
    }
    *p++ = '"';
    written_to(out, p);
}

void jwrite_enum(struct jwrite *out, const char *key, int value, const struct enum_names *names)
{
    assert(value >= 0 && (size_t)value < names->n_names);
    jwrite_str(out, key, names->names[value]);
}

void jwrite_opt_i64(struct jwrite *out, const char *key, enum presence presence, int64_t value)
{
    if (presence == PRESENCE_VALUE)
        jwrite_i64(out, key, value);
    else
        jwrite_null(out, key);
}

void jwrite_opt_bool(struct jwrite *out, const char *key, enum presence presence, bool value)
{
    if (presence == PRESENCE_VALUE)
        jwrite_bool(out, key, value);
    else
        jwrite_null(out, key);
}

void jwrite_opt_str(struct jwrite *out, const char *key, enum presence presence, const char *value)
{
    jwrite_str(out, key, presence == PRESENCE_VALUE ? value : NULL);
}

void jwrite_opt_money(struct jwrite *out, const char *key, enum presence presence, int64_t minor)
{
    if (presence == PRESENCE_VALUE)
        jwrite_money(out, key, minor);
    else
        jwrite_null(out, key);
}

void jwrite_opt_time(struct jwrite *out, const char *key, enum presence presence, int64_t time_us)
{
    if (presence == PRESENCE_VALUE)
        jwrite_time(out, key, time_us);
    else
        jwrite_null(out, key);
}

void jwrite_opt_date(struct jwrite *out, const char *key, enum presence presence, int64_t days)
{
    if (presence == PRESENCE_VALUE)
        jwrite_date(out, key, days);
    else
        jwrite_null(out, key);
}

void jwrite_opt_enum(struct jwrite *out, const char *key, enum presence presence, int value,
                     const struct enum_names *names)
{
    if (presence == PRESENCE_VALUE)
        jwrite_enum(out, key, value, names);
    else
        jwrite_null(out, key);
}
