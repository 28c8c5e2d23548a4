/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Coroutines: when they run and when they wait. Where their stacks come from is co_stack.c, how
 * one stack is left for another is co_switch.c.
 *
 * The rule: whoever enters a coroutine (a loop callback, or the coroutine that starts another) goes
 * on when that one waits or ends. So callbacks run between coroutines, never inside one.
 */
#include "co.h"

#include <assert.h>
#include <stdalign.h>
#include <stddef.h>

#include "co_stack.h"
#include "co_switch.h"
#include "loop.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#define LEAVE_STACK(ret_fake, bottom, size) __sanitizer_start_switch_fiber(ret_fake, bottom, size)
#define ENTER_STACK(fake, ret_bottom, ret_size)                                                    \
    __sanitizer_finish_switch_fiber(fake, ret_bottom, ret_size)
#else
#define LEAVE_STACK(ret_fake, bottom, size) ((void)(ret_fake), (void)(bottom), (void)(size))
#define ENTER_STACK(fake, ret_bottom, ret_size) ((void)(fake), (void)(ret_bottom), (void)(ret_size))
#endif

enum state { RUNNING, WAITING, READY, ENDED };

struct co { /* stands at the high end of its stack */
    struct co_switch here, back;
    void *stack;
    struct co *entered_by; /* the coroutine that goes on when this one waits; NULL: a callback */
    struct loop *loop;
    void (*fn)(void *arg);
    void *arg;
    enum state state;
    bool is_late; /* the deadline ended the wait */
    struct loop_timer timer;
    uint64_t deadline_us;
    struct co *next; /* in the ready list */

    void *fake_stack; /* the sanitizer's */
    const void *back_bottom;
    size_t back_size;
};

struct thread {
    struct co *running;
    struct co *ready_head, **ready_tail;
    struct loop_deferred run_ready;
    unsigned n_live;
};

static _Thread_local struct thread thread;

/* Runs co until it waits or ends. */
static void enter(struct co *co)
{
    void *fake_stack = NULL;

    co->state = RUNNING;
    co->entered_by = thread.running;
    thread.running = co;
    LEAVE_STACK(&fake_stack, co->stack, CO_STACK_BYTES);
    co_switch(&co->back, &co->here);
    ENTER_STACK(fake_stack, NULL, NULL);
    thread.running = co->entered_by;
    if (co->state == ENDED) {
        thread.n_live--;
        co_stack_give(co->stack);
    }
}

/* Goes back to whoever entered the running coroutine; returns when it is entered again. */
static void leave(struct co *co)
{
    LEAVE_STACK(co->state == ENDED ? NULL : &co->fake_stack, co->back_bottom, co->back_size);
    co_switch(&co->here, &co->back);
    ENTER_STACK(co->fake_stack, &co->back_bottom, &co->back_size);
}

static void co_main(void)
{
    struct co *co = thread.running;

    ENTER_STACK(NULL, &co->back_bottom, &co->back_size);
    co->fn(co->arg);
    co->state = ENDED;
    leave(co);
    __builtin_unreachable();
}

static void on_deadline(struct loop_timer *timer)
{
    struct co *co = timer->ctx;

    co->is_late = true;
    enter(co);
}

void co_start(struct loop *loop, void (*fn)(void *arg), void *arg)
{
    char *stack = co_stack_take();
    size_t size = (CO_STACK_BYTES - sizeof(struct co)) & ~(alignof(max_align_t) - 1);
    struct co *co = (struct co *)(stack + size);

    *co = (struct co){.stack = stack, .loop = loop, .fn = fn, .arg = arg};
    co->timer.on_fire = on_deadline;
    co->timer.ctx = co;
    co_switch_init(&co->here, stack, size, co_main);
    thread.n_live++;
    enter(co);
}

struct co *co_self(void)
{
    return thread.running;
}

struct loop *co_loop(void)
{
    return thread.running ? thread.running->loop : NULL;
}

bool co_wait(uint64_t deadline_us)
{
    struct co *co = thread.running;

    assert(co);
    co->state = WAITING;
    co->is_late = false;
    if (deadline_us)
        loop_timer_set_at(co->loop, &co->timer, deadline_us);
    leave(co);
    return !co->is_late;
}

static void run_ready(struct loop_deferred *self)
{
    struct co *co = thread.ready_head, *next;

    (void)self;
    thread.ready_head = NULL;
    for (; co; co = next) {
        next = co->next;
        enter(co);
    }
}

void co_resume_later(struct co *co)
{
    assert(co->state == WAITING);
    loop_timer_cancel(co->loop, &co->timer);
    co->state = READY;
    co->next = NULL;
    if (!thread.ready_head)
        thread.ready_tail = &thread.ready_head;
    *thread.ready_tail = co;
    thread.ready_tail = &co->next;
    thread.run_ready.run = run_ready;
    loop_defer(co->loop, &thread.run_ready);
}

void co_resume(struct co *co)
{
    assert(co->state == WAITING);
    if (thread.running) {
        co_resume_later(co);
        return;
    }
    loop_timer_cancel(co->loop, &co->timer);
    enter(co);
}

void co_sleep_ms(unsigned ms)
{
    assert(thread.running);
    co_wait(loop_now_us(thread.running->loop) + (uint64_t)ms * 1000);
}

void co_deadline_set(uint64_t deadline_us)
{
    assert(thread.running);
    thread.running->deadline_us = deadline_us;
}

uint64_t co_deadline(void)
{
    return thread.running ? thread.running->deadline_us : 0;
}

struct co_stats co_stats(void)
{
    return (struct co_stats){.n_live = thread.n_live, .n_pooled = co_stack_n_pooled()};
}
