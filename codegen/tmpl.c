/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Renders templates. A template becomes a list of nodes first, so that a broken one is refused
 * whatever the data is; then the nodes are walked with a chain of scopes. It knows no expressions:
 * whatever has to be computed is computed by who fills the values.
 */
#include "tmpl.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "model.h"
#include "tmpl_filter.h"
#include "tmpl_parse.h"

/* ---- values ---- */

enum entry_kind { ENTRY_TEXT, ENTRY_FLAG, ENTRY_LIST };

struct tmpl_list {
    LIST_OF(struct tmpl_value *) items;
};

struct entry {
    const char *key;
    enum entry_kind kind;
    const char *text;
    bool flag;
    struct tmpl_list *list;
};

struct tmpl_value {
    LIST_OF(struct entry) entries;
};

struct tmpl_value *tmpl_map(void)
{
    return mem_alloc(sizeof(struct tmpl_value));
}

static struct entry *find_entry(const struct tmpl_value *map, const char *key)
{
    for (size_t i = 0; i < map->entries.n; i++)
        if (strcmp(map->entries.items[i].key, key) == 0)
            return &map->entries.items[i];
    return NULL;
}

static struct entry *set_entry(struct tmpl_value *map, const char *key, enum entry_kind kind)
{
    struct entry *entry = find_entry(map, key);

    if (!entry)
        entry = list_add(&map->entries);
    *entry = (struct entry){.key = key, .kind = kind};
    return entry;
}

void tmpl_text(struct tmpl_value *map, const char *key, const char *text)
{
    set_entry(map, key, ENTRY_TEXT)->text = text ? text : "";
}

void tmpl_textf(struct tmpl_value *map, const char *key, const char *fmt, ...)
{
    char text[4096];
    va_list args;
    int len;

    va_start(args, fmt);
    len = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (len >= (int)sizeof text) {
        char *longer = mem_alloc((size_t)len + 1);

        va_start(args, fmt);
        vsnprintf(longer, (size_t)len + 1, fmt, args);
        va_end(args);
        tmpl_text(map, key, longer);
        return;
    }
    tmpl_text(map, key, mem_strdup(text));
}

void tmpl_flag(struct tmpl_value *map, const char *key, bool value)
{
    set_entry(map, key, ENTRY_FLAG)->flag = value;
}

struct tmpl_list *tmpl_list(struct tmpl_value *map, const char *key)
{
    struct tmpl_list *list = mem_alloc(sizeof *list);

    set_entry(map, key, ENTRY_LIST)->list = list;
    return list;
}

void tmpl_add(struct tmpl_list *list, struct tmpl_value *item)
{
    *list_add(&list->items) = item;
}

struct tmpl_list *tmpl_get_list(const struct tmpl_value *map, const char *key)
{
    const struct entry *entry = find_entry(map, key);

    assert(entry && entry->kind == ENTRY_LIST);
    return entry->list;
}

size_t tmpl_length(const struct tmpl_value *map, const char *key)
{
    const struct entry *entry = find_entry(map, key);

    return entry && entry->kind == ENTRY_LIST ? entry->list->items.n : 0;
}

struct tmpl_value *tmpl_item(struct tmpl_list *list)
{
    struct tmpl_value *item = tmpl_map();

    tmpl_add(list, item);
    return item;
}

/* ---- rendering ---- */

struct scope {
    const struct tmpl_value *map;
    const struct scope *outer;
    bool is_item, is_first, is_last;
};

struct render {
    const char *root;
    struct buf out;
    bool failed;
};

static void fail(struct render *render, const struct tmpl_node *node, const char *what)
{
    diag_error((struct place){node->file, node->line, 0, 0}, "%s `%s`", what, node->name);
    render->failed = true;
}

static const struct entry *look_up(const struct scope *scope, const char *name)
{
    for (; scope; scope = scope->outer) {
        const struct entry *entry = find_entry(scope->map, name);

        if (entry)
            return entry;
    }
    return NULL;
}

/* first and last of the innermost item. */
static bool look_up_place(const struct scope *scope, const char *name, bool *ret)
{
    while (scope && !scope->is_item)
        scope = scope->outer;
    if (!scope)
        return false;
    *ret = strcmp(name, "first") == 0 ? scope->is_first : scope->is_last;
    return strcmp(name, "first") == 0 || strcmp(name, "last") == 0;
}

static bool is_true(struct render *render, const struct tmpl_node *node, const struct scope *scope)
{
    const struct entry *entry = look_up(scope, node->name);
    bool place = false;

    if (!entry) {
        if (!look_up_place(scope, node->name, &place))
            fail(render, node, "unknown name");
        return place;
    }
    switch (entry->kind) {
    case ENTRY_TEXT:
        return *entry->text != '\0';
    case ENTRY_FLAG:
        return entry->flag;
    default:
        return entry->list->items.n > 0;
    }
}

static size_t column_of_end(const struct buf *out)
{
    size_t column = 0;

    while (column < out->len && out->text[out->len - 1 - column] != '\n')
        column++;
    return column;
}

/* Lines after the first stand below the tag. */
static void add_aligned(struct buf *out, const char *text)
{
    const size_t column = column_of_end(out);

    for (;;) {
        size_t len = strcspn(text, "\n");

        buf_add_n(out, text, len);
        if (!text[len])
            return;
        text += len + 1;
        buf_add(out, "\n");
        if (*text && *text != '\n')
            buf_addf(out, "%*s", (int)column, "");
    }
}

static void render_value(struct render *render, const struct tmpl_node *node,
                         const struct scope *scope)
{
    const struct entry *entry = look_up(scope, node->name);

    if (!entry)
        fail(render, node, "unknown name");
    else if (entry->kind != ENTRY_TEXT)
        fail(render, node, "no text:");
    else
        add_aligned(&render->out, tmpl_filter_apply(node->filter, entry->text));
}

static void render_nodes(struct render *render, const struct tmpl_nodes *nodes,
                         const struct scope *scope);

static void render_each(struct render *render, const struct tmpl_node *node,
                        const struct scope *scope)
{
    const struct entry *entry = look_up(scope, node->name);

    if (!entry || entry->kind != ENTRY_LIST) {
        fail(render, node, entry ? "no list:" : "unknown name");
        return;
    }
    for (size_t i = 0; i < entry->list->items.n; i++) {
        const struct scope inner = {
            .map = entry->list->items.items[i],
            .outer = scope,
            .is_item = true,
            .is_first = i == 0,
            .is_last = i + 1 == entry->list->items.n,
        };

        render_nodes(render, &node->body, &inner);
    }
}

/* A partial alone on its line has all its lines indented as the tag was. */
static void render_partial(struct render *render, const struct tmpl_node *node,
                           const struct scope *scope)
{
    struct buf outer = render->out;
    const char *line;

    render->out = (struct buf){0};
    render_nodes(render, &node->body, scope);
    line = render->out.text ? render->out.text : "";
    while (*line) {
        size_t len = strcspn(line, "\n");

        if (len)
            buf_add(&outer, node->indent);
        buf_add_n(&outer, line, len + (line[len] == '\n'));
        line += len + (line[len] == '\n');
    }
    buf_release(&render->out);
    render->out = outer;
}

static void render_nodes(struct render *render, const struct tmpl_nodes *nodes,
                         const struct scope *scope)
{
    for (size_t i = 0; i < nodes->n; i++) {
        const struct tmpl_node *node = &nodes->items[i];

        switch (node->kind) {
        case TMPL_TEXT:
            buf_add_n(&render->out, node->text, node->len);
            break;
        case TMPL_VALUE:
            render_value(render, node, scope);
            break;
        case TMPL_EACH:
            render_each(render, node, scope);
            break;
        case TMPL_IF:
            render_nodes(render, is_true(render, node, scope) ? &node->body : &node->otherwise,
                         scope);
            break;
        case TMPL_PARTIAL:
            render_partial(render, node, scope);
            break;
        }
    }
}

/* ---- values that nobody wants ---- */

static bool is_named(const struct tmpl_nodes *nodes, const char *name)
{
    for (size_t i = 0; i < nodes->n; i++) {
        const struct tmpl_node *node = &nodes->items[i];

        if (node->kind != TMPL_PARTIAL && node->name && strcmp(node->name, name) == 0)
            return true;
        if (is_named(&node->body, name) || is_named(&node->otherwise, name))
            return true;
    }
    return false;
}

static bool check_used(const char *file, const struct tmpl_nodes *nodes,
                       const struct tmpl_value *map)
{
    bool ok = true;

    for (size_t i = 0; i < map->entries.n; i++) {
        const struct entry *entry = &map->entries.items[i];

        if (!is_named(nodes, entry->key)) {
            diag_error((struct place){file, 0, 0, 0}, "no tag uses the value `%s`", entry->key);
            ok = false;
        }
        /* Items are alike: looking at all of them would only say the same again. */
        if (entry->kind == ENTRY_LIST && entry->list->items.n)
            ok = check_used(file, nodes, entry->list->items.items[0]) && ok;
    }
    return ok;
}

char *tmpl_render_text(const char *root, const char *name, const char *text, size_t len,
                       const struct tmpl_value *data)
{
    const char *file = mem_printf("templates/%s", name);
    const struct scope scope = {.map = data};
    struct render render = {.root = root};
    struct tmpl_nodes nodes = {0};

    if (!tmpl_parse(root, file, text, len, &nodes) || !check_used(file, &nodes, data))
        return NULL;
    buf_add(&render.out, "");
    render_nodes(&render, &nodes, &scope);
    return render.failed ? NULL : render.out.text;
}

char *tmpl_render(const char *root, const char *name, const struct tmpl_value *data)
{
    const char *file = mem_printf("templates/%s", name);
    size_t len = 0;
    const char *text = tmpl_parse_read(root, file, &len);

    if (!text) {
        diag_error((struct place){file, 0, 0, 0}, "the template cannot be read");
        return NULL;
    }
    return tmpl_render_text(root, name, text, len, data);
}
