/* SPDX-License-Identifier: Apache-2.0 */
/* The database goes away and comes back, while calls go on. On a private server. */
#include "db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

#define N_CALLS 20
#define RECOVERS_WITHIN_US 2000000
#define ANSWERS_WITHIN_US 500000

struct fixture {
    struct fixture_services services;
    struct loop *loop;
    struct db_pool *pool;
    bool is_over;
    unsigned n_done, n_ok, n_unavailable, n_other;
    uint64_t slowest_us, ok_at_us;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    struct db_options options = {
        .max_connections = 4, .max_waiting = 100, .connect_timeout_ms = 1000};
    const char *error;

    fixture_services_start(&f->services, "start-db");
    options.url = f->services.db_url;
    f->loop = loop_new();
    f->pool = db_pool_new(f->loop, &options, &error);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    db_pool_free(f->pool);
    loop_free(f->loop);
    fixture_services_stop(&f->services);
    free(f);
    return 0;
}

static enum err call_once(struct fixture *f)
{
    const struct db_sql sql = {"select", "SELECT 1 + 1"};
    struct arena *arena = arena_new();
    struct db *db = db_open(f->pool, arena);
    enum err err = db_end(db_begin(db, &sql), ERR_OK);

    db_close(db);
    arena_free(arena);
    return err;
}

static void count_call(struct fixture *f)
{
    uint64_t start_us = loop_now_us(f->loop), took_us;
    enum err err = call_once(f);

    took_us = loop_now_us(f->loop) - start_us;
    if (took_us > f->slowest_us)
        f->slowest_us = took_us;
    if (!err)
        f->ok_at_us = loop_now_us(f->loop);
    f->n_ok += err == ERR_OK;
    f->n_unavailable += err == ERR_DEPENDENCY_UNAVAILABLE;
    f->n_other += err != ERR_OK && err != ERR_DEPENDENCY_UNAVAILABLE;
}

static void call_for_ever(void *arg)
{
    struct fixture *f = arg;

    while (!f->is_over) {
        count_call(f);
        co_sleep_ms(1);
    }
    f->n_done++;
}

struct errand {
    struct fixture *f;
    const char *command;
};

/* On a thread of the pool: the loop goes on. */
static void run_errand(void *arg)
{
    struct errand *errand = arg;

    fixture_services_run(&errand->f->services, errand->command);
}

static void do_services(struct fixture *f, const char *command)
{
    struct errand errand = {f, command};

    co_offload(run_errand, &errand);
}

static void wait_for_calls(const unsigned *counter, unsigned n)
{
    unsigned from = *counter;

    while (*counter - from < n)
        co_sleep_ms(1);
}

static void stop_and_start(void *arg)
{
    struct fixture *f = arg;
    unsigned i;
    uint64_t back_at_us;

    for (i = 0; i < N_CALLS; i++)
        co_start(f->loop, call_for_ever, f);
    wait_for_calls(&f->n_ok, 100);
    assert_int_equal(f->n_unavailable, 0);
    do_services(f, "stop-db");
    f->slowest_us = 0;
    wait_for_calls(&f->n_unavailable, 500);
    assert_true(f->slowest_us < ANSWERS_WITHIN_US); /* 503 at once, not at the deadline */
    do_services(f, "start-db");
    back_at_us = loop_now_us(f->loop);
    wait_for_calls(&f->n_ok, 1);
    assert_true(loop_now_us(f->loop) - back_at_us < RECOVERS_WITHIN_US);
    f->n_unavailable = 0;
    wait_for_calls(&f->n_ok, 100);
    assert_int_equal(f->n_unavailable, 0);
    assert_int_equal(f->n_other, 0);
    f->is_over = true;
    while (f->n_done < N_CALLS)
        co_sleep_ms(1);
}

static void test_calls_fail_fast_without_the_server_and_work_again_when_it_is_back(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, stop_and_start, f);
}

static void restart_between(void *arg)
{
    struct fixture *f = arg;
    unsigned i;

    assert_int_equal(call_once(f), ERR_OK);
    for (i = 0; i < 2; i++) {
        fixture_services_run(&f->services, "restart-db"); /* the loop does not notice */
        assert_int_equal(call_once(f), ERR_OK);
        assert_int_equal(db_pool_stats(f->pool).n_retries, i + 1);
    }
}

static void test_a_restart_between_two_calls_is_not_seen_by_them(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, restart_between, f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_calls_fail_fast_without_the_server_and_work_again_when_it_is_back, setup,
            teardown),
        cmocka_unit_test_setup_teardown(test_a_restart_between_two_calls_is_not_seen_by_them, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
