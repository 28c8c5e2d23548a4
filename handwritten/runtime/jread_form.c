/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Query strings and path parameters as trees of one level, all values texts. What cannot be decoded
 * is no error yet: it becomes one when the parameter is read, in the order of the reads.
 */
#include "jread.h"

#include "arena.h"
#include "jread_reader.h"
#include "value_utf8.h"

#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes escapes. The text in the arena, or NULL with *ret_flaw. */
static const char *decode(struct arena *arena, const char *text, size_t len, bool plus_is_space,
                          size_t *ret_len, const char **ret_flaw)
{
    char *decoded = arena_alloc(arena, len + 1);
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        char c = text[i];

        if (c == '%') {
            int high = i + 2 < len ? hex_digit(text[i + 1]) : -1;
            int low = i + 2 < len ? hex_digit(text[i + 2]) : -1;

            if (high < 0 || low < 0) {
                *ret_flaw = "has a broken escape";
                return NULL;
            }
            c = (char)(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        decoded[n++] = c;
    }
    if (value_utf8_valid_len(decoded, n) != n) {
        *ret_flaw = "is not UTF-8";
        return NULL;
    }
    *ret_len = n;
    return decoded;
}

static void set_value(struct arena *arena, struct jread_node *node, const char *text, size_t len,
                      bool plus_is_space)
{
    node->type = JREAD_STRING;
    node->text = decode(arena, text, len, plus_is_space, &node->text_len, &node->flaw);
    if (!node->text)
        node->text = "";
    node->has_nul = memchr(node->text, '\0', node->text_len) != NULL;
    node->raw = node->text;
    node->raw_len = node->text_len;
}

/* A name that cannot be decoded stays as it was sent: nobody will ask for it. */
static void set_key(struct arena *arena, struct jread_node *node, const char *text, size_t len)
{
    const char *flaw;

    node->place = text;
    node->key = decode(arena, text, len, true, &node->key_len, &flaw);
    if (!node->key) {
        node->key = text;
        node->key_len = len;
    }
}

static void mark_repeated(struct jread_node *object)
{
    for (struct jread_node *node = object->first; node; node = node->next) {
        struct jread_node *first = jread_node_find(object, node->key, node->key_len);

        if (first == node)
            continue;
        first->flaw = "is given more than once";
        node->was_read = true;
    }
}

static struct jread_node *object_new(struct arena *arena)
{
    struct jread_node *object = arena_alloc(arena, sizeof(*object));

    object->type = JREAD_OBJECT;
    return object;
}

struct jread *jread_query(struct arena *arena, const char *text, size_t len)
{
    struct jread_node *object = object_new(arena), *last = NULL;
    const char *p = arena_strndup(arena, text, len), *end = p + len;

    while (p < end) {
        const char *piece_end = memchr(p, '&', (size_t)(end - p)), *equals;

        if (!piece_end)
            piece_end = end;
        equals = memchr(p, '=', (size_t)(piece_end - p));
        if (piece_end > p) {
            struct jread_node *node = jread_node_add(arena, object, &last);
            const char *value = equals ? equals + 1 : piece_end;

            set_key(arena, node, p, (size_t)((equals ? equals : piece_end) - p));
            set_value(arena, node, value, (size_t)(piece_end - value), true);
        }
        p = piece_end + 1;
    }
    if (jread_node_index(arena, object))
        mark_repeated(object);
    return jread_root(arena, JREAD_QUERY, object);
}

struct jread *jread_path(struct arena *arena, size_t n, const char *const *names,
                         const char *const *values, const size_t *lens)
{
    struct jread_node *object = object_new(arena), *last = NULL;

    for (size_t i = 0; i < n; i++) {
        struct jread_node *node = jread_node_add(arena, object, &last);

        node->key = names[i];
        node->key_len = strlen(names[i]);
        set_value(arena, node, values[i], lens[i], false);
    }
    jread_node_index(arena, object);
    return jread_root(arena, JREAD_PATH, object);
}
