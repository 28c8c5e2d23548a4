/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files of a run: collected first, then written all at once, or compared. A file is written to
 * a temporary name and renamed, and only when its text differs; files in <root>/generated that no
 * run makes any more are removed (except CMakeLists.txt). Migrations are only ever added.
 */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stddef.h>

enum out_mode {
    OUT_WRITE,
    OUT_CHECK, /* write nothing; name every stale, edited, missing or orphaned file */
    OUT_LIST   /* write nothing; say what would be written and why */
};

/* path is relative to the root: "generated/cart/cart_dto.c"; why: "templates/dto.c.tmpl from
 * spec/domains/cart.yaml". Takes text over. */
void out_file(const char *path, char *text, const char *why);
/* The same for a file that is made once and never again: a migration. */
void out_once(const char *path, char *text, const char *why);
/* C text with lines of more than 100 columns broken as clang-format would. Every .c and .h goes
 * through it. */
char *out_wrap_c(const char *text);
/* Finishes. In OUT_CHECK: false if anything differs. */
bool out_finish(const char *root, enum out_mode mode);

#endif
