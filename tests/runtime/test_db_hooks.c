/* SPDX-License-Identifier: Apache-2.0 */
/* What runs at the begin of a transaction and before its commit, and what becomes of its errors. */
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
    char notes[64];
    enum err answer; /* of a hook */
    enum err held;   /* of the other's transaction */
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
    return number(f->other, "SELECT COALESCE(SUM(n), 0) FROM hooks");
}

static void make_table(void *arg)
{
    struct fixture *f = arg;

    exec(f->db, "DROP TABLE IF EXISTS hooks");
    assert_int_equal(exec(f->db, "CREATE TABLE hooks (id INT PRIMARY KEY, n INT NOT NULL)"),
                     ERR_OK);
    assert_int_equal(exec(f->db, "INSERT INTO hooks VALUES (1, 0), (2, 0)"), ERR_OK);
}

static void drop_table(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(exec(f->other, "DROP TABLE hooks"), ERR_OK);
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

static enum err note_a(void *arg)
{
    strcat(((struct fixture *)arg)->notes, "a");
    return ERR_OK;
}

static enum err note_b(void *arg)
{
    struct fixture *f = arg;

    assert_true(db_in_tx(f->db));
    strcat(f->notes, "b");
    return f->answer;
}

static enum err add_one(void *arg)
{
    struct fixture *f = arg;

    strcat(f->notes, "+");
    return exec(f->db, "UPDATE hooks SET n = n + 1 WHERE id = 1");
}

/* A transaction whose body ends with this error. */
static enum err tx(struct fixture *f, enum err answer)
{
    enum err err;

    f->notes[0] = '\0';
    do {
        err = db_tx_begin(f->db);
        if (!err) {
            strcat(f->notes, ".");
            err = answer;
        }
    } while (db_tx_end(f->db, &err));
    return err;
}

static void at_each_begin(void *arg)
{
    struct fixture *f = arg;
    enum err err;

    db_on_begin(f->db, note_a, f, true);
    db_on_begin(f->db, note_b, f, false);
    assert_int_equal(tx(f, ERR_NOT_FOUND), ERR_NOT_FOUND);
    assert_string_equal(f->notes, "ab.");
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "ab."); /* nothing had been committed */
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "b.");
    f->notes[0] = '\0';
    err = db_tx_begin(f->db);
    assert_int_equal(db_tx_begin(f->db), ERR_OK);
    db_tx_end(f->db, &err);
    db_tx_end(f->db, &err);
    assert_string_equal(f->notes, "b"); /* not for the inner pair */
    db_on_begin_drop(f->db, note_b, f);
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, ".");
    assert_int_equal(db_tx_number(f->db), 5);
}

static void test_a_hook_runs_at_each_begin_and_once_until_a_commit(void **state)
{
    run(state, at_each_begin);
}

static void added_later(void *arg)
{
    struct fixture *f = arg;
    enum err err = db_tx_begin(f->db);

    db_on_begin(f->db, note_a, f, true);
    db_tx_end(f->db, &err);
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "a."); /* it had not run in the one that was committed */
}

static void test_a_hook_that_is_set_in_a_transaction_runs_from_the_next_one_on(void **state)
{
    run(state, added_later);
}

static void refused_begin(void *arg)
{
    struct fixture *f = arg;
    enum err err;

    f->answer = ERR_FORBIDDEN;
    db_on_begin(f->db, add_one, f, true);
    db_on_begin(f->db, note_b, f, true);
    db_on_begin(f->db, note_a, f, true);
    assert_int_equal(tx(f, ERR_OK), ERR_FORBIDDEN);
    assert_string_equal(f->notes, "+b");
    assert_int_equal(sum(f), 0);
    do { /* a body that takes no notice */
        assert_int_equal(db_tx_begin(f->db), ERR_FORBIDDEN);
        assert_int_equal(db_tx_begin(f->db), ERR_FORBIDDEN);
        assert_int_equal(exec(f->db, "UPDATE hooks SET n = 5"), ERR_FORBIDDEN);
        err = ERR_OK;
        assert_false(db_tx_end(f->db, &err));
        err = ERR_NOT_FOUND;
    } while (db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_FORBIDDEN);
    f->answer = ERR_OK;
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "+ba.");
    assert_int_equal(sum(f), 1);
}

static void test_a_hooks_error_ends_the_transaction_whatever_the_body_makes_of_it(void **state)
{
    run(state, refused_begin);
}

#define LOCKED_NOW "SELECT n FROM hooks WHERE id = 2 FOR UPDATE NOWAIT"

static void hold(struct fixture *f)
{
    f->held = db_tx_begin(f->other);
    assert_int_equal(exec(f->other, "UPDATE hooks SET n = 0 WHERE id = 2"), ERR_OK);
}

static void let_go(struct fixture *f)
{
    assert_false(db_tx_end(f->other, &f->held));
    assert_int_equal(f->held, ERR_OK);
}

/* Meets the other's lock, which is there the first time only. */
static enum err lock_row(void *arg)
{
    struct fixture *f = arg;
    enum err err = exec(f->db, LOCKED_NOW);

    strcat(f->notes, err ? "x" : "l");
    if (err)
        let_go(f);
    return err;
}

static void locked_begin(void *arg)
{
    struct fixture *f = arg;

    hold(f);
    db_on_begin(f->db, note_a, f, true);
    db_on_begin(f->db, lock_row, f, true);
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "axal.");
}

static void test_a_lost_race_for_a_lock_in_a_hook_runs_all_again(void **state)
{
    run(state, locked_begin);
}

static enum err again_twice(void *arg)
{
    struct fixture *f = arg;

    strcat(f->notes, "g");
    if (strlen(f->notes) > 2)
        return ERR_OK;
    db_tx_again(f->db);
    return ERR_NOT_FOUND;
}

static enum err again_always(void *arg)
{
    db_tx_again(((struct fixture *)arg)->db);
    return ERR_NOT_FOUND;
}

static void again(void *arg)
{
    struct fixture *f = arg;

    db_on_begin(f->db, again_twice, f, true);
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "ggg.");
    assert_false(db_tx_gave_up(f->db));
    db_on_begin(f->db, again_always, f, true);
    db_tx_locked_as(f->db, ERR_RATE_LIMITED);
    assert_int_equal(tx(f, ERR_OK), ERR_RATE_LIMITED);
    assert_true(db_tx_gave_up(f->db));
}

static void test_a_hook_can_ask_for_another_run(void **state)
{
    run(state, again);
}

static enum err chain(void *arg)
{
    strcat(((struct fixture *)arg)->notes, "c");
    return db_before_commit(((struct fixture *)arg)->db, add_one, arg);
}

static enum err tx_with(struct fixture *f, enum err (*first)(void *arg), enum err (*second)(void *))
{
    enum err err;

    f->notes[0] = '\0';
    do {
        err = db_tx_begin(f->db);
        if (!err)
            err = db_before_commit(f->db, first, f);
        if (!err)
            err = db_before_commit(f->db, second, f);
        strcat(f->notes, ".");
    } while (db_tx_end(f->db, &err));
    return err;
}

static void before_commit(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(tx_with(f, chain, note_b), ERR_OK);
    assert_string_equal(f->notes, ".cb+");
    assert_int_equal(sum(f), 1);
    f->answer = ERR_FORBIDDEN;
    assert_int_equal(tx_with(f, add_one, note_b), ERR_FORBIDDEN);
    assert_string_equal(f->notes, ".+b");
    assert_int_equal(sum(f), 1);
    assert_int_equal(tx(f, ERR_OK), ERR_OK);
    assert_string_equal(f->notes, "."); /* they belong to one transaction */
    assert_int_equal(db_before_commit(f->db, add_one, f), ERR_OK);
    assert_int_equal(sum(f), 2); /* at once without one */
}

static void test_hooks_before_the_commit_are_a_part_of_the_transaction(void **state)
{
    run(state, before_commit);
}

static void locked_commit(void *arg)
{
    struct fixture *f = arg;

    hold(f);
    assert_int_equal(tx_with(f, add_one, lock_row), ERR_OK);
    assert_string_equal(f->notes, ".+x.+l");
    assert_int_equal(sum(f), 1);
}

static void test_a_lost_race_for_a_lock_before_the_commit_runs_the_body_again(void **state)
{
    run(state, locked_commit);
}

static void alone(void *arg)
{
    static const struct db_sql insert = {"insert", "INSERT INTO hooks VALUES (1, 1)"};
    static const struct db_constraint keys[] = {{"PRIMARY", ERR_NOT_FOUND}, {0}};
    struct fixture *f = arg;

    db_on_begin(f->db, note_b, f, false);
    assert_int_equal(number(f->db, "SELECT 7"), 7);
    assert_string_equal(f->notes, "");
    assert_int_equal(exec(f->db, "UPDATE hooks SET n = 3 WHERE id = 2"), ERR_OK);
    assert_int_equal(db_affected(f->db), 1);
    assert_string_equal(f->notes, "b");
    assert_int_equal(sum(f), 3);
    assert_int_equal(db_end_constraints(db_begin(f->db, &insert), ERR_OK, keys), ERR_NOT_FOUND);
    f->answer = ERR_FORBIDDEN;
    assert_int_equal(exec(f->db, "UPDATE hooks SET n = 4 WHERE id = 2"), ERR_FORBIDDEN);
    assert_int_equal(sum(f), 3);
    assert_false(db_in_tx(f->db));
}

static void test_a_statement_alone_is_a_transaction_where_there_are_hooks(void **state)
{
    run(state, alone);
}

static void nowait(void *arg)
{
    static const struct db_sql sql = {"nowait", LOCKED_NOW};
    struct fixture *f = arg;
    enum err err = db_tx_begin(f->db);
    struct db_stmt *st;

    hold(f);
    assert_int_equal(exec(f->db, "UPDATE hooks SET n = 1 WHERE id = 1"), ERR_OK);
    st = db_begin(f->db, &sql);
    db_nowait(st, ERR_RATE_LIMITED);
    assert_int_equal(db_end(st, ERR_OK), ERR_RATE_LIMITED);
    assert_false(db_tx_end(f->db, &err));
    assert_int_equal(err, ERR_OK);
    assert_int_equal(sum(f), 1);
    st = db_begin(f->db, &sql);
    db_nowait(st, ERR_RATE_LIMITED);
    assert_int_equal(db_end(st, ERR_OK), ERR_RATE_LIMITED);
    assert_int_equal(db_pool_stats(f->pool).n_retries, 0);
    let_go(f);
}

static void test_a_statement_that_waits_for_no_lock_leaves_the_transaction_as_it_was(void **state)
{
    run(state, nowait);
}

#define HOOK_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOOK_TEST(test_a_hook_runs_at_each_begin_and_once_until_a_commit),
        HOOK_TEST(test_a_hook_that_is_set_in_a_transaction_runs_from_the_next_one_on),
        HOOK_TEST(test_a_hooks_error_ends_the_transaction_whatever_the_body_makes_of_it),
        HOOK_TEST(test_a_lost_race_for_a_lock_in_a_hook_runs_all_again),
        HOOK_TEST(test_a_hook_can_ask_for_another_run),
        HOOK_TEST(test_hooks_before_the_commit_are_a_part_of_the_transaction),
        HOOK_TEST(test_a_lost_race_for_a_lock_before_the_commit_runs_the_body_again),
        HOOK_TEST(test_a_statement_alone_is_a_transaction_where_there_are_hooks),
        HOOK_TEST(test_a_statement_that_waits_for_no_lock_leaves_the_transaction_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
