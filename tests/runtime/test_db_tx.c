/* SPDX-License-Identifier: Apache-2.0 */
/* Transactions: what is kept, what is undone, and what is run again after a lost race for locks. */
#include "db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

struct fixture {
    struct loop *loop;
    struct db_pool *pool;
    struct arena *arena;
    struct db *db, *other; /* of two calls */
    unsigned n_runs[2], n_done, n_hooks;
    char hooks[16];
};

static enum err exec(struct db *db, const char *text)
{
    const struct db_sql sql = {"exec", text};

    return db_end(db_begin(db, &sql), ERR_OK);
}

static int64_t number(struct db *db, const char *text)
{
    const struct db_sql sql = {"number", text};
    struct db_stmt *st = db_begin(db, &sql);
    int64_t value = -1;

    if (db_next(st))
        db_get_i64(st, &value);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return value;
}

static int64_t sum(struct fixture *f)
{
    return number(f->other, "SELECT COALESCE(SUM(n), 0) FROM tx");
}

static void make_table(void *arg)
{
    struct fixture *f = arg;

    exec(f->db, "DROP TABLE IF EXISTS tx");
    assert_int_equal(exec(f->db, "CREATE TABLE tx (id INT PRIMARY KEY, n INT NOT NULL)"), ERR_OK);
    assert_int_equal(exec(f->db, "INSERT INTO tx VALUES (1, 0), (2, 0)"), ERR_OK);
}

static void drop_table(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(exec(f->db, "DROP TABLE tx"), ERR_OK);
}

static int setup(void **state)
{
    struct db_options options = {.url = fixture_env("SHOP_TEST_DB_URL"),
                                 .max_connections = 4,
                                 .max_waiting = 10,
                                 .connect_timeout_ms = 5000};
    struct fixture *f = calloc(1, sizeof(*f));
    const char *error;

    f->loop = loop_new();
    f->arena = arena_new();
    f->pool = db_pool_new(f->loop, &options, &error);
    f->db = db_open(f->pool, f->arena);
    f->other = db_open(f->pool, f->arena);
    fixture_run(f->loop, make_table, f);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, drop_table, f);
    db_close(f->db);
    db_close(f->other);
    assert_int_equal(db_pool_stats(f->pool).n_open, db_pool_stats(f->pool).n_idle);
    db_pool_free(f->pool);
    loop_free(f->loop);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void run(void **state, void (*body)(void *arg))
{
    struct fixture *f = *state;

    fixture_run(f->loop, body, f);
}

static enum err add_and_answer(struct fixture *f, enum err answer)
{
    enum err err;

    do {
        err = db_tx_begin(f->db);
        if (!err)
            err = exec(f->db, "UPDATE tx SET n = n + 1 WHERE id = 1");
        assert_int_equal(sum(f), 0); /* another call does not see it yet */
        assert_true(db_in_tx(f->db));
        if (!err)
            err = answer;
    } while (db_tx_end(f->db, &err));
    assert_false(db_in_tx(f->db));
    return err;
}

static void commit_and_roll_back(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(add_and_answer(f, ERR_NOT_FOUND), ERR_NOT_FOUND);
    assert_int_equal(sum(f), 0);
    assert_int_equal(add_and_answer(f, ERR_OK), ERR_OK);
    assert_int_equal(sum(f), 1);
}

static void test_ok_commits_and_an_error_rolls_back(void **state)
{
    run(state, commit_and_roll_back);
}

static enum err nested(struct db *db, enum err inner, enum err outer)
{
    enum err err;

    do {
        err = db_tx_begin(db);
        if (!err)
            err = exec(db, "UPDATE tx SET n = n + 1 WHERE id = 1");
        do {
            err = db_tx_begin(db);
            if (!err)
                err = exec(db, "UPDATE tx SET n = n + 1 WHERE id = 2");
            if (!err)
                err = inner;
        } while (db_tx_end(db, &err));
        assert_int_equal(err, inner);
        err = outer;
    } while (db_tx_end(db, &err));
    return err;
}

static void nested_pairs(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(nested(f->db, ERR_NOT_FOUND, ERR_OK), ERR_NOT_FOUND);
    assert_int_equal(sum(f), 0);
    assert_int_equal(nested(f->db, ERR_NOT_FOUND, ERR_FORBIDDEN), ERR_FORBIDDEN);
    assert_int_equal(nested(f->db, ERR_OK, ERR_FORBIDDEN), ERR_FORBIDDEN);
    assert_int_equal(sum(f), 0);
    assert_int_equal(nested(f->db, ERR_OK, ERR_OK), ERR_OK);
    assert_int_equal(sum(f), 2);
}

static void test_an_inner_pair_joins_the_outer(void **state)
{
    run(state, nested_pairs);
}

static void note_a(void *arg)
{
    strcat(((struct fixture *)arg)->hooks, "a");
}

static void note_b(void *arg)
{
    struct fixture *f = arg;

    assert_false(db_in_tx(f->db));
    strcat(f->hooks, "b");
}

static void hook_around(struct fixture *f, enum err answer)
{
    enum err err = db_tx_begin(f->db);

    f->hooks[0] = '\0';
    assert_int_equal(err, ERR_OK);
    db_after_commit(f->db, note_a, f);
    db_after_commit(f->db, note_b, f);
    assert_string_equal(f->hooks, "");
    err = answer;
    assert_false(db_tx_end(f->db, &err));
}

static void hooks(void *arg)
{
    struct fixture *f = arg;

    hook_around(f, ERR_OK);
    assert_string_equal(f->hooks, "ab");
    hook_around(f, ERR_NOT_FOUND);
    assert_string_equal(f->hooks, "");
    db_after_commit(f->db, note_a, f);
    assert_string_equal(f->hooks, "a");
}

static void test_hooks_run_after_the_commit_and_only_then(void **state)
{
    run(state, hooks);
}

/* Takes both rows, in opposite orders; in the first run each waits until the other has its first
 * row, so that one of the two must lose. */
static void cross(struct fixture *f, struct db *db, unsigned me, bool hides_errors)
{
    const char *const texts[] = {"UPDATE tx SET n = n + 1 WHERE id = 1",
                                 "UPDATE tx SET n = n + 1 WHERE id = 2"};
    enum err err;

    do {
        err = db_tx_begin(db);
        if (!err)
            err = exec(db, texts[me]);
        f->n_runs[me]++;
        while (!f->n_runs[!me])
            co_sleep_ms(1);
        if (!err)
            err = exec(db, texts[!me]);
        db_after_commit(db, note_a, f);
        if (hides_errors)
            err = ERR_OK;
    } while (db_tx_end(db, &err));
    assert_int_equal(err, ERR_OK);
    f->n_done++;
}

static void cross_first(void *arg)
{
    struct fixture *f = arg;

    cross(f, f->db, 0, false);
}

static void cross_second(void *arg)
{
    struct fixture *f = arg;

    cross(f, f->other, 1, false);
}

static void test_a_deadlocks_victim_runs_again(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, cross_first, f);
    co_start(f->loop, cross_second, f);
    while (f->n_done < 2)
        loop_run_once(f->loop, -1);
    assert_true(f->n_runs[0] + f->n_runs[1] >= 3);
    assert_true(db_pool_stats(f->pool).n_retries >= 1);
    assert_string_equal(f->hooks, "aa"); /* those of the lost run are dropped */
    run(state, make_table);
}

static void hide_first(void *arg)
{
    struct fixture *f = arg;

    cross(f, f->db, 0, true);
}

static void hide_second(void *arg)
{
    struct fixture *f = arg;

    cross(f, f->other, 1, true);
}

static void check_sum_is_4(void *arg)
{
    assert_int_equal(sum(arg), 4);
}

static void test_a_deadlock_that_the_body_ignores_is_not_committed_in_part(void **state)
{
    struct fixture *f = *state;

    co_start(f->loop, hide_first, f);
    co_start(f->loop, hide_second, f);
    while (f->n_done < 2)
        loop_run_once(f->loop, -1);
    assert_true(f->n_runs[0] + f->n_runs[1] >= 3);
    run(state, check_sum_is_4);
}

#define LOCKED_NOW "SELECT n FROM tx WHERE id = 1 FOR UPDATE NOWAIT"

static void used_up(void *arg)
{
    struct fixture *f = arg;
    enum err hold_err = db_tx_begin(f->other), err;

    if (!hold_err)
        hold_err = exec(f->other, "UPDATE tx SET n = 5 WHERE id = 1");
    do {
        err = db_tx_begin(f->db);
        if (!err)
            err = exec(f->db, "UPDATE tx SET n = 7 WHERE id = 2");
        if (!err)
            err = exec(f->db, LOCKED_NOW);
        assert_int_equal(err, ERR_OVERLOADED);
        /* What comes after in the same transaction fails without being sent. */
        assert_int_equal(exec(f->db, "UPDATE tx SET n = 9 WHERE id = 2"), ERR_OVERLOADED);
        f->n_runs[0]++;
    } while (db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_OVERLOADED);
    assert_int_equal(f->n_runs[0], 4);                         /* once, and three times again */
    assert_int_equal(exec(f->db, LOCKED_NOW), ERR_OVERLOADED); /* without a transaction too */
    db_tx_locked_as(f->db, ERR_FORBIDDEN);
    assert_int_equal(exec(f->db, LOCKED_NOW), ERR_FORBIDDEN);
    assert_false(db_tx_end(f->other, &hold_err));
    assert_int_equal(hold_err, ERR_OK);
    assert_int_equal(exec(f->db, LOCKED_NOW), ERR_OK);
    assert_int_equal(sum(f), 5);
}

static void test_used_up_retries_answer_as_the_call_chose(void **state)
{
    run(state, used_up);
}

static void let_go_soon(void *arg)
{
    struct fixture *f = arg;
    enum err err = db_tx_begin(f->other);

    if (!err)
        err = exec(f->other, "UPDATE tx SET n = 5 WHERE id = 1");
    f->n_runs[1] = 1;
    while (db_pool_stats(f->pool).n_retries == 0)
        co_sleep_ms(1);
    db_tx_end(f->other, &err);
    f->n_done++;
}

static void retry_single(void *arg)
{
    struct fixture *f = arg;

    co_start(f->loop, let_go_soon, f);
    while (!f->n_runs[1])
        co_sleep_ms(1);
    assert_int_equal(number(f->db, LOCKED_NOW), 5);
    assert_true(db_pool_stats(f->pool).n_retries >= 1);
    while (!f->n_done)
        co_sleep_ms(1);
}

static void test_a_single_statement_is_retried_by_itself(void **state)
{
    run(state, retry_single);
}

static void late_commit(void *arg)
{
    struct fixture *f = arg;
    enum err err = db_tx_begin(f->db);

    co_deadline_set(loop_now_us(f->loop) + 50000);
    if (!err)
        err = exec(f->db, "UPDATE tx SET n = 1 WHERE id = 1");
    co_sleep_ms(60);
    assert_int_equal(err, ERR_OK);
    assert_false(db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_DEADLINE_EXCEEDED);
    co_deadline_set(0);
    assert_int_equal(sum(f), 0);
    assert_int_equal(db_pool_stats(f->pool).n_reconnects, 0); /* it was rolled back in order */
}

static void test_nothing_is_committed_after_the_deadline(void **state)
{
    run(state, late_commit);
}

static void late_statement(void *arg)
{
    struct fixture *f = arg;
    enum err err;

    co_deadline_set(loop_now_us(f->loop) + 100000);
    do {
        err = db_tx_begin(f->db);
        if (!err)
            err = exec(f->db, "UPDATE tx SET n = 1 WHERE id = 1");
        assert_int_equal(exec(f->db, "SELECT SLEEP(5)"), ERR_DEADLINE_EXCEEDED);
        assert_int_equal(exec(f->db, "UPDATE tx SET n = 1 WHERE id = 2"), ERR_DEADLINE_EXCEEDED);
        err = ERR_OK; /* ignored by the body */
    } while (db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_DEADLINE_EXCEEDED);
    co_deadline_set(0);
    assert_int_equal(sum(f), 0);
}

static void test_a_late_statement_ends_the_transaction(void **state)
{
    run(state, late_statement);
}

static void killed(void *arg)
{
    struct fixture *f = arg;
    char kill_it[64];
    enum err err = db_tx_begin(f->db);

    if (!err)
        err = exec(f->db, "UPDATE tx SET n = 1 WHERE id = 1");
    snprintf(kill_it, sizeof(kill_it), "KILL %lld",
             (long long)number(f->db, "SELECT CONNECTION_ID()"));
    assert_int_equal(exec(f->other, kill_it), ERR_OK);
    assert_int_equal(exec(f->db, "SELECT 1"), ERR_DEPENDENCY_UNAVAILABLE); /* not sent elsewhere */
    err = ERR_OK;
    assert_false(db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(sum(f), 0);
    assert_int_equal(exec(f->db, "SELECT 1"), ERR_OK);
}

static void test_a_lost_connection_loses_the_transaction(void **state)
{
    run(state, killed);
}

static void close_open(void *arg)
{
    struct fixture *f = arg;
    struct db *db = db_open(f->pool, f->arena);

    assert_int_equal(db_tx_begin(db), ERR_OK);
    assert_int_equal(db_tx_begin(db), ERR_OK);
    assert_int_equal(exec(db, "UPDATE tx SET n = 1 WHERE id = 1"), ERR_OK);
    db_close(db);
    assert_int_equal(sum(f), 0);
}

static void test_close_rolls_back(void **state)
{
    run(state, close_open);
}

#define TX_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TX_TEST(test_ok_commits_and_an_error_rolls_back),
        TX_TEST(test_an_inner_pair_joins_the_outer),
        TX_TEST(test_hooks_run_after_the_commit_and_only_then),
        TX_TEST(test_a_deadlocks_victim_runs_again),
        TX_TEST(test_a_deadlock_that_the_body_ignores_is_not_committed_in_part),
        TX_TEST(test_used_up_retries_answer_as_the_call_chose),
        TX_TEST(test_a_single_statement_is_retried_by_itself),
        TX_TEST(test_nothing_is_committed_after_the_deadline),
        TX_TEST(test_a_late_statement_ends_the_transaction),
        TX_TEST(test_a_lost_connection_loses_the_transaction),
        TX_TEST(test_close_rolls_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
