/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The arena: a chain of blocks with a bump pointer in the newest. Small requests share blocks,
 * a large one gets a block of its own behind the newest so that the rest of that stays usable.
 * Not thread-safe; nothing is released before the whole.
 *
 * Under AddressSanitizer everything not handed out is poisoned, with a gap behind each allocation.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define RED_ZONE 0
#endif

#define ALIGNMENT alignof(max_align_t)
#define FIRST_BLOCK_BYTES (4 * 1024)
#define SHORT_TEXT_BYTES 256 /* is formatted once */
#define LARGEST_BLOCK_BYTES (64 * 1024)

struct block {
    struct block *older;
    size_t capacity, n_used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    size_t used, next_capacity;
    struct block *first; /* in the same allocation as the arena */
};

static void *checked_malloc(size_t size)
{
    void *p = malloc(size);

    if (!p)
        abort();
    return p;
}

static struct block *block_at(void *memory, size_t capacity)
{
    struct block *block = memory;

    block->older = NULL;
    block->capacity = capacity;
    block->n_used = 0;
    ASAN_POISON_MEMORY_REGION(block->bytes, capacity);
    return block;
}

static struct block *block_new(size_t capacity)
{
    return block_at(checked_malloc(sizeof(struct block) + capacity), capacity);
}

static size_t padded(size_t size)
{
    if (size > SIZE_MAX / 2)
        abort();
    return (size + RED_ZONE + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

/* A block with room for size bytes: the newest, a new newest, or one for this request alone. */
static struct block *block_for(struct arena *arena, size_t size)
{
    struct block *newest = arena->newest, *block;

    if (newest->capacity - newest->n_used >= size)
        return newest;
    if (size > LARGEST_BLOCK_BYTES / 4) {
        block = block_new(size);
        block->older = newest->older;
        newest->older = block;
        return block;
    }
    while (arena->next_capacity < size)
        arena->next_capacity *= 2;
    block = block_new(arena->next_capacity);
    block->older = newest;
    arena->newest = block;
    if (arena->next_capacity < LARGEST_BLOCK_BYTES)
        arena->next_capacity *= 2;
    return block;
}

/* Not zeroed. */
static void *take(struct arena *arena, size_t size)
{
    size_t room = padded(size ? size : 1);
    struct block *block = block_for(arena, room);
    unsigned char *p = block->bytes + block->n_used;

    block->n_used += room;
    arena->used += size;
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    return p;
}

/* All blocks but the first. The first may stand anywhere but at the head of the chain. */
static void free_blocks(struct arena *arena)
{
    struct block *block = arena->newest;

    while (block) {
        struct block *older = block->older;

        ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->capacity);
        if (block != arena->first)
            free(block);
        block = older;
    }
}

struct arena *arena_new(void)
{
    size_t head = (sizeof(struct arena) + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    struct arena *arena = checked_malloc(head + sizeof(struct block) + FIRST_BLOCK_BYTES);

    arena->first = block_at((unsigned char *)arena + head, FIRST_BLOCK_BYTES);
    arena->newest = arena->first;
    arena->used = 0;
    arena->next_capacity = FIRST_BLOCK_BYTES * 2;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    free_blocks(arena);
    arena->newest = block_at(arena->first, FIRST_BLOCK_BYTES);
    arena->used = 0;
    arena->next_capacity = FIRST_BLOCK_BYTES * 2;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

char *arena_strndup(struct arena *arena, const char *s, size_t len)
{
    char *copy = take(arena, len + 1);

    if (len)
        memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *s)
{
    return s ? arena_strndup(arena, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    char shortly[SHORT_TEXT_BYTES];
    va_list args;
    char *text;
    int len;

    va_start(args, fmt);
    len = vsnprintf(shortly, sizeof(shortly), fmt, args);
    va_end(args);
    if (len < 0)
        abort();
    if ((size_t)len < sizeof(shortly))
        return arena_strndup(arena, shortly, (size_t)len);
    text = take(arena, (size_t)len + 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    va_end(args);
    return text;
}

char *arena_join(struct arena *arena, const char *first, ...)
{
    size_t len = 0;
    va_list parts;
    char *text, *p;

    va_start(parts, first);
    for (const char *part = first; part; part = va_arg(parts, const char *))
        len += strlen(part);
    va_end(parts);
    text = p = take(arena, len + 1);
    va_start(parts, first);
    for (const char *part = first; part; part = va_arg(parts, const char *))
        p = stpcpy(p, part);
    va_end(parts);
    *p = '\0';
    return text;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
