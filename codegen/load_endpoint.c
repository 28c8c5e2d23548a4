/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The section endpoints, and the paths of streams.
 */
#include "load.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "keys.h"
#include "names.h"
#include "text.h"

/* The place of a part of a scalar. A quoted one begins behind its quote. */
static struct place place_within(struct name whole, size_t offset, size_t len)
{
    struct place at = whole.at;
    bool is_quoted = at.length == strlen(whole.text) + 2;

    if (at.length < strlen(whole.text))
        return at; /* broken over lines, or with escapes */
    at.column += (unsigned)offset + is_quoted;
    at.length = (unsigned)len;
    return at;
}

static struct path_param *load_path_param(struct name path, const char *open, size_t len,
                                          struct endpoint *ret)
{
    const char *name = mem_strndup(open + 1, len);
    size_t offset = (size_t)(open - path.text);
    struct path_param *param;

    for (size_t i = 0; i < ret->params.n; i++)
        if (strcmp(ret->params.items[i].name, name) == 0)
            diag_error(place_within(path, offset, len + 2), "{%s} stands twice", name);
    param = list_add(&ret->params);
    param->name = name;
    param->at = place_within(path, offset, len + 2);
    param->snake = names_snake(param->name);
    if (!text_is_camel(param->name))
        diag_error(param->at, "a path parameter is a camelCase name, like {wishlistId}");
    return param;
}

static bool is_path_char(char c)
{
    return isalnum((unsigned char)c) || strchr("-._~/", c);
}

static void check_path(struct name path, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (path.text[i] == '{') {
            i += strcspn(path.text + i, "}");
            if (i + 1 < len && path.text[i + 1] != '/')
                diag_error(place_within(path, i + 1, 1),
                           "a parameter is a whole segment of a path");
            continue;
        }
        if (!is_path_char(path.text[i]))
            diag_error(place_within(path, i, 1), "`%c` cannot stand in a path", path.text[i]);
        else if (path.text[i] == '/' && (i + 1 < len ? path.text[i + 1] == '/' : i > 0))
            diag_error(place_within(path, i, 1), "an empty segment: no path ends in / or has //");
    }
}

/* "orderNumber={orderNumber}&…": each is sent by its own name. */
static void load_query(struct name path, const char *text, struct endpoint *ret)
{
    size_t len;

    do {
        size_t name = strcspn(text, "={&");
        len = strcspn(text, "&");
        if (name && len == 2 * name + 3 && text[name] == '=' && text[name + 1] == '{' &&
            text[len - 1] == '}' && strncmp(text, text + name + 2, name) == 0)
            load_path_param(path, text + name + 1, name, ret)->in_query = true;
        else
            diag_error(place_within(path, (size_t)(text - path.text), len ? len : 1),
                       "a row is named in the query string like `orderNumber={orderNumber}`");
        text += len;
    } while (*text++ == '&');
}

void load_path(const struct node *map, const char *method, struct endpoint *ret)
{
    struct name path = load_name(map, method);
    const char *open, *close;
    size_t len;

    ret->method = method;
    ret->path = path;
    if (!path.text)
        return;
    len = strcspn(path.text, "?");
    ret->path.text = mem_strndup(path.text, len);
    check_path(path, len);
    for (open = strchr(path.text, '{'); open && open < path.text + len; open = strchr(close, '{')) {
        close = strchr(open, '}');
        if (!close) {
            diag_error(place_within(path, (size_t)(open - path.text), strlen(open)),
                       "a parameter without its closing brace");
            return;
        }
        load_path_param(path, open, (size_t)(close - open) - 1, ret);
    }
    if (path.text[len] == '?')
        load_query(path, path.text + len + 1, ret);
}

/* `path: { itemId: wishlist_item.id }` */
static void load_path_bindings(const struct node *map, struct endpoint *ret)
{
    LOAD_EACH (pair, map, "path") {
        bool is_known = false;
        for (size_t i = 0; i < ret->params.n; i++) {
            if (strcmp(ret->params.items[i].name, pair->key->text) != 0)
                continue;
            ret->params.items[i].given = load_node_name(pair->value);
            is_known = true;
        }
        if (!is_known)
            diag_error(pair->key->at, "the path has no parameter {%s}", pair->key->text);
    }
}

static void load_method(const struct node *map, struct endpoint *ret)
{
    static const char *const methods[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};

    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        const struct node *key = yaml_key(map, methods[i]);
        if (!key)
            continue;
        if (ret->method)
            diag_error(key->at, "%s beside %s: an endpoint has one method", methods[i],
                       ret->method);
        else
            load_path(map, methods[i], ret);
    }
    if (!ret->method) {
        diag_error(ret->at, "endpoint `%s` needs a method: GET, POST, PUT, PATCH or DELETE",
                   ret->name);
        ret->method = "GET";
    }
}

static enum action find_crud(const char *word)
{
    static const struct {
        const char *word;
        enum action action;
    } cruds[] = {{"list", ACTION_LIST},     {"create", ACTION_CREATE}, {"read", ACTION_READ},
                 {"update", ACTION_UPDATE}, {"delete", ACTION_DELETE}, {"clear", ACTION_CLEAR}};

    for (size_t i = 0; i < sizeof cruds / sizeof *cruds; i++)
        if (word && strcmp(cruds[i].word, word) == 0)
            return cruds[i].action;
    return ACTION_NONE;
}

static void load_action(const struct node *map, struct endpoint *ret)
{
    static const char *const keys[] = {"crud", "transition", "query", "handler"};
    const char *first = NULL;

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *key = yaml_key(map, keys[i]);
        if (key && first)
            diag_error(key->at, "`%s` beside `%s`: an endpoint does one thing", keys[i], first);
        else if (key)
            first = keys[i];
    }
    if (!first) {
        diag_error(ret->at, "endpoint `%s` needs `crud`, `transition`, `query` or `handler`",
                   ret->name);
        return;
    }
    ret->transition_name = load_name(map, "transition");
    ret->query_name = load_name(map, "query");
    if (strcmp(first, "crud") == 0)
        ret->action = find_crud(load_text(map, "crud", NULL));
    else
        ret->action = strcmp(first, "transition") == 0 ? ACTION_TRANSITION
                      : strcmp(first, "query") == 0    ? ACTION_QUERY
                                                       : ACTION_HANDWRITTEN;
}

/* `201 wishlist_view`, `wishlist_view` or `202` */
static void load_returns(const struct node *map, struct endpoint *ret)
{
    struct name name = load_name(map, "returns");
    size_t n_digits;

    if (!name.text)
        return;
    n_digits = strspn(name.text, "0123456789");
    if (n_digits == 3) {
        ret->status = (unsigned)strtoul(name.text, NULL, 10);
        if (ret->status < 200 || ret->status > 299)
            diag_error(name.at, "the status of an answer lies between 200 and 299");
        if (!name.text[3])
            return;
        name.at = place_within(name, 4, strlen(name.text) - 4);
        name.text += 4;
    }
    ret->returns_name = name;
}

static enum filter_op find_op(struct name op)
{
    static const char *const ops[] = {"eq", "prefix", "contains", "range"};

    for (size_t i = 0; op.text && i < sizeof ops / sizeof *ops; i++)
        if (strcmp(op.text, ops[i]) == 0)
            return (enum filter_op)i;
    return FILTER_EQ;
}

static void load_filter(const struct pair *pair, struct filter *ret)
{
    const struct node *node = pair->value;
    bool is_map = node->kind == NODE_MAP;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    ret->op = find_op(is_map ? load_name(node, "op") : load_node_name(node));
    load_type(yaml_get(node, "type"), &ret->type);
    load_names(node, "columns", &ret->column_names);
    load_names(node, "column", &ret->column_names);
    ret->else_code = load_name(node, "else");
    if (!ret->column_names.n)
        *list_add(&ret->column_names) = load_node_name(pair->key);
}

/* name NULL: the client says it as the column is called. */
static void load_sort(const char *name, const struct node *node, struct endpoint *ret)
{
    struct sort *sort;

    if (node->kind != NODE_SCALAR)
        return;
    sort = list_add(&ret->sorts);
    sort->at = node->at;
    sort->column_name = load_node_name(node);
    sort->descending = node->text[0] == '-';
    if (sort->descending)
        sort->column_name.text++;
    sort->name = name               ? name
                 : sort->descending ? mem_printf("-%s", names_camel(sort->column_name.text))
                                    : names_camel(sort->column_name.text);
}

static void load_sorts(const struct node *node, struct endpoint *ret)
{
    if (!node)
        return;
    if (node->kind == NODE_SCALAR)
        load_sort(NULL, node, ret);
    for (size_t i = 0; i < node->n; i++) {
        if (node->kind == NODE_LIST)
            load_sort(NULL, node->items[i], ret);
        else
            load_sort(node->pairs[i].key->text, node->pairs[i].value, ret);
    }
}

static void load_guards(const struct node *list, struct endpoint *ret)
{
    for (size_t i = 0; list && list->kind == NODE_LIST && i < list->n; i++) {
        const struct node *map = list->items[i];
        const struct node *none = yaml_key(map, "none"), *some = yaml_key(map, "some");
        struct guard *guard = list_add(&ret->guards);
        guard->at = map->at;
        guard->wants_none = none != NULL;
        guard->query_name = load_name(map, none ? "none" : "some");
        guard->else_code = load_name(map, "else");
        if (!none == !some)
            diag_error(map->at, "a guard has either `none` or `some`");
    }
}

static void load_page(const struct node *node, struct endpoint *ret)
{
    int64_t value;

    if (node && node->kind == NODE_SCALAR && keys_fits(SHAPE_PAGE, node->text)) {
        if (text_to_int(node->text, &value) && value >= 1 && value <= 1000)
            ret->limit_default = ret->limit_max = (unsigned)value;
        else
            diag_error(node->at, "`limit` must be a number between 1 and 1000");
        return;
    }
    ret->limit_default = (unsigned)load_number(node, "default", 1, 1000, 0);
    ret->limit_max = (unsigned)load_number(node, "max", 1, 1000, 0);
}

static void load_endpoint(const struct pair *pair, struct endpoint *ret)
{
    const struct node *map = pair->value;

    ret->name = pair->key->text;
    ret->at = pair->key->at;
    load_method(map, ret);
    load_path_bindings(map, ret);
    load_action(map, ret);
    load_returns(map, ret);
    ret->auth = load_name(map, "auth");
    ret->doc = load_text(map, "doc", NULL);
    ret->entity_name = load_name(map, "entity");
    ret->body_name = load_name(map, "body");
    ret->by = load_name(map, "by");
    ret->under = load_name(map, "under");
    ret->or_empty = load_flag(map, "or_empty");
    ret->children_name = load_name(map, "children");
    ret->after = yaml_get(map, "after") != NULL;
    ret->emit = load_name(map, "emit");
    ret->fault = load_name(map, "fault");
    ret->idempotency = load_name(map, "idempotency");
    ret->deadline_ms = load_duration(map, "deadline", 0);
    ret->planned = load_flag(map, "planned");
    load_names(map, "errors", &ret->error_codes);
    ret->where = load_name(map, "where");
    load_sorts(yaml_get(map, "sort"), ret);
    load_guards(yaml_get(map, "guards"), ret);
    load_page(yaml_get(map, "limit"), ret);
    LOAD_EACH (filter, map, "filter")
        load_filter(filter, list_add(&ret->filters));
    LOAD_EACH (field, map, "query_params")
        load_field(field, list_add(&ret->query_params));
    LOAD_EACH (field, map, "headers")
        load_field(field, list_add(&ret->headers));
}

void load_endpoints(const struct node *root, struct domain *ret)
{
    LOAD_EACH_MAP (pair, root, "endpoints")
        load_endpoint(pair, list_add(&ret->endpoints));
}
