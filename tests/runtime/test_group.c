/* SPDX-License-Identifier: Apache-2.0 */
/* Grouped writes: who is written together, and what each member hears when something is wrong. */
#include "group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "call.h"
#include "fixture.h"
#include "server.h"

#define AT_MOST 50
#define MANY 120

struct item {
    int64_t number;
    int64_t place; /* what the writer answers: among its members */
};

/* A call that joins, with memory of its own that ends with it. */
struct member {
    int64_t number;
    unsigned patience_ms; /* 0: any */
    enum err err;
    int64_t place;
    bool is_done;
};

static struct loop *loop;
static struct server_loop home;
static struct db_pool *pool, *nowhere;
static unsigned n_runs, n_last, n_done; /* of the writer; its members; calls that have ended */
static bool must_wait, must_lose, is_writing;
static int64_t refused, killer; /* numbers */

static enum err exec(struct db *db, const char *text)
{
    const struct db_sql sql = {"exec", text};

    return db_end(db_begin(db, &sql), ERR_OK);
}

static enum err insert(struct call *call, int64_t number)
{
    static const struct db_sql sql = {"group_insert", "INSERT INTO group_rows VALUES (?)"};
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_i64(st, number);
    return db_end(st, ERR_OK);
}

static enum err write_rows(struct call *call, void *const *items, enum err *errs, size_t n)
{
    enum err err = ERR_OK;

    assert_true(db_in_tx(call->db));
    n_runs++;
    n_last = (unsigned)n;
    is_writing = true;
    while (must_wait)
        co_sleep_ms(1);
    for (size_t i = 0; i < n && !err; i++) {
        struct item *item = items[i];

        assert_int_equal(errs[i], ERR_OK);
        item->place = (int64_t)i;
        if (item->number == killer)
            exec(call->db, "KILL CONNECTION_ID()");
        if (item->number == refused)
            errs[i] = ERR_FORBIDDEN;
        else
            err = insert(call, item->number);
    }
    is_writing = false;
    if (must_lose)
        db_tx_again(call->db);
    must_lose = false;
    return err;
}

static const struct group_info info = {.name = "rows", .at_most = AT_MOST, .write = write_rows};

static void join(void *arg)
{
    struct member *member = arg;
    struct arena *arena = arena_new();
    struct call call = {
        .arena = arena, .db = db_open(home.db_pool, arena), .loop = loop, .home = &home};
    struct item *item = arena_alloc(arena, sizeof(*item));

    item->number = member->number;
    if (member->patience_ms)
        co_deadline_set(loop_now_us(loop) + member->patience_ms * 1000);
    member->err = group_write(&call, &info, item);
    member->place = item->place;
    db_close(call.db);
    arena_free(arena);
    member->is_done = true;
    n_done++;
}

static void start(struct member *members, size_t n)
{
    for (size_t i = 0; i < n; i++)
        co_start(loop, join, &members[i]);
}

static void wait_for(unsigned n)
{
    while (n_done < n)
        co_sleep_ms(1);
    assert_int_equal(n_done, n);
}

static void wait_for_writer(void)
{
    while (!is_writing)
        co_sleep_ms(1);
}

static int64_t n_rows(void)
{
    static const struct db_sql sql = {"count", "SELECT COUNT(*) FROM group_rows"};
    struct arena *arena = arena_new();
    struct db *db = db_open(pool, arena);
    struct db_stmt *st = db_begin(db, &sql);
    int64_t n = -1;

    if (db_next(st))
        db_get_i64(st, &n);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    db_close(db);
    arena_free(arena);
    return n;
}

static void number(struct member *members, size_t n, int64_t first)
{
    for (size_t i = 0; i < n; i++)
        members[i] = (struct member){.number = first + (int64_t)i};
}

/* ---- the tests' bodies ---- */

static void many(void *arg)
{
    struct member members[MANY];

    (void)arg;
    number(members, MANY, 1);
    start(members, MANY);
    wait_for(MANY);
    for (unsigned i = 0; i < MANY; i++) {
        assert_int_equal(members[i].err, ERR_OK);
        assert_int_equal(members[i].place, i % AT_MOST);
    }
    assert_int_equal(n_runs, 3);
    assert_int_equal(n_last, MANY % AT_MOST);
    assert_int_equal(n_rows(), MANY);
}

static void the_next_one_fills(void *arg)
{
    struct member first = {.number = 1}, others[20];

    (void)arg;
    must_wait = true;
    start(&first, 1);
    wait_for_writer();
    number(others, 20, 2);
    for (unsigned i = 0; i < 20; i++) {
        start(&others[i], 1);
        co_sleep_ms(1);
    }
    assert_int_equal(n_runs, 1);
    assert_int_equal(n_done, 0);
    must_wait = false;
    wait_for(21);
    assert_int_equal(n_runs, 2);
    assert_int_equal(n_last, 20);
    assert_int_equal(n_rows(), 21);
}

static void one_is_refused(void *arg)
{
    struct member members[10];

    (void)arg;
    refused = 4;
    number(members, 10, 1);
    start(members, 10);
    wait_for(10);
    for (unsigned i = 0; i < 10; i++)
        assert_int_equal(members[i].err, members[i].number == 4 ? ERR_FORBIDDEN : ERR_OK);
    assert_int_equal(n_runs, 1);
    assert_int_equal(n_rows(), 9);
}

static void one_breaks(void *arg)
{
    struct member members[16];

    (void)arg;
    refused = 3;
    number(members, 16, 1);
    members[6].number = -7; /* the table takes no such row */
    members[11].number = -8;
    start(members, 16);
    wait_for(16);
    for (unsigned i = 0; i < 16; i++) {
        enum err expected = members[i].number < 0    ? ERR_INTERNAL_ERROR
                            : members[i].number == 3 ? ERR_FORBIDDEN
                                                     : ERR_OK;

        assert_int_equal(members[i].err, expected);
    }
    assert_int_equal(n_rows(), 13);
}

static void a_victim(void *arg)
{
    struct member members[2];

    (void)arg;
    must_lose = true;
    refused = 2;
    number(members, 2, 1);
    start(members, 2);
    wait_for(2);
    assert_int_equal(members[0].err, ERR_OK);
    assert_int_equal(members[1].err, ERR_FORBIDDEN);
    assert_int_equal(n_runs, 2);
    assert_int_equal(n_rows(), 1);
}

static void the_connection_is_lost(void *arg)
{
    struct member members[8];

    (void)arg;
    killer = 5;
    number(members, 8, 1);
    start(members, 8);
    wait_for(8);
    for (unsigned i = 0; i < 8; i++)
        assert_int_equal(members[i].err, ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(n_runs, 1); /* no use to look for the row */
    assert_int_equal(n_rows(), 0);
}

static void there_is_no_database(void *arg)
{
    struct member members[MANY];

    (void)arg;
    home.db_pool = nowhere;
    number(members, MANY, 1);
    start(members, MANY);
    wait_for(MANY);
    home.db_pool = pool;
    for (unsigned i = 0; i < MANY; i++)
        assert_int_equal(members[i].err, ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(n_runs, 0);
}

static void too_late_to_be_taken(void *arg)
{
    struct member first = {.number = 1}, late = {.number = 2, .patience_ms = 5},
                  last = {.number = 3};

    (void)arg;
    must_wait = true;
    start(&first, 1);
    wait_for_writer();
    start(&late, 1);
    start(&last, 1);
    while (!late.is_done)
        co_sleep_ms(1);
    assert_int_equal(late.err, ERR_DEADLINE_EXCEEDED);
    assert_false(first.is_done);
    must_wait = false;
    wait_for(3);
    assert_int_equal(first.err, ERR_OK);
    assert_int_equal(last.err, ERR_OK);
    assert_int_equal(n_rows(), 2);
}

static void the_last_one_leaves(void *arg)
{
    struct member first = {.number = 1}, late = {.number = 2, .patience_ms = 5},
                  last = {.number = 3};

    (void)arg;
    must_wait = true;
    start(&first, 1);
    wait_for_writer();
    start(&late, 1);
    while (!late.is_done)
        co_sleep_ms(1);
    start(&last, 1); /* where the one that left stood */
    must_wait = false;
    wait_for(3);
    assert_int_equal(last.err, ERR_OK);
    assert_int_equal(n_rows(), 2);
}

/* The first leads, and has less time than the others. */
static void too_late_to_leave(void *arg)
{
    struct member members[3] = {
        {.number = 1, .patience_ms = 20}, {.number = 2, .patience_ms = 20}, {.number = 3}};
    uint64_t until_us;

    (void)arg;
    must_wait = true;
    start(members, 3);
    wait_for_writer();
    until_us = loop_now_us(loop) + 30000;
    while (loop_now_us(loop) < until_us)
        co_sleep_ms(1);
    assert_int_equal(n_done, 0);
    must_wait = false;
    wait_for(3);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(members[i].err, ERR_OK);
    assert_int_equal(n_rows(), 3);
}

static void time_is_up_for_all(void *arg)
{
    struct member members[2] = {{.number = 1, .patience_ms = 10}, {.number = 2, .patience_ms = 20}};
    uint64_t until_us;

    (void)arg;
    must_wait = true;
    start(members, 2);
    wait_for_writer();
    until_us = loop_now_us(loop) + 30000;
    while (loop_now_us(loop) < until_us)
        co_sleep_ms(1);
    must_wait = false;
    wait_for(2);
    for (unsigned i = 0; i < 2; i++)
        assert_int_equal(members[i].err, ERR_DEADLINE_EXCEEDED);
    assert_int_equal(n_rows(), 0);
}

/* ---- around them ---- */

static void make_table(void *arg)
{
    struct arena *arena = arena_new();
    struct db *db = db_open(pool, arena);

    (void)arg;
    exec(db, "DROP TABLE IF EXISTS group_rows");
    assert_int_equal(
        exec(db, "CREATE TABLE group_rows (n INT PRIMARY KEY, CONSTRAINT some CHECK (n > 0))"),
        ERR_OK);
    db_close(db);
    arena_free(arena);
}

static struct db_pool *open_pool(const char *url)
{
    const struct db_options options = {
        .url = url, .max_connections = 4, .max_waiting = 10, .connect_timeout_ms = 5000};
    const char *error = "";
    struct db_pool *ret = db_pool_new(loop, &options, &error);

    assert_non_null(ret);
    return ret;
}

static int setup(void **state)
{
    (void)state;
    loop = loop_new();
    pool = open_pool(fixture_env("SHOP_TEST_DB_URL"));
    nowhere = open_pool("mysql://shop@localhost/shop?socket=/nowhere/db.sock");
    home = (struct server_loop){.loop = loop, .db_pool = pool};
    n_runs = n_last = n_done = 0;
    must_wait = must_lose = is_writing = false;
    refused = killer = 0;
    fixture_run(loop, make_table, NULL);
    return 0;
}

static void drop_table(void *arg)
{
    struct arena *arena = arena_new();
    struct db *db = db_open(pool, arena);

    (void)arg;
    assert_int_equal(exec(db, "DROP TABLE group_rows"), ERR_OK);
    db_close(db);
    arena_free(arena);
}

static int teardown(void **state)
{
    (void)state;
    fixture_run(loop, drop_table, NULL);
    assert_int_equal(db_pool_stats(pool).n_open, db_pool_stats(pool).n_idle);
    db_pool_free(pool);
    db_pool_free(nowhere);
    loop_free(loop);
    return 0;
}

#define TEST(name, body)                                                                           \
    static void name(void **state)                                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        fixture_run(loop, body, NULL);                                                             \
    }

TEST(test_calls_of_one_moment_are_written_together, many)
TEST(test_while_a_group_is_written_the_next_one_fills, the_next_one_fills)
TEST(test_a_refused_member_costs_no_other, one_is_refused)
TEST(test_a_row_that_breaks_the_group_fails_alone, one_breaks)
TEST(test_a_group_that_loses_a_race_for_locks_is_written_again, a_victim)
TEST(test_all_hear_that_the_connection_was_lost, the_connection_is_lost)
TEST(test_all_hear_that_there_is_no_database, there_is_no_database)
TEST(test_who_has_no_more_time_leaves_the_queue, too_late_to_be_taken)
TEST(test_who_comes_after_one_that_left_is_written, the_last_one_leaves)
TEST(test_who_is_being_written_waits_for_the_outcome, too_late_to_leave)
TEST(test_a_group_ends_when_none_of_its_members_has_time, time_is_up_for_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_calls_of_one_moment_are_written_together, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_while_a_group_is_written_the_next_one_fills, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_refused_member_costs_no_other, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_row_that_breaks_the_group_fails_alone, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_group_that_loses_a_race_for_locks_is_written_again,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_all_hear_that_the_connection_was_lost, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_all_hear_that_there_is_no_database, setup, teardown),
        cmocka_unit_test_setup_teardown(test_who_has_no_more_time_leaves_the_queue, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_who_comes_after_one_that_left_is_written, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_who_is_being_written_waits_for_the_outcome, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_group_ends_when_none_of_its_members_has_time, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
