/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A growing text, and memory that lives until the process ends. Running out of memory aborts.
 */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
    char *text; /* terminated; NULL while empty; may be kept instead of released */
    size_t len, cap;
};

void buf_add(struct buf *buf, const char *text);
void buf_add_n(struct buf *buf, const char *text, size_t len);
void buf_addf(struct buf *buf, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));
void buf_release(struct buf *buf);

void *mem_alloc(size_t size); /* zeroed */
void *mem_grow(void *old, size_t old_size, size_t new_size);
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t len);
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2), nonnull(1)));
char *mem_vprintf(const char *fmt, va_list args) __attribute__((format(printf, 1, 0), nonnull(1)));
/* Gives all memory back, texts of bufs too: for fuzz targets. */
void mem_reset(void);

/* Appends a zeroed item to a LIST_OF and gives its address; earlier addresses may go stale. */
#define list_add(list)                                                                             \
    (((list)->items = mem_grow((list)->items, (list)->n * sizeof *(list)->items,                   \
                               ((list)->n + 1) * sizeof *(list)->items)),                          \
     &(list)->items[(list)->n++])

#endif
