/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Single values of the spec: names, numbers, durations, types, fields. Judges what a text says by
 * itself; whether a name exists is resolve's affair.
 */
#include "load.h"

#include <string.h>

#include "buf.h"
#include "keys.h"
#include "text.h"

struct name load_node_name(const struct node *node)
{
    if (!node || node->kind != NODE_SCALAR)
        return (struct name){0};
    return (struct name){node->text, node->at};
}

struct name load_name(const struct node *map, const char *key)
{
    return load_node_name(yaml_get(map, key));
}

const char *load_text(const struct node *map, const char *key, const char *fallback)
{
    const char *text = load_name(map, key).text;

    return text ? text : fallback;
}

bool load_flag(const struct node *map, const char *key)
{
    return strcmp(load_text(map, key, "false"), "true") == 0;
}

int64_t load_number(const struct node *map, const char *key, int64_t min, int64_t max,
                    int64_t fallback)
{
    struct name name = load_name(map, key);
    int64_t value;

    if (!name.text)
        return fallback;
    if (!keys_fits(SHAPE_NUMBER, name.text))
        return fallback;
    if (!text_to_int(name.text, &value) || value < min || value > max) {
        diag_error(name.at, "`%s` must be a number between %lld and %lld, not %s", key,
                   (long long)min, (long long)max, name.text);
        return fallback;
    }
    return value;
}

unsigned load_duration(const struct node *map, const char *key, unsigned fallback)
{
    struct name name = load_name(map, key);
    unsigned value;

    if (!name.text)
        return fallback;
    if (!keys_fits(SHAPE_DURATION, name.text))
        return fallback;
    if (!text_to_duration(name.text, &value) || value == 0) {
        diag_error(name.at, "`%s` must be above zero and below 50 days", key);
        return fallback;
    }
    return value;
}

unsigned load_size(const struct node *map, const char *key, unsigned fallback)
{
    struct name name = load_name(map, key);
    unsigned value;

    if (!name.text)
        return fallback;
    if (!keys_fits(SHAPE_SIZE, name.text))
        return fallback;
    if (!text_to_size(name.text, &value) || value == 0) {
        diag_error(name.at, "`%s` must be above zero and below 4 GiB", key);
        return fallback;
    }
    return value;
}

void load_node_names(const struct node *node, struct names *ret)
{
    if (node && node->kind == NODE_SCALAR)
        *list_add(ret) = load_node_name(node);
    for (size_t i = 0; node && node->kind == NODE_LIST && i < node->n; i++)
        if (node->items[i]->kind == NODE_SCALAR)
            *list_add(ret) = load_node_name(node->items[i]);
}

void load_names(const struct node *map, const char *key, struct names *ret)
{
    load_node_names(yaml_get(map, key), ret);
}

/* Splits `1..80` in place; one number is the upper bound. */
static bool split_bounds(char *text, const char **ret_min, const char **ret_max)
{
    char *dots = strstr(text, "..");

    if (!dots) {
        *ret_max = text;
        return *text != '\0';
    }
    *dots = '\0';
    if (*text)
        *ret_min = text;
    if (dots[2])
        *ret_max = dots + 2;
    return !strstr(dots + 2, "..");
}

/* name[(bounds)][?] */
void load_type(const struct node *node, struct type_use *ret)
{
    char *text, *open, *close;
    size_t len;

    if (!node || node->kind != NODE_SCALAR)
        return;
    text = mem_strdup(node->text);
    len = strlen(text);
    ret->at = node->at;
    if (len && text[len - 1] == '?') {
        ret->nullable = true;
        text[--len] = '\0';
    }
    open = strchr(text, '(');
    if (open) {
        close = strchr(open, ')');
        if (!close || close[1])
            return; /* keys_check has said so */
        *open = *close = '\0';
        if (!split_bounds(open + 1, &ret->min_text, &ret->max_text))
            diag_error(node->at, "bounds are written (min..max), (min..), (..max) or (max)");
    }
    ret->name = (struct name){text, node->at};
    ret->name.at.length = (unsigned)strlen(text);
}

void load_param(const struct pair *pair, struct param *ret)
{
    bool is_map = pair->value->kind == NODE_MAP;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    load_type(is_map ? yaml_get(pair->value, "type") : pair->value, &ret->type);
}

/* Which of the keys that say what a field is are there; more than one is a mistake. */
static const char *find_field_source(const struct node *map)
{
    static const char *const sources[] = {"from", "sql", "many", "count", "sum", "list", "type"};
    const char *found = NULL;

    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const struct node *key = yaml_key(map, sources[i]);
        if (!key)
            continue;
        if (found && !(strcmp(found, "sql") == 0 && strcmp(sources[i], "type") == 0)) {
            diag_error(key->at, "`%s` beside `%s`: a field comes from one place", sources[i],
                       found);
            continue;
        }
        if (!found)
            found = sources[i];
    }
    return found;
}

static void load_items(const struct node *map, struct field *ret)
{
    struct name items = load_name(map, "items");
    const char *min = NULL, *max = NULL;

    ret->min_items = 0;
    ret->max_items = 100;
    if (!items.text || !keys_fits(SHAPE_RANGE, items.text))
        return;
    ret->has_items = true;
    if (!split_bounds(mem_strdup(items.text), &min, &max) ||
        (min && !text_to_int(min, &ret->min_items)) ||
        (max && !text_to_int(max, &ret->max_items)) || ret->min_items < 0 || ret->max_items > 10000)
        diag_error(items.at, "`items` must be a range like 1..50 within 0..10000");
    else if (ret->min_items > ret->max_items)
        diag_error(items.at, "the lower bound is above the upper one");
}

static void load_field_source(const struct node *map, const char *source, struct field *ret)
{
    static const struct {
        const char *key;
        enum field_kind kind;
    } paths[] = {{"from", FIELD_FROM}, {"count", FIELD_COUNT}, {"sum", FIELD_SUM}};

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (strcmp(source, paths[i].key) != 0)
            continue;
        ret->kind = paths[i].kind;
        ret->path = load_name(map, source);
        return;
    }
    if (strcmp(source, "many") == 0) {
        ret->kind = FIELD_MANY;
        ret->dto_name = load_name(map, "many");
    } else if (strcmp(source, "list") == 0) {
        ret->kind = FIELD_LIST;
        load_type(yaml_get(map, "list"), &ret->type);
    } else {
        ret->kind = strcmp(source, "sql") == 0 ? FIELD_SQL : FIELD_SCALAR;
        load_type(yaml_get(map, "type"), &ret->type);
    }
}

/* Keys that mean something beside one kind of field only. */
static void check_companions(const struct node *map, const struct field *field)
{
    const struct node *key = yaml_key(map, "items");

    if (key && field->kind != FIELD_LIST)
        diag_error(key->at, "`items` says how long a `list` is; this field is none");
    key = yaml_key(map, "order");
    if (key && field->kind != FIELD_MANY)
        diag_error(key->at, "`order` is for `many`; this field is something else");
}

void load_field(const struct pair *pair, struct field *ret)
{
    const struct node *map = pair->value;
    const char *source;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    if (map->kind != NODE_MAP) {
        ret->kind = FIELD_SCALAR;
        load_type(map, &ret->type);
        return;
    }
    source = find_field_source(map);
    if (!source) {
        diag_error(ret->at,
                   "field `%s` needs `type`, `list`, `from`, `sql`, `many`, `count` or `sum`",
                   ret->name);
        return;
    }
    load_field_source(map, source, ret);
    load_items(map, ret);
    check_companions(map, ret);
    ret->doc = load_text(map, "doc", NULL);
    ret->default_value = load_name(map, "default");
    ret->else_code = load_name(map, "else");
    ret->missing_code = load_name(map, "missing");
    ret->pattern = load_text(map, "pattern", NULL);
    ret->sql = load_text(map, "sql", NULL);
    ret->order = load_name(map, "order");
}

void load_error(const struct pair *pair, struct error *ret)
{
    ret->code = pair->key->text;
    ret->at = pair->key->at;
    ret->name = load_text(pair->value, "name", ret->code);
    ret->doc = load_text(pair->value, "doc", "");
    ret->status = (unsigned)load_number(pair->value, "status", 400, 599, 500);
}
