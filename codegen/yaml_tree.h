/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A YAML file as a tree whose nodes know their places. A strict subset: one document, block and
 * flow style, plain and quoted scalars; no anchors, aliases, tags, tabs or deep nesting. Values are
 * texts: what they mean is the reader's affair. Trees live until the process ends.
 */
#ifndef YAML_TREE_H
#define YAML_TREE_H

#include <stddef.h>

#include "diag.h"

#define YAML_MAX_DEPTH 16

enum node_kind { NODE_NULL, NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct place at;  /* of a scalar its whole text, of a list or mapping its first character */
    const char *text; /* scalars: without quotes; null: "" */
    struct pair *pairs;
    struct node **items;
    size_t n; /* of pairs or items */
};

/* Keys are scalars and stand in the order of the file; one may occur twice. */
struct pair {
    struct node *key, *value;
};

/* Parses text[0..len), which is kept for diagnostics under the name of file. NULL after reporting
 * what is wrong, or for a file of nothing but comments. */
const struct node *yaml_parse(const char *file, const char *text, size_t len);
/* The same for a file on disk; name is what diagnostics call it. */
const struct node *yaml_read(const char *path, const char *name);

/* The value of a key, or NULL: no mapping, or no such key, or nothing (null) after it. */
const struct node *yaml_get(const struct node *map, const char *key);
/* The key itself, for its place. */
const struct node *yaml_key(const struct node *map, const char *key);

#endif
