/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Growing texts and process-lifetime memory. The compiler runs once and ends: nothing but scratch
 * texts is given back; fuzz targets, which run many times, take all of it back with mem_reset().
 */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands before each block of process-lifetime memory. */
struct block {
    struct block *prev, *next;
};

static struct block blocks = {&blocks, &blocks};

static void *checked(void *p)
{
    if (!p) {
        fputs("specc: out of memory\n", stderr);
        abort();
    }
    return p;
}

static struct block *unlink_block(void *memory)
{
    struct block *block = memory ? (struct block *)memory - 1 : NULL;

    if (block) {
        block->prev->next = block->next;
        block->next->prev = block->prev;
    }
    return block;
}

/* Gives an old block, or a new one, the size; what is new is not cleared. */
static void *resize(void *old, size_t size)
{
    struct block *block = unlink_block(old);

    block = checked(realloc(block, sizeof *block + size));
    block->prev = blocks.prev;
    block->next = &blocks;
    block->prev->next = block->next->prev = block;
    return block + 1;
}

void *mem_alloc(size_t size)
{
    return memset(resize(NULL, size), 0, size);
}

/* Capacities are powers of two, so that the size alone says whether the block is full. */
void *mem_grow(void *old, size_t old_size, size_t new_size)
{
    size_t cap = 64;

    if (!old || !old_size || (old_size ^ new_size) >= old_size) {
        while (cap <= new_size)
            cap *= 2;
        old = resize(old, cap);
    }
    memset((char *)old + old_size, 0, new_size - old_size);
    return old;
}

void mem_reset(void)
{
    while (blocks.next != &blocks) {
        struct block *block = blocks.next;
        blocks.next = block->next;
        free(block);
    }
    blocks.prev = &blocks;
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

char *mem_vprintf(const char *fmt, va_list args)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    text = mem_alloc((size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    return text;
}

char *mem_printf(const char *fmt, ...)
{
    va_list args;
    char *text;

    va_start(args, fmt);
    text = mem_vprintf(fmt, args);
    va_end(args);
    return text;
}

static void reserve(struct buf *buf, size_t len)
{
    if (buf->len + len + 1 <= buf->cap)
        return;
    buf->cap = (buf->len + len + 1) * 2;
    buf->text = resize(buf->text, buf->cap);
}

void buf_add_n(struct buf *buf, const char *text, size_t len)
{
    reserve(buf, len);
    if (len)
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
    va_list args, again;
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    reserve(buf, (size_t)len);
    vsnprintf(buf->text + buf->len, (size_t)len + 1, fmt, again);
    va_end(again);
    buf->len += (size_t)len;
}

void buf_release(struct buf *buf)
{
    free(unlink_block(buf->text));
    *buf = (struct buf){0};
}
