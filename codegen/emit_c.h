/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the emitters of C share: how members, kinds and values look in the output, and files that
 * are split before they become long. Texts live until the process ends.
 */
#ifndef EMIT_C_H
#define EMIT_C_H

#include "model.h"
#include "tmpl.h"

/* A map with {{domain}} and {{source}}. */
struct tmpl_value *emit_c_map(const struct domain *domain);
/* Renders templates/<template> into generated/<d>/<d>_<part>.<h or c>, the template's ending. */
void emit_c_file(const struct domain *domain, const char *root, const char *template,
                 const char *part, const struct tmpl_value *map);
/* The same of n_items things that fill() puts into a map: in several files, <d>_<part>_2.c …, when
 * one would be too long. */
void emit_c_files(const struct domain *domain, const char *root, const char *template,
                  const char *part, size_t n_items,
                  struct tmpl_value *(*fill)(const void *context, size_t first, size_t last),
                  const void *context);

/* The values and names of a type's choices: "wishlist_status"; NULL: it has none. */
const char *emit_c_enum(const struct type_use *type);
/* Whether the member's struct has a presence beside the value. */
bool emit_c_has_presence(const struct dto *dto, const struct field *field);
bool emit_c_is_list(const struct field *field);
/* The type of a single value or of a list's items. */
const struct type_use *emit_c_type(const struct field *field);
/* "int64_t title" or "const char *title". */
char *emit_c_declare(enum kind kind, const char *name);
/* A default as C: 1, 1200 (money), true, "KO", BOOK_LANGUAGE_KO. */
char *emit_c_literal(const struct type_use *type, const char *text);
/* A rule for jread, or NULL when there is nothing to ask for: "{.min = 1, .max = 80}" */
struct emit_c_rule {
    const struct type_use *type; /* NULL: a list's own rule */
    const char *pattern;
    const struct error *else_error, *missing_error;
    bool has_items;
    int64_t min_items, max_items;
};
char *emit_c_rule(const struct emit_c_rule *rule);

/* Names of files to include, once each, in the order of their coming. */
struct emit_c_includes {
    const char **items;
    size_t n;
};
void emit_c_include(struct emit_c_includes *includes, const char *file);
void emit_c_add_includes(struct tmpl_value *map, const struct emit_c_includes *includes);

#endif
