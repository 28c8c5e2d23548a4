/* SPDX-License-Identifier: Apache-2.0 */
/* The loop: timers, descriptors, posts from other threads, deferred work, and removal of each from
 * inside callbacks. */
#include "loop.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct loop *loop;
    unsigned n_calls;
    unsigned order[1000];
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->loop = loop_new();
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    loop_free(f->loop);
    free(f);
    return 0;
}

struct numbered_timer {
    struct loop_timer timer;
    struct fixture *f;
    unsigned number;
};

static void note_number(struct loop_timer *self)
{
    struct numbered_timer *t = (struct numbered_timer *)self;

    t->f->order[t->f->n_calls++] = t->number;
}

static void test_timers_fire_in_the_order_of_their_times(void **state)
{
    struct fixture *f = *state;
    struct numbered_timer timers[500] = {0};
    uint64_t start_us = loop_now_us(f->loop);
    unsigned i, n_set = 0, previous = 0;

    for (i = 0; i < 500; i++) {
        timers[i] = (struct numbered_timer){
            .timer.on_fire = note_number, .f = f, .number = (i * 7919) % 500};
        loop_timer_set_at(f->loop, &timers[i].timer, start_us + timers[i].number * 20);
    }
    for (i = 0; i < 500; i += 3) /* cancelled: from everywhere in the heap */
        loop_timer_cancel(f->loop, &timers[i].timer);
    for (i = 0; i < 500; i += 6) /* set again */
        loop_timer_set_at(f->loop, &timers[i].timer, start_us + timers[i].number * 20);
    for (i = 0; i < 500; i++)
        n_set += timers[i].timer.slot != 0;
    while (f->n_calls < n_set)
        loop_run_once(f->loop, -1);
    assert_int_equal(loop_wait_ms(f->loop, -1), -1);
    for (i = 0; i < n_set; i++) {
        assert_true(i == 0 || f->order[i] > previous);
        previous = f->order[i];
    }
}

static void test_a_timer_never_fires_early(void **state)
{
    struct fixture *f = *state;
    struct numbered_timer t = {.timer.on_fire = note_number, .f = f};
    uint64_t start_us = loop_now_us(f->loop);

    loop_timer_set(f->loop, &t.timer, 20);
    while (!f->n_calls)
        loop_run_once(f->loop, -1);
    assert_true(loop_now_us(f->loop) - start_us >= 20000);
}

static void test_the_wait_is_bounded_by_the_next_timer_and_the_caller(void **state)
{
    struct fixture *f = *state;
    struct numbered_timer t = {.timer.on_fire = note_number, .f = f};

    assert_int_equal(loop_wait_ms(f->loop, 77), 77);
    loop_timer_set(f->loop, &t.timer, 100000);
    assert_int_equal(loop_wait_ms(f->loop, 77), 77);
    assert_in_range(loop_wait_ms(f->loop, -1), 99000, 100000);
    loop_timer_set(f->loop, &t.timer, 0);
    assert_int_equal(loop_wait_ms(f->loop, 77), 0);
    loop_timer_cancel(f->loop, &t.timer);
    loop_timer_cancel(f->loop, &t.timer);
    assert_int_equal(loop_wait_ms(f->loop, -1), -1);
}

struct pair {
    struct loop_fd watch;
    struct fixture *f;
    struct pair *other;
};

static void remove_the_other(struct loop_fd *self, unsigned events)
{
    struct pair *pair = (struct pair *)self;

    assert_true(events & EPOLLIN);
    pair->f->n_calls++;
    loop_fd_remove(pair->f->loop, self);
    loop_fd_remove(pair->f->loop, &pair->other->watch);
}

static void test_a_watch_removed_in_a_callback_is_not_called_for_its_pending_event(void **state)
{
    struct fixture *f = *state;
    struct pair a = {.f = f}, b = {.f = f, .other = &a};
    int fds_a[2], fds_b[2];

    a.other = &b;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fds_a), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fds_b), 0);
    a.watch = (struct loop_fd){.fd = fds_a[0], .on_ready = remove_the_other};
    b.watch = (struct loop_fd){.fd = fds_b[0], .on_ready = remove_the_other};
    loop_fd_add(f->loop, &a.watch, EPOLLIN);
    loop_fd_add(f->loop, &b.watch, EPOLLIN);
    assert_int_equal(write(fds_a[1], "x", 1), 1);
    assert_int_equal(write(fds_b[1], "x", 1), 1);
    loop_run_once(f->loop, 1000);
    loop_run_once(f->loop, 0);
    assert_int_equal(f->n_calls, 1);
    close(fds_a[0]), close(fds_a[1]), close(fds_b[0]), close(fds_b[1]);
}

static void count_post(void *arg)
{
    struct fixture *f = arg;

    f->n_calls++;
}

static void *post_many(void *arg)
{
    struct fixture *f = arg;
    unsigned i;

    for (i = 0; i < 2000; i++)
        loop_post(f->loop, count_post, f);
    return NULL;
}

static void test_posts_of_many_threads_all_arrive(void **state)
{
    struct fixture *f = *state;
    pthread_t threads[4];
    unsigned i;

    for (i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, post_many, f), 0);
    while (f->n_calls < 8000)
        loop_run_once(f->loop, -1);
    for (i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(f->n_calls, 8000);
    loop_post(f->loop, count_post, f); /* freed with the loop, not run */
}

static void test_another_loop_sees_that_there_is_work(void **state)
{
    struct fixture *f = *state;
    struct epoll_event event = {.events = EPOLLIN};
    int outer = epoll_create1(0);

    assert_int_equal(epoll_ctl(outer, EPOLL_CTL_ADD, loop_poll_fd(f->loop), &event), 0);
    assert_int_equal(epoll_wait(outer, &event, 1, 0), 0);
    loop_post(f->loop, count_post, f);
    assert_int_equal(epoll_wait(outer, &event, 1, 1000), 1);
    loop_dispatch(f->loop);
    assert_int_equal(f->n_calls, 1);
    assert_ptr_equal(loop_current(), f->loop);
    assert_int_equal(epoll_wait(outer, &event, 1, 0), 0);
    close(outer);
}

struct defer_case {
    struct loop_deferred deferred;
    struct fixture *f;
    struct defer_case *defers;
};

static void run_defer_case(struct loop_deferred *self)
{
    struct defer_case *c = (struct defer_case *)self;

    c->f->n_calls++;
    if (c->defers)
        loop_defer(c->f->loop, &c->defers->deferred);
}

static void test_deferred_work_runs_once_and_may_defer_more(void **state)
{
    struct fixture *f = *state;
    struct defer_case second = {.deferred.run = run_defer_case, .f = f};
    struct defer_case first = {.deferred.run = run_defer_case, .f = f, .defers = &second};
    struct defer_case cancelled = {.deferred.run = run_defer_case, .f = f};

    loop_defer(f->loop, &cancelled.deferred);
    loop_defer(f->loop, &first.deferred);
    loop_defer(f->loop, &first.deferred);
    loop_defer_cancel(f->loop, &cancelled.deferred);
    loop_defer_cancel(f->loop, &cancelled.deferred);
    assert_int_equal(loop_wait_ms(f->loop, -1), 0);
    loop_dispatch(f->loop);
    assert_int_equal(f->n_calls, 2);
    assert_int_equal(loop_wait_ms(f->loop, -1), -1);
}

static void test_work_that_defers_itself_for_ever_does_not_starve_descriptors(void **state)
{
    struct fixture *f = *state;
    struct defer_case endless = {.deferred.run = run_defer_case, .f = f};

    endless.defers = &endless;
    loop_defer(f->loop, &endless.deferred);
    loop_dispatch(f->loop); /* returns */
    assert_int_equal(loop_wait_ms(f->loop, -1), 0);
    loop_defer_cancel(f->loop, &endless.deferred);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_timers_fire_in_the_order_of_their_times, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_timer_never_fires_early, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_wait_is_bounded_by_the_next_timer_and_the_caller,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_a_watch_removed_in_a_callback_is_not_called_for_its_pending_event, setup,
            teardown),
        cmocka_unit_test_setup_teardown(test_posts_of_many_threads_all_arrive, setup, teardown),
        cmocka_unit_test_setup_teardown(test_another_loop_sees_that_there_is_work, setup, teardown),
        cmocka_unit_test_setup_teardown(test_deferred_work_runs_once_and_may_defer_more, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            test_work_that_defers_itself_for_ever_does_not_starve_descriptors, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
