/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Growing texts and process-lifetime memory. The compiler runs once and ends: nothing but scratch
 * texts is given back.
 */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *p)
{
    if (!p) {
        fputs("specc: out of memory\n", stderr);
        abort();
    }
    return p;
}

void *mem_alloc(size_t size)
{
    return checked(calloc(1, size ? size : 1));
}

void *mem_grow(void *old, size_t old_size, size_t new_size)
{
    char *grown;

    /* Doubling without keeping a capacity: reallocate only when the size passes a power of two. */
    if (old && old_size && ((old_size ^ new_size) < old_size)) {
        memset((char *)old + old_size, 0, new_size - old_size);
        return old;
    }
    size_t cap = 64;
    while (cap <= new_size)
        cap *= 2;
    grown = checked(realloc(old, cap));
    memset(grown + old_size, 0, new_size - old_size);
    return grown;
}

char *mem_strndup(const char *s, size_t len)
{
    char *copy = mem_alloc(len + 1);

    memcpy(copy, s, len);
    return copy;
}

char *mem_strdup(const char *s)
{
    return mem_strndup(s, strlen(s));
}

static void add_v(struct buf *buf, const char *fmt, va_list args)
{
    va_list again;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    char *text = mem_alloc((size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    buf_add_n(buf, text, (size_t)len);
    free(text);
}

char *mem_printf(const char *fmt, ...)
{
    struct buf buf = {0};
    va_list args;

    buf_add(&buf, "");
    va_start(args, fmt);
    add_v(&buf, fmt, args);
    va_end(args);
    return buf.text;
}

void buf_add_n(struct buf *buf, const char *text, size_t len)
{
    if (buf->len + len + 1 > buf->cap) {
        buf->cap = (buf->len + len + 1) * 2;
        buf->text = checked(realloc(buf->text, buf->cap));
    }
    memcpy(buf->text + buf->len, text, len);
    buf->len += len;
    buf->text[buf->len] = '\0';
}

void buf_add(struct buf *buf, const char *text)
{
    buf_add_n(buf, text, strlen(text));
}

void buf_addf(struct buf *buf, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add_v(buf, fmt, args);
    va_end(args);
}

void buf_release(struct buf *buf)
{
    free(buf->text);
    *buf = (struct buf){0};
}
