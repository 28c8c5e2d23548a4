/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Diagnostics with a place: collected over the whole run, printed sorted by file and line with the
 * source line and a caret. Texts live until the process ends.
 */
#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stddef.h>

/* A place in a source file. Lines and columns count from 1; length marks that many characters. A
 * zeroed place is none: the message stands alone. Line 0: the file as a whole. */
struct place {
    const char *file; /* as given on the command line, or relative to the root of the tree */
    unsigned line, column, length;
};

/* The text of a file, for the line above the caret; it must outlive diag_print(). Files that nobody
 * registered are read from below root. */
void diag_source(const char *file, const char *text, size_t len);
void diag_root(const char *root);

/* file:line:col: error: message */
void diag_error(struct place at, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void diag_warning(struct place at, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Adds "did you mean `x`?" beside the caret of the last diagnostic if one of names is near to
 * wrong. */
void diag_did_you_mean(const char *wrong, const char *const *names, size_t n_names);
/* Adds a free hint in the same place. */
void diag_hint(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

unsigned diag_n_errors(void);
unsigned diag_n_warnings(void);
/* Prints all to standard error and a closing line: "2 errors; nothing was written". */
void diag_print(void);
/* The same text for tests; lives until the process ends. */
const char *diag_text(void);
void diag_reset(void); /* for tests */

/* The name nearest to wrong among names, or NULL if none is near enough to be meant. */
const char *diag_nearest(const char *wrong, const char *const *names, size_t n_names);

#endif
