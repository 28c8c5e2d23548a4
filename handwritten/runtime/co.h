/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stackful coroutines: code that waits without blocking its loop. Stacks are pooled mmaps with a
 * guard page below; switches are announced to AddressSanitizer. A coroutine lives and ends on the
 * loop that started it.
 */
#ifndef CO_H
#define CO_H

#include <stdbool.h>
#include <stdint.h>

struct co;
struct loop;

/* Reserved, touched lazily; vendor libraries want this much. */
#define CO_STACK_BYTES (256 * 1024)

void co_start(struct loop *loop, void (*fn)(void *arg),
              void *arg);   /* runs fn at once, until its first wait */
struct co *co_self(void);   /* NULL outside coroutines */
struct loop *co_loop(void); /* the loop of co_self() */

/* Waits until somebody calls co_resume(self), or until the monotonic deadline_us (0 = none). False:
 * the deadline came first. */
bool co_wait(uint64_t deadline_us);
/* Lets a waiting coroutine go on. From a loop callback it runs at once; from a coroutine it runs
 * when that one waits next. Each co_wait() takes one resume; resuming one that does not wait is a
 * programmer's error. Only from the same loop's thread. */
void co_resume(struct co *co);
/* The same, but never at once: for callbacks of a library that must not be entered again meanwhile.
 */
void co_resume_later(struct co *co);

void co_sleep_ms(unsigned ms);
/* Runs fn(arg) on a small thread pool and waits for its end. For work that would block the loop. */
void co_offload(void (*fn)(void *arg), void *arg);

/* Deadline of the running coroutine's call in loop time; 0 = none. Every wait in db, kv and
 * http_client observes it. */
void co_deadline_set(uint64_t deadline_us);
uint64_t co_deadline(void);

struct co_stats {
    unsigned n_live, n_pooled;
};
struct co_stats co_stats(void); /* of this thread */

#endif
