/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pool of coroutine stacks. Some are kept as they are, for the next calls; more than that are
 * kept without their memory, so that a peak of calls costs address space afterwards and nothing
 * else; the rest go back to the kernel. No locks: a stack never changes its thread.
 */
#include "co_stack.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "co.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#include <sanitizer/lsan_interface.h>
#endif

#define GUARD_BYTES 4096u
#define MAX_WARM 1024 /* keep their pages: a rush would fault them in again and again */
#define MAX_COLD 1024 /* keep their addresses */

struct pooled { /* stands at the low end of an unused stack */
    struct pooled *next;
};

struct pool {
    struct pooled *warm, *cold;
    unsigned n_warm, n_cold;
};

static _Thread_local struct pool pool;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t at_thread_end;

static void stack_unmap(void *stack)
{
    munmap((char *)stack - GUARD_BYTES, CO_STACK_BYTES + GUARD_BYTES);
}

static void unmap_list(struct pooled *stack)
{
    while (stack) {
        struct pooled *next = stack->next;

        stack_unmap(stack);
        stack = next;
    }
}

static void free_pool(void *arg)
{
    struct pool *dead = arg;

    unmap_list(dead->warm);
    unmap_list(dead->cold);
    *dead = (struct pool){0};
}

static void make_key(void)
{
    if (pthread_key_create(&at_thread_end, free_pool))
        abort();
}

static void *stack_map(void)
{
    char *base = mmap(NULL, CO_STACK_BYTES + GUARD_BYTES, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);

    if (base == MAP_FAILED || mprotect(base, GUARD_BYTES, PROT_NONE))
        abort();
    pthread_once(&once, make_key);
    pthread_setspecific(at_thread_end, &pool);
    return base + GUARD_BYTES;
}

static void *list_pop(struct pooled **list, unsigned *n)
{
    struct pooled *stack = *list;

    *list = stack->next;
    --*n;
    return stack;
}

static void list_push(struct pooled **list, unsigned *n, void *stack)
{
    struct pooled *first = stack;

    first->next = *list;
    *list = first;
    ++*n;
}

void *co_stack_take(void)
{
    void *stack;

    if (pool.warm)
        stack = list_pop(&pool.warm, &pool.n_warm);
    else if (pool.cold)
        stack = list_pop(&pool.cold, &pool.n_cold);
    else
        stack = stack_map();
#ifdef __SANITIZE_ADDRESS__
    __lsan_register_root_region(stack, CO_STACK_BYTES);
#endif
    return stack;
}

void co_stack_give(void *stack)
{
#ifdef __SANITIZE_ADDRESS__
    __lsan_unregister_root_region(stack, CO_STACK_BYTES);
    ASAN_UNPOISON_MEMORY_REGION(stack, CO_STACK_BYTES); /* frames that never returned */
#endif
    if (pool.n_warm < MAX_WARM) {
        list_push(&pool.warm, &pool.n_warm, stack);
    } else if (pool.n_cold < MAX_COLD) {
        madvise(stack, CO_STACK_BYTES, MADV_DONTNEED);
        list_push(&pool.cold, &pool.n_cold, stack);
    } else {
        stack_unmap(stack);
    }
}

unsigned co_stack_n_pooled(void)
{
    return pool.n_warm + pool.n_cold;
}
