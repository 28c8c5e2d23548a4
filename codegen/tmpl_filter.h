/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filters: a value as text of a language that it is put into.
 */
#ifndef TMPL_FILTER_H
#define TMPL_FILTER_H

#include <stdbool.h>
#include <stddef.h>

enum tmpl_filter {
    TMPL_PLAIN,
    TMPL_C,      /* a C string literal with its quotes; a new piece after each line's end */
    TMPL_LUA,    /* the same, with long lines in several pieces */
    TMPL_SQL,    /* the same of an SQL statement: a piece a line, joined by spaces */
    TMPL_JSON,   /* a JSON string with its quotes */
    TMPL_COMMENT /* text that cannot end the comment it stands in */
};

/* The filter of a name; false: there is none. */
bool tmpl_filter_find(const char *name, size_t len, enum tmpl_filter *ret);
/* Lives until the process ends. */
const char *tmpl_filter_apply(enum tmpl_filter filter, const char *text);

#endif
