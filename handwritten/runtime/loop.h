/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One event loop a thread: descriptors (one epoll instance), timers, and functions posted from
 * other threads. It knows nothing of HTTP: the server's own loop watches loop_poll_fd() and calls
 * loop_dispatch(); programs without a server call loop_run_once().
 */
#ifndef LOOP_H
#define LOOP_H

#include <stdbool.h>
#include <stdint.h>

struct loop;

struct loop *loop_new(void); /* aborts when the kernel gives no epoll or eventfd */
void loop_free(struct loop *loop);
struct loop *loop_current(void); /* the loop that runs on this thread (set by dispatch), or NULL */

int loop_poll_fd(const struct loop *loop); /* becomes readable when loop_dispatch() has work */
/* How long the thread may sleep before loop_dispatch(); 0 = work is ready now. at_most_ms -1: for
 * ever. Ask right before sleeping: deferred work makes nothing readable. */
int loop_wait_ms(struct loop *loop, int at_most_ms);
/* Runs what is ready: descriptors, posted functions, timers, then deferred work (coroutines). */
void loop_dispatch(struct loop *loop);
void loop_run_once(struct loop *loop, int at_most_ms); /* waits, then dispatches */

/* Monotonic time, now. */
uint64_t loop_now_us(struct loop *loop);

/* A watched descriptor; the struct is the caller's and must outlive the watch. events: EPOLLIN |
 * EPOLLOUT | EPOLLET … */
struct loop_fd {
    int fd;
    void (*on_ready)(struct loop_fd *self, unsigned events);
    void *ctx;
};
void loop_fd_add(struct loop *loop, struct loop_fd *watch, unsigned events);
void loop_fd_modify(struct loop *loop, struct loop_fd *watch, unsigned events);
/* Safe inside any callback of the same loop. Before the descriptor is closed: a duplicate of it, in
 * a child process too, would keep the watch alive. */
void loop_fd_remove(struct loop *loop, struct loop_fd *watch);

/* A one-shot timer; the struct is the caller's. Setting it again moves it. */
struct loop_timer {
    void (*on_fire)(struct loop_timer *self);
    void *ctx;
    uint64_t at_us; /* the loop's */
    unsigned slot;  /* the loop's: 0 = not set */
};
void loop_timer_set(struct loop *loop, struct loop_timer *timer, uint64_t delay_ms);
void loop_timer_set_at(struct loop *loop, struct loop_timer *timer, uint64_t at_us);
void loop_timer_cancel(struct loop *loop, struct loop_timer *timer);

/* Work for the end of this dispatch (or of the next, when called between two), after all events
 * that are ready now: batches what they cause. Asking twice is the same as once. */
struct loop_deferred {
    void (*run)(struct loop_deferred *self);
    void *ctx;
    struct loop_deferred *next; /* the loop's */
    bool is_queued;             /* the loop's */
};
void loop_defer(struct loop *loop, struct loop_deferred *deferred);
void loop_defer_cancel(struct loop *loop, struct loop_deferred *deferred);

/* Runs fn(arg) on the loop's thread soon. The one function here that any thread may call. */
void loop_post(struct loop *loop, void (*fn)(void *arg), void *arg);

#endif
