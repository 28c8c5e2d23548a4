/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Templates as trees: text, values, loops, choices, and partials with their own trees. Trees and
 * texts live until the process ends.
 */
#ifndef TMPL_PARSE_H
#define TMPL_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "tmpl_filter.h"

#define TMPL_MAX_DEPTH 16 /* of blocks, and of partials in partials */

enum tmpl_node_kind { TMPL_TEXT, TMPL_VALUE, TMPL_EACH, TMPL_IF, TMPL_PARTIAL };

struct tmpl_nodes {
    struct tmpl_node *items;
    size_t n;
};

struct tmpl_node {
    enum tmpl_node_kind kind;
    const char *file;
    unsigned line;
    const char *name; /* all but text */
    const char *text; /* text; not terminated */
    size_t len;
    enum tmpl_filter filter;
    const char *indent; /* partial: the white space before the tag if it is alone on its line */
    struct tmpl_nodes body, otherwise;
};

/* False after reporting what is wrong at file:line. file is relative to root. */
bool tmpl_parse(const char *root, const char *file, const char *text, size_t len,
                struct tmpl_nodes *ret);
/* The text of <root>/<file>, or NULL. */
char *tmpl_parse_read(const char *root, const char *file, size_t *ret_len);

#endif
