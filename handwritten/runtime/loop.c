/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The event loop: an epoll instance for descriptors, an eventfd for posts from other threads, a
 * binary heap for timers, a list for deferred work. It does not sleep by itself except in
 * loop_run_once().
 *
 * The rule: any callback may add, change or remove any watch, timer or deferred work of its loop,
 * its own included. So events of a batch are looked up again before each call.
 */
#include "loop.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define BATCH 128
#define MAX_DEFERRED_RUNS 64 /* of one dispatch: then descriptors get their turn again */

struct post {
    struct post *next;
    void (*fn)(void *arg);
    void *arg;
};

struct loop {
    int epoll_fd;
    struct loop_fd wake; /* the eventfd */
    bool is_dispatching;

    struct epoll_event batch[BATCH];
    int n_batch, batch_at;

    struct loop_timer **heap; /* heap[1..n_timers], earliest first */
    unsigned n_timers, heap_size;

    struct loop_deferred *deferred_head, **deferred_tail;

    pthread_mutex_t mutex; /* guards the posts */
    struct post *post_head, **post_tail;
};

static _Thread_local struct loop *current_loop;

static uint64_t monotonic_us(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (uint64_t)ts.tv_sec * 1000000 + (uint64_t)ts.tv_nsec / 1000;
}

static struct post *take_posts(struct loop *loop)
{
    struct post *head;

    pthread_mutex_lock(&loop->mutex);
    head = loop->post_head;
    loop->post_head = NULL;
    loop->post_tail = &loop->post_head;
    pthread_mutex_unlock(&loop->mutex);
    return head;
}

static void run_posts(struct loop_fd *self, unsigned events)
{
    struct post *post, *next;
    uint64_t count;

    (void)events;
    while (read(self->fd, &count, sizeof(count)) < 0 && errno == EINTR)
        ;
    for (post = take_posts(self->ctx); post; post = next) {
        next = post->next;
        post->fn(post->arg);
        free(post);
    }
}

struct loop *loop_new(void)
{
    struct loop *loop = calloc(1, sizeof(*loop));

    if (!loop)
        abort();
    loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    loop->wake.fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (loop->epoll_fd < 0 || loop->wake.fd < 0)
        abort();
    loop->wake.on_ready = run_posts;
    loop->wake.ctx = loop;
    loop->deferred_tail = &loop->deferred_head;
    loop->post_tail = &loop->post_head;
    pthread_mutex_init(&loop->mutex, NULL);
    loop_fd_add(loop, &loop->wake, EPOLLIN);
    return loop;
}

void loop_free(struct loop *loop)
{
    struct post *post, *next;

    if (!loop)
        return;
    for (post = take_posts(loop); post; post = next) {
        next = post->next;
        free(post);
    }
    if (current_loop == loop)
        current_loop = NULL;
    close(loop->wake.fd);
    close(loop->epoll_fd);
    pthread_mutex_destroy(&loop->mutex);
    free(loop->heap);
    free(loop);
}

struct loop *loop_current(void)
{
    return current_loop;
}

int loop_poll_fd(const struct loop *loop)
{
    return loop->epoll_fd;
}

uint64_t loop_now_us(struct loop *loop)
{
    (void)loop;
    return monotonic_us();
}

static void control(struct loop *loop, int op, struct loop_fd *watch, unsigned events)
{
    struct epoll_event event = {.events = events, .data.ptr = watch};

    if (epoll_ctl(loop->epoll_fd, op, watch->fd, &event) < 0)
        abort();
}

void loop_fd_add(struct loop *loop, struct loop_fd *watch, unsigned events)
{
    control(loop, EPOLL_CTL_ADD, watch, events);
}

void loop_fd_modify(struct loop *loop, struct loop_fd *watch, unsigned events)
{
    control(loop, EPOLL_CTL_MOD, watch, events);
}

void loop_fd_remove(struct loop *loop, struct loop_fd *watch)
{
    int i;

    epoll_ctl(loop->epoll_fd, EPOLL_CTL_DEL, watch->fd, NULL);
    for (i = loop->batch_at; i < loop->n_batch; i++)
        if (loop->batch[i].data.ptr == watch)
            loop->batch[i].data.ptr = NULL;
}

static void heap_put(struct loop *loop, unsigned slot, struct loop_timer *timer)
{
    loop->heap[slot] = timer;
    timer->slot = slot;
}

static void sift_up(struct loop *loop, struct loop_timer *timer)
{
    unsigned slot = timer->slot;

    for (; slot > 1 && loop->heap[slot / 2]->at_us > timer->at_us; slot /= 2)
        heap_put(loop, slot, loop->heap[slot / 2]);
    heap_put(loop, slot, timer);
}

static void sift_down(struct loop *loop, struct loop_timer *timer)
{
    unsigned slot = timer->slot, child;

    for (child = slot * 2; child <= loop->n_timers; child = slot * 2) {
        if (child < loop->n_timers && loop->heap[child + 1]->at_us < loop->heap[child]->at_us)
            child++;
        if (loop->heap[child]->at_us >= timer->at_us)
            break;
        heap_put(loop, slot, loop->heap[child]);
        slot = child;
    }
    heap_put(loop, slot, timer);
}

static void heap_append(struct loop *loop, struct loop_timer *timer)
{
    if (loop->n_timers + 2 > loop->heap_size) {
        loop->heap_size = loop->heap_size ? loop->heap_size * 2 : 64;
        loop->heap = realloc(loop->heap, loop->heap_size * sizeof(struct loop_timer *));
        if (!loop->heap)
            abort();
    }
    loop->n_timers++;
    heap_put(loop, loop->n_timers, timer);
}

void loop_timer_set_at(struct loop *loop, struct loop_timer *timer, uint64_t at_us)
{
    timer->at_us = at_us;
    if (!timer->slot)
        heap_append(loop, timer);
    sift_up(loop, timer);
    sift_down(loop, timer);
}

void loop_timer_set(struct loop *loop, struct loop_timer *timer, uint64_t delay_ms)
{
    loop_timer_set_at(loop, timer, monotonic_us() + delay_ms * 1000);
}

void loop_timer_cancel(struct loop *loop, struct loop_timer *timer)
{
    unsigned slot = timer->slot;
    struct loop_timer *last;

    if (!slot)
        return;
    assert(loop->heap[slot] == timer);
    last = loop->heap[loop->n_timers];
    loop->n_timers--;
    timer->slot = 0;
    if (last == timer)
        return;
    heap_put(loop, slot, last);
    sift_up(loop, last);
    sift_down(loop, last);
}

void loop_defer(struct loop *loop, struct loop_deferred *deferred)
{
    if (deferred->is_queued)
        return;
    deferred->is_queued = true;
    deferred->next = NULL;
    *loop->deferred_tail = deferred;
    loop->deferred_tail = &deferred->next;
}

void loop_defer_cancel(struct loop *loop, struct loop_deferred *deferred)
{
    struct loop_deferred **at;

    if (!deferred->is_queued)
        return;
    for (at = &loop->deferred_head; *at != deferred; at = &(*at)->next)
        ;
    *at = deferred->next;
    if (!*at)
        loop->deferred_tail = at;
    deferred->is_queued = false;
}

static struct loop_deferred *take_deferred(struct loop *loop)
{
    struct loop_deferred *head = loop->deferred_head;

    if (head)
        loop_defer_cancel(loop, head);
    return head;
}

static void run_deferred(struct loop *loop)
{
    struct loop_deferred *deferred;
    int n_run;

    for (n_run = 0; n_run < MAX_DEFERRED_RUNS; n_run++) {
        deferred = take_deferred(loop);
        if (!deferred)
            return;
        deferred->run(deferred);
    }
}

static void run_descriptors(struct loop *loop)
{
    int n = epoll_wait(loop->epoll_fd, loop->batch, BATCH, 0);

    loop->n_batch = n > 0 ? n : 0;
    for (loop->batch_at = 0; loop->batch_at < loop->n_batch;) {
        struct epoll_event *event = &loop->batch[loop->batch_at++];
        struct loop_fd *watch = event->data.ptr;

        if (watch)
            watch->on_ready(watch, event->events);
    }
    loop->n_batch = 0;
}

/* Only those due at the start: a timer that sets itself to now waits for the next dispatch. */
static void run_timers(struct loop *loop)
{
    uint64_t now_us = monotonic_us();

    while (loop->n_timers && loop->heap[1]->at_us <= now_us) {
        struct loop_timer *timer = loop->heap[1];

        loop_timer_cancel(loop, timer);
        timer->on_fire(timer);
    }
}

int loop_wait_ms(struct loop *loop, int at_most_ms)
{
    uint64_t now_us, wait_ms;

    if (loop->deferred_head)
        return 0;
    if (!loop->n_timers)
        return at_most_ms;
    now_us = monotonic_us();
    if (loop->heap[1]->at_us <= now_us)
        return 0;
    wait_ms = (loop->heap[1]->at_us - now_us + 999) / 1000;
    if (at_most_ms >= 0 && wait_ms > (uint64_t)at_most_ms)
        return at_most_ms;
    return wait_ms < INT32_MAX ? (int)wait_ms : INT32_MAX;
}

void loop_dispatch(struct loop *loop)
{
    assert(!loop->is_dispatching); /* not from one of its own callbacks */
    current_loop = loop;
    loop->is_dispatching = true;
    run_descriptors(loop);
    run_timers(loop);
    run_deferred(loop);
    loop->is_dispatching = false;
}

void loop_run_once(struct loop *loop, int at_most_ms)
{
    struct pollfd ready = {.fd = loop->epoll_fd, .events = POLLIN};

    /* Not epoll_wait(): that would take edges before loop_dispatch() can see them. */
    poll(&ready, 1, loop_wait_ms(loop, at_most_ms));
    loop_dispatch(loop);
}

void loop_post(struct loop *loop, void (*fn)(void *arg), void *arg)
{
    struct post *post = malloc(sizeof(*post));
    uint64_t one = 1;
    bool was_empty;

    if (!post)
        abort();
    *post = (struct post){.fn = fn, .arg = arg};
    pthread_mutex_lock(&loop->mutex);
    was_empty = !loop->post_head;
    *loop->post_tail = post;
    loop->post_tail = &post->next;
    pthread_mutex_unlock(&loop->mutex);
    if (was_empty)
        while (write(loop->wake.fd, &one, sizeof(one)) < 0 && errno == EINTR)
            ;
}
