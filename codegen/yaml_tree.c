/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From libyaml's events to a tree with places. Knows YAML and nothing of the spec: keys_check()
 * judges what stands where. The one rule: whatever YAML can say and the spec language does not use
 * (anchors, aliases, tags, several documents) is refused here, so that nobody downstream meets it.
 */
#include "yaml_tree.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <yaml.h>

#include "buf.h"

struct reader {
    yaml_parser_t parser;
    yaml_event_t event;
    const char *file;
    unsigned depth;
    bool has_failed;
};

static struct place place_of(const struct reader *r, const yaml_mark_t *from, const yaml_mark_t *to)
{
    struct place at = {r->file, (unsigned)from->line + 1, (unsigned)from->column + 1, 1};

    if (to && to->line == from->line && to->column > from->column)
        at.length = (unsigned)(to->column - from->column);
    return at;
}

static void report_syntax(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    struct place at = place_of(r, &p->problem_mark, NULL);

    r->has_failed = true;
    if (p->error == YAML_READER_ERROR) {
        at = (struct place){r->file, 1, 1, 1};
        diag_error(at, "the file is not UTF-8: %s at byte %zu", p->problem, p->problem_offset);
        return;
    }
    if (p->context)
        diag_error(at, "%s (%s that begins in line %zu)", p->problem, p->context,
                   p->context_mark.line + 1);
    else
        diag_error(at, "%s", p->problem ? p->problem : "not YAML");
}

/* Makes the next event current; false at an error, which has been reported. */
static bool next_event(struct reader *r)
{
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event))
        return true;
    memset(&r->event, 0, sizeof r->event);
    report_syntax(r);
    return false;
}

static struct node *refuse(struct reader *r, const char *what)
{
    diag_error(place_of(r, &r->event.start_mark, &r->event.end_mark), "%s", what);
    r->has_failed = true;
    return NULL;
}

static struct node *new_node(struct reader *r, enum node_kind kind)
{
    struct node *node = mem_alloc(sizeof *node);

    node->kind = kind;
    node->text = "";
    node->at = place_of(r, &r->event.start_mark, &r->event.end_mark);
    return node;
}

static struct node *read_scalar(struct reader *r)
{
    const char *text = (const char *)r->event.data.scalar.value;
    bool is_plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool is_null = is_plain && (!*text || strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
    struct node *node;

    if (r->event.data.scalar.anchor)
        return refuse(r, "anchors are not part of the spec language: write the value out");
    if (r->event.data.scalar.tag)
        return refuse(r, "tags are not part of the spec language: leave this one out");
    if (strlen(text) != r->event.data.scalar.length)
        return refuse(r, "a text cannot contain U+0000");
    node = new_node(r, is_null ? NODE_NULL : NODE_SCALAR);
    node->text = mem_strdup(text);
    return node;
}

static struct node *read_node(struct reader *r);

static struct node *read_list(struct reader *r)
{
    struct node *node = new_node(r, NODE_LIST);

    node->at.length = 1;
    while (next_event(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        struct node *item = read_node(r);
        if (!item)
            return NULL;
        struct {
            struct node **items;
            size_t n;
        } list = {node->items, node->n};
        *list_add(&list) = item;
        node->items = list.items;
        node->n = list.n;
    }
    return r->has_failed ? NULL : node;
}

static bool read_pair(struct reader *r, struct pair *ret)
{
    ret->key = read_node(r);
    if (!ret->key)
        return false;
    if (ret->key->kind != NODE_SCALAR) {
        diag_error(ret->key->at, "a key must be a word");
        r->has_failed = true;
        return false;
    }
    if (!next_event(r))
        return false;
    ret->value = read_node(r);
    return ret->value != NULL;
}

static struct node *read_map(struct reader *r)
{
    struct node *node = new_node(r, NODE_MAP);

    node->at.length = 1;
    while (next_event(r) && r->event.type != YAML_MAPPING_END_EVENT) {
        struct pair pair = {0};
        if (!read_pair(r, &pair))
            return NULL;
        node->pairs = mem_grow(node->pairs, node->n * sizeof pair, (node->n + 1) * sizeof pair);
        node->pairs[node->n++] = pair;
    }
    return r->has_failed ? NULL : node;
}

static struct node *read_collection(struct reader *r)
{
    bool is_map = r->event.type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *anchor =
        is_map ? r->event.data.mapping_start.anchor : r->event.data.sequence_start.anchor;
    const yaml_char_t *tag =
        is_map ? r->event.data.mapping_start.tag : r->event.data.sequence_start.tag;
    struct node *node;

    if (anchor)
        return refuse(r, "anchors are not part of the spec language: write the value out");
    if (tag)
        return refuse(r, "tags are not part of the spec language: leave this one out");
    if (r->depth == YAML_MAX_DEPTH)
        return refuse(r, "nested too deeply: no part of the language goes beyond 16 levels");
    r->depth++;
    node = is_map ? read_map(r) : read_list(r);
    r->depth--;
    return node;
}

static struct node *read_node(struct reader *r)
{
    switch (r->event.type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(r);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return read_collection(r);
    case YAML_ALIAS_EVENT:
        return refuse(r, "aliases are not part of the spec language: write the value out");
    default:
        return refuse(r, "a value is missing here");
    }
}

/* The one document of the stream. */
static struct node *read_document(struct reader *r)
{
    struct node *root = NULL;

    if (!next_event(r) || !next_event(r)) /* the stream's start, the document's */
        return NULL;
    if (r->event.type == YAML_STREAM_END_EVENT) {
        diag_error((struct place){r->file, 1, 1, 1}, "the file is empty");
        return NULL;
    }
    if (!next_event(r))
        return NULL;
    root = read_node(r);
    if (!root || !next_event(r) || !next_event(r)) /* the document's end */
        return NULL;
    if (r->event.type != YAML_STREAM_END_EVENT)
        return refuse(r, "a second document: a file of the spec holds one");
    return root;
}

/* libyaml takes tabs in places where an editor shows anything at all. */
static bool has_tabs(const char *file, const char *text, size_t len)
{
    unsigned line = 1, column = 1;

    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\t') {
            diag_error((struct place){file, line, column, 1}, "a tab: indent with spaces");
            return true;
        }
        column += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n') {
            line++;
            column = 1;
        }
    }
    return false;
}

const struct node *yaml_parse(const char *file, const char *text, size_t len)
{
    struct reader r = {.file = file};
    struct node *root;

    diag_source(file, text, len);
    if (has_tabs(file, text, len))
        return NULL;
    if (!yaml_parser_initialize(&r.parser)) {
        diag_error((struct place){file, 1, 1, 1}, "out of memory");
        return NULL;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, len);
    root = read_document(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    return r.has_failed ? NULL : root;
}

const struct node *yaml_read(const char *path, const char *name)
{
    struct buf buf = {0};
    char block[16384];
    const char *text;
    size_t len;
    FILE *file = fopen(path, "rb");

    if (!file) {
        diag_error((struct place){name, 0, 0, 0}, "cannot be read: %s", strerror(errno));
        return NULL;
    }
    buf_add(&buf, "");
    while ((len = fread(block, 1, sizeof block, file)) > 0)
        buf_add_n(&buf, block, len);
    fclose(file);
    len = buf.len;
    text = mem_strndup(buf.text, len);
    buf_release(&buf);
    return yaml_parse(name, text, len);
}

const struct node *yaml_key(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->pairs[i].key->text, key) == 0)
            return map->pairs[i].key;
    return NULL;
}

const struct node *yaml_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->pairs[i].key->text, key) == 0)
            return map->pairs[i].value->kind == NODE_NULL ? NULL : map->pairs[i].value;
    return NULL;
}
