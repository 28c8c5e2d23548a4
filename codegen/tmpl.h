/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Logic-less templates. Tags: {{name}}, {{name|filter}}, {{#each list}} … {{/each}}, {{#if name}} …
 * {{else}} … {{/if}}, {{> partial}}, {{! comment}}. A control tag alone on its line vanishes with
 * the line; a partial's lines are indented as its tag; further lines of a value stand below its
 * tag. Filters: c, sql, json, comment (see tmpl_filter.h). Inside an each, names are looked up in
 * the item, then outwards. An unknown name, an unclosed tag, or a value that no tag of the template
 * uses is an error at templates/x.tmpl:LINE (diag).
 */
#ifndef TMPL_H
#define TMPL_H

#include <stdbool.h>
#include <stddef.h>

struct tmpl_value; /* a map */
struct tmpl_list;

struct tmpl_value *tmpl_map(void);
void tmpl_text(struct tmpl_value *map, const char *key,
               const char *text); /* NULL: the empty text */
void tmpl_textf(struct tmpl_value *map, const char *key, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void tmpl_flag(struct tmpl_value *map, const char *key, bool value);
struct tmpl_list *tmpl_list(struct tmpl_value *map, const char *key);
/* Adds an item; it knows {{first}} and {{last}} by itself. */
struct tmpl_value *tmpl_item(struct tmpl_list *list);
/* Adds a map that was made before. */
void tmpl_add(struct tmpl_list *list, struct tmpl_value *item);
/* The list of that key, which there must be. */
struct tmpl_list *tmpl_get_list(const struct tmpl_value *map, const char *key);
/* Items of the list of that key; 0: there is none. */
size_t tmpl_length(const struct tmpl_value *map, const char *key);

/* Renders <root>/templates/<name>. NULL after an error. Memory lives until the process ends. */
char *tmpl_render(const char *root, const char *name, const struct tmpl_value *data);
/* The same for a text in memory (tests, fuzzing). */
char *tmpl_render_text(const char *root, const char *name, const char *text, size_t len,
                       const struct tmpl_value *data);

#endif
