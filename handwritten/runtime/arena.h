/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory of one call: many small allocations, one release. Never NULL: running out of memory
 * aborts. Under AddressSanitizer unused and released bytes are poisoned.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */
void arena_reset(
    struct arena *arena); /* releases all allocations, keeps the first block for reuse */

void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
char *arena_strndup(struct arena *arena, const char *s, size_t len); /* adds the terminator */
char *arena_strdup(struct arena *arena, const char *s);              /* NULL gives NULL */
char *arena_printf(struct arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Texts one after the other, up to a NULL: what is made often is not worth a format. */
char *arena_join(struct arena *arena, const char *first, ...) __attribute__((sentinel));
size_t arena_used(const struct arena *arena); /* bytes handed out: for tests and metrics */

#endif
