/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Holds a tree against the tables of keys.c: unknown, missing and repeated keys, and values of a
 * form that does not belong there. Whether a name means something is resolve's affair.
 */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "keys.h"

static enum shape_id keys_owner(enum shape_id shape)
{
    return shapes[shape].keys_of ? shapes[shape].keys_of : shape;
}

const struct key *keys_find(enum shape_id in, const char *name)
{
    for (size_t i = 0; i < n_keys; i++)
        if (keys[i].in == keys_owner(in) && strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

/* Patterns are compiled once each: the tables have a few dozen. */
static bool matches(const char *pattern, const char *text)
{
    static struct {
        const char *pattern;
        regex_t regex;
    } cache[64];
    size_t i = 0;

    while (cache[i].pattern && cache[i].pattern != pattern)
        i++;
    if (!cache[i].pattern) {
        if (regcomp(&cache[i].regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
            abort(); /* a mistake in keys_shapes.c */
        cache[i].pattern = pattern;
    }
    return regexec(&cache[i].regex, text, 0, NULL, 0) == 0;
}

bool keys_fits(enum shape_id shape, const char *text)
{
    return !shapes[shape].pattern || matches(shapes[shape].pattern, text);
}

static size_t count_words(const char *const *words)
{
    size_t n = 0;

    while (words[n])
        n++;
    return n;
}

static bool check_text(const struct node *node, const struct shape *shape, const char *key)
{
    if (shape->words) {
        for (size_t i = 0; shape->words[i]; i++)
            if (strcmp(shape->words[i], node->text) == 0)
                return true;
        diag_error(node->at, "`%s` must be %s, not `%s`", key, shape->what, node->text);
        diag_did_you_mean(node->text, shape->words, count_words(shape->words));
        return false;
    }
    if (shape->pattern && !matches(shape->pattern, node->text)) {
        diag_error(node->at, "`%s` must be %s, not `%s`", key, shape->what, node->text);
        return false;
    }
    return true;
}

static bool check(const struct node *node, enum shape_id id, const char *key);

static bool check_unknown(const struct pair *pair, enum shape_id id, const char *what)
{
    const char *names[64];
    size_t n = 0;

    diag_error(pair->key->at, "unknown key `%s` in %s", pair->key->text, what);
    for (size_t i = 0; i < n_keys && n < sizeof names / sizeof *names; i++)
        if (keys[i].in == keys_owner(id))
            names[n++] = keys[i].name;
    diag_did_you_mean(pair->key->text, names, n);
    return false;
}

static bool check_repeats(const struct node *map)
{
    bool is_fine = true;

    for (size_t i = 1; i < map->n; i++) {
        const struct node *first = yaml_key(map, map->pairs[i].key->text);
        if (first == map->pairs[i].key)
            continue;
        diag_error(map->pairs[i].key->at, "`%s` is given already (line %u)", first->text,
                   first->at.line);
        is_fine = false;
    }
    return is_fine;
}

/* What holds the keys, for "… needs `x`" and "unknown key … in …". */
static const char *describe(const char *key, enum shape_id id)
{
    if (id == SHAPE_SERVICE_FILE || id == SHAPE_TYPES_FILE || id == SHAPE_ERRORS_FILE)
        return "this file";
    if (id == SHAPE_DOMAIN_FILE)
        return "a domain";
    return mem_printf("%s `%s`", shapes[keys_owner(id)].name, key);
}

static bool check_keys(const struct node *map, enum shape_id id, const char *key,
                       struct place key_at)
{
    bool is_fine = true;
    const char *what = describe(key, id);

    for (size_t i = 0; i < map->n; i++) {
        const struct pair *pair = &map->pairs[i];
        const struct key *row = keys_find(id, pair->key->text);
        if (!row)
            is_fine = check_unknown(pair, id, what);
        else if (pair->value->kind == NODE_NULL) {
            diag_error(pair->key->at, "`%s` has no value: it must be %s", row->name,
                       shapes[row->shape].what);
            is_fine = false;
        } else if (!check(pair->value, row->shape, row->name))
            is_fine = false;
    }
    for (size_t i = 0; i < n_keys; i++) {
        if (keys[i].in != keys_owner(id) || !keys[i].is_required || yaml_key(map, keys[i].name))
            continue;
        diag_error(key_at, "%s needs `%s`", what, keys[i].name);
        is_fine = false;
    }
    return is_fine;
}

static bool check_pair(const struct pair *pair, const struct shape *shape)
{
    const struct shape *each = &shapes[shape->each];

    if (shape->key_pattern && !matches(shape->key_pattern, pair->key->text)) {
        diag_error(pair->key->at, "`%s` must be %s", pair->key->text, shape->key_what);
        return false;
    }
    if (pair->value->kind == NODE_NULL) {
        diag_error(pair->key->at, "`%s` has no value: it must be %s", pair->key->text, each->what);
        return false;
    }
    if (pair->value->kind == NODE_MAP && each->has_keys) {
        bool is_once = check_repeats(pair->value);

        return check_keys(pair->value, shape->each, pair->key->text, pair->key->at) && is_once;
    }
    return check(pair->value, shape->each, pair->key->text);
}

static bool check_map(const struct node *map, enum shape_id id, const char *key)
{
    const struct shape *shape = &shapes[id];
    bool is_fine = shape->may_repeat || check_repeats(map);

    if (shape->has_keys)
        return check_keys(map, id, key, map->at) && is_fine;
    for (size_t i = 0; i < map->n; i++)
        if (!check_pair(&map->pairs[i], shape))
            is_fine = false;
    return is_fine;
}

static bool check_list(const struct node *list, const struct shape *shape, const char *key)
{
    bool is_fine = true;

    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i]->kind == NODE_NULL) {
            diag_error(list->items[i]->at, "an empty item in `%s`", key);
            is_fine = false;
        } else if (!check(list->items[i], shape->item, key))
            is_fine = false;
    }
    return is_fine;
}

static bool check(const struct node *node, enum shape_id id, const char *key)
{
    const struct shape *shape = &shapes[id];
    bool takes_text = shape->has_text;
    bool takes_map = shape->has_keys || shape->each;

    if (node->kind == NODE_SCALAR && takes_text)
        return check_text(node, shape, key);
    if (node->kind == NODE_LIST && shape->item)
        return check_list(node, shape, key);
    if (node->kind == NODE_MAP && takes_map)
        return check_map(node, id, key);
    diag_error(node->at, "`%s` must be %s", key, shape->what);
    return false;
}

bool keys_fits_node(const struct node *value, enum shape_id shape, const char *key)
{
    return check(value, shape, key);
}

bool keys_check(const struct node *node, enum shape_id shape)
{
    if (node->kind != NODE_MAP) {
        diag_error(node->at, "a spec file is a mapping of keys");
        return false;
    }
    return check_map(node, shape, "");
}
