/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What jread's parsers make and its readers read: a tree of values. Shared by the files of jread
 * and by nobody else.
 */
#ifndef JREAD_NODE_H
#define JREAD_NODE_H

#include "jread.h"

enum jread_type {
    JREAD_NULL,
    JREAD_BOOL,
    JREAD_NUMBER,
    JREAD_STRING,
    JREAD_LIST,
    JREAD_OBJECT,
};

struct jread_node {
    enum jread_type type;
    bool was_read;
    bool has_nul;      /* a string with U+0000 */
    const char *flaw;  /* of a parameter that could not be decoded, or NULL */
    const char *key;   /* of a member; not terminated */
    const char *raw;   /* the value as sent; not terminated */
    const char *text;  /* of a string, decoded; not terminated */
    const char *place; /* of a member's key in the input */
    size_t key_len, raw_len, text_len;
    struct jread_node *first, *next; /* members or items, in the order sent */
    struct jread_node **by_key;      /* of an object with many members: sorted */
    size_t n_nodes;
};

/* Adds a node at the end of parent. */
struct jread_node *jread_node_add(struct arena *arena, struct jread_node *parent,
                                  struct jread_node **last);
/* To be called when an object has all its members. The second one of the first pair with one key,
 * or NULL: every key is there once. */
struct jread_node *jread_node_index(struct arena *arena, struct jread_node *object);
/* The member of this key; the first one if there are several. */
struct jread_node *jread_node_find(const struct jread_node *object, const char *key, size_t len);

/* The root object of text, or NULL with ret_problem set. text is terminated and stays. */
struct jread_node *jread_parse(struct arena *arena, const char *text, size_t len,
                               unsigned max_depth, struct jread_problem *ret_problem);
/* Whether a terminated text is a number as JSON writes it. */
bool jread_is_number(const char *text, size_t len);

#endif
