/* SPDX-License-Identifier: Apache-2.0 */
/* Coroutines: order of running, deadlines, deep stacks, many at once, work on other threads. */
#include "co.h"

#include <fenv.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "loop.h"

struct fixture {
    struct loop *loop;
    char trace[64];
    struct co *waiting;
    unsigned n_done;
    bool answer;
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

    assert_int_equal(co_stats().n_live, 0);
    loop_free(f->loop);
    free(f);
    return 0;
}

static void note(struct fixture *f, char c)
{
    f->trace[strlen(f->trace)] = c;
}

static void wait_once(void *arg)
{
    struct fixture *f = arg;

    note(f, 'a');
    f->waiting = co_self();
    assert_true(co_wait(0));
    note(f, 'b');
    f->n_done++;
}

static void test_start_runs_until_the_first_wait_and_resume_goes_on_from_there(void **state)
{
    struct fixture *f = *state;

    assert_null(co_self());
    co_start(f->loop, wait_once, f);
    assert_string_equal(f->trace, "a");
    assert_null(co_self());
    assert_int_equal(co_stats().n_live, 1);
    co_resume(f->waiting);
    assert_string_equal(f->trace, "ab");
    assert_int_equal(co_stats().n_pooled, 1);
}

static void resume_the_other(void *arg)
{
    struct fixture *f = arg;

    note(f, '1');
    co_start(f->loop, wait_once, f);
    note(f, '2');
    co_resume(f->waiting);
    note(f, '3'); /* the resumed one runs after this one waits or ends */
}

static void test_a_coroutine_that_resumes_another_keeps_running(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, resume_the_other, f);
    assert_string_equal(f->trace, "1a23");
    assert_int_equal(loop_wait_ms(f->loop, -1), 0);
    loop_run_once(f->loop, -1);
    assert_string_equal(f->trace, "1a23b");
}

static void wait_until_deadline(void *arg)
{
    struct fixture *f = arg;
    uint64_t start_us = loop_now_us(co_loop());

    f->answer = co_wait(start_us + 10000);
    assert_true(loop_now_us(co_loop()) >= start_us + 10000);
    f->n_done++;
}

static void test_a_wait_ends_at_its_deadline(void **state)
{
    struct fixture *f = *state;

    f->answer = true;
    co_start(f->loop, wait_until_deadline, f);
    while (!f->n_done)
        loop_run_once(f->loop, -1);
    assert_false(f->answer);
}

static void wait_with_deadline_twice(void *arg)
{
    struct fixture *f = arg;

    f->waiting = co_self();
    assert_true(co_wait(loop_now_us(f->loop) + 1000));
    f->waiting = co_self();
    assert_true(co_wait(0));
    f->n_done++;
}

static void test_a_resumed_wait_is_not_ended_again_by_its_old_deadline(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, wait_with_deadline_twice, f);
    co_resume(f->waiting);
    assert_int_equal(loop_wait_ms(f->loop, -1), -1); /* no timer is left */
    co_resume(f->waiting);
    assert_int_equal(f->n_done, 1);
}

/* Touches most of the stack, in frames that the sanitizer watches. */
static unsigned recurse(unsigned depth)
{
    volatile char frame[1024];

    frame[depth % sizeof(frame)] = 1;
    if (depth % 32 == 0)
        co_sleep_ms(0);
    return depth ? recurse(depth - 1) + (unsigned)frame[depth % sizeof(frame)] : 0;
}

static void run_deep(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(recurse(100), 100);
    f->n_done++;
}

static void test_deep_frames_survive_waits(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    for (i = 0; i < 20; i++)
        co_start(f->loop, run_deep, f);
    while (f->n_done < 20)
        loop_run_once(f->loop, -1);
}

static void sleep_several_times(void *arg)
{
    struct fixture *f = arg;
    double before = 1.0 / (double)(1 + f->n_done), sum = before;
    unsigned i;

    for (i = 0; i < 5; i++) {
        co_sleep_ms(i % 3);
        sum += 1;
    }
    assert_true(sum == before + 5);
    f->n_done++;
}

static void test_thousands_wait_at_once_and_the_pool_stays_bounded(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    for (i = 0; i < 5000; i++)
        co_start(f->loop, sleep_several_times, f);
    assert_int_equal(co_stats().n_live, 5000);
    while (f->n_done < 5000)
        loop_run_once(f->loop, -1);
    assert_in_range(co_stats().n_pooled, 1, 2048);
}

static void set_rounding(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(fegetround(), FE_TONEAREST);
    fesetround(FE_UPWARD);
    f->waiting = co_self();
    co_wait(0);
    assert_int_equal(fegetround(), FE_UPWARD);
    fesetround(FE_TONEAREST);
}

static void test_the_rounding_mode_belongs_to_the_coroutine(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, set_rounding, f);
    assert_int_equal(fegetround(), FE_TONEAREST);
    co_resume(f->waiting);
    assert_int_equal(fegetround(), FE_TONEAREST);
}

struct sum {
    unsigned from, to;
    unsigned long result;
    pthread_t thread;
};

static void add_up(void *arg)
{
    struct sum *sum = arg;
    unsigned i;

    for (i = sum->from; i < sum->to; i++)
        sum->result += i;
    sum->thread = pthread_self();
}

static void offload_sum(void *arg)
{
    struct fixture *f = arg;
    struct sum sum = {.from = 0, .to = 1000};

    co_offload(add_up, &sum);
    assert_int_equal(sum.result, 499500);
    assert_false(pthread_equal(sum.thread, pthread_self()));
    f->n_done++;
}

static void test_offloaded_work_runs_elsewhere_and_its_waiters_go_on_here(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    for (i = 0; i < 100; i++)
        co_start(f->loop, offload_sum, f);
    while (f->n_done < 100)
        loop_run_once(f->loop, -1);
}

static void keep_a_deadline(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(co_deadline(), 0);
    co_deadline_set(12345);
    co_sleep_ms(1);
    assert_int_equal(co_deadline(), 12345);
    f->n_done++;
}

static void test_the_deadline_belongs_to_the_coroutine(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, keep_a_deadline, f);
    co_start(f->loop, keep_a_deadline, f);
    assert_int_equal(co_deadline(), 0);
    while (f->n_done < 2)
        loop_run_once(f->loop, -1);
}

static void *run_a_loop(void *arg)
{
    struct fixture f = {.loop = loop_new()};
    unsigned i;

    (void)arg;
    for (i = 0; i < 50; i++)
        co_start(f.loop, sleep_several_times, &f);
    while (f.n_done < 50)
        loop_run_once(f.loop, -1);
    loop_free(f.loop);
    return NULL;
}

static void test_each_thread_has_coroutines_of_its_own(void **state)
{
    pthread_t threads[2];
    unsigned i;

    (void)state;
    for (i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run_a_loop, NULL), 0);
    for (i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_start_runs_until_the_first_wait_and_resume_goes_on_from_there, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_coroutine_that_resumes_another_keeps_running, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_wait_ends_at_its_deadline, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_resumed_wait_is_not_ended_again_by_its_old_deadline,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_deep_frames_survive_waits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_thousands_wait_at_once_and_the_pool_stays_bounded,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_rounding_mode_belongs_to_the_coroutine, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            test_offloaded_work_runs_elsewhere_and_its_waiters_go_on_here, setup, teardown),
        cmocka_unit_test_setup_teardown(test_the_deadline_belongs_to_the_coroutine, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_each_thread_has_coroutines_of_its_own, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
