/* SPDX-License-Identifier: Apache-2.0 */
/* The pool: many calls on few connections, the line, deadlines, servers that are away or silent. */
#include "db.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

struct fixture {
    struct loop *loop;
    struct db_pool *pool;
    unsigned n_done, n_ok, n_overloaded, n_late;
    unsigned order[16];
};

static struct db_pool *pool_new(struct loop *loop, const char *url, unsigned max_connections,
                                unsigned max_waiting)
{
    struct db_options options = {.url = url,
                                 .max_connections = max_connections,
                                 .max_waiting = max_waiting,
                                 .connect_timeout_ms = 300};
    const char *error = NULL;
    struct db_pool *pool = db_pool_new(loop, &options, &error);

    assert_non_null(pool);
    return pool;
}

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

    if (f->pool)
        assert_int_equal(db_pool_stats(f->pool).n_open, db_pool_stats(f->pool).n_idle);
    db_pool_free(f->pool);
    assert_int_equal(co_stats().n_live, 0);
    loop_free(f->loop);
    free(f);
    return 0;
}

/* One statement of a call of its own; the first column of the first row in *ret, if there is one.
 */
static enum err query(struct db_pool *pool, const char *text, int64_t *ret)
{
    const struct db_sql sql = {"query", text};
    struct arena *arena = arena_new();
    struct db *db = db_open(pool, arena);
    struct db_stmt *st = db_begin(db, &sql);
    enum err err;

    if (db_next(st) && ret)
        db_get_i64(st, ret);
    err = db_end(st, ERR_OK);
    if (err)
        assert_non_null(db_last_error(db));
    db_close(db);
    arena_free(arena);
    return err;
}

static void run_20_statements(void *arg)
{
    struct fixture *f = arg;
    int64_t value;
    unsigned i;
    char text[32];

    for (i = 0; i < 20; i++) {
        snprintf(text, sizeof(text), "SELECT %u", i % 7);
        assert_int_equal(query(f->pool, text, &value), ERR_OK);
        assert_int_equal(value, i % 7);
    }
    f->n_done++;
}

static void test_a_hundred_calls_share_four_connections(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 4, 100);
    for (i = 0; i < 100; i++)
        co_start(f->loop, run_20_statements, f);
    while (f->n_done < 100) {
        loop_run_once(f->loop, -1);
        assert_in_range(db_pool_stats(f->pool).n_open, 1, 4);
    }
    assert_int_equal(db_pool_stats(f->pool).n_open, 4);
    assert_int_equal(db_pool_stats(f->pool).n_statements, 2000);
    assert_int_equal(db_pool_stats(f->pool).n_waiting, 0);
}

struct numbered {
    struct fixture *f;
    unsigned number;
};

static void note_turn(void *arg)
{
    struct numbered *me = arg;

    assert_int_equal(query(me->f->pool, "SELECT 1", NULL), ERR_OK);
    me->f->order[me->f->n_done++] = me->number;
}

static void test_the_line_is_served_in_order(void **state)
{
    struct fixture *f = *state;
    struct numbered calls[10];
    unsigned i;

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 100);
    for (i = 0; i < 10; i++) {
        calls[i] = (struct numbered){f, i};
        co_start(f->loop, note_turn, &calls[i]);
    }
    while (f->n_done < 10)
        loop_run_once(f->loop, -1);
    for (i = 0; i < 10; i++)
        assert_int_equal(f->order[i], i);
}

static void sleep_on_server(void *arg)
{
    struct fixture *f = arg;
    enum err err = query(f->pool, "SELECT SLEEP(0.1)", NULL);

    f->n_ok += err == ERR_OK;
    f->n_overloaded += err == ERR_OVERLOADED;
    f->n_done++;
}

static void test_a_full_line_refuses_at_once(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 2);
    for (i = 0; i < 5; i++)
        co_start(f->loop, sleep_on_server, f);
    assert_int_equal(f->n_overloaded, 2);
    while (f->n_done < 5)
        loop_run_once(f->loop, -1);
    assert_int_equal(f->n_ok, 3);
}

static void wait_in_vain(void *arg)
{
    struct fixture *f = arg;

    co_deadline_set(loop_now_us(f->loop) + 20000);
    f->n_late += query(f->pool, "SELECT 1", NULL) == ERR_DEADLINE_EXCEEDED;
    f->n_done++;
}

static void test_waiting_in_line_observes_the_deadline(void **state)
{
    struct fixture *f = *state;
    unsigned i;

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 10);
    co_start(f->loop, sleep_on_server, f);
    for (i = 0; i < 3; i++)
        co_start(f->loop, wait_in_vain, f);
    co_start(f->loop, sleep_on_server, f); /* behind them, and not harmed */
    while (f->n_done < 5)
        loop_run_once(f->loop, -1);
    assert_int_equal(f->n_late, 3);
    assert_int_equal(f->n_ok, 2);
}

static void late_query(void *arg)
{
    struct fixture *f = arg;
    uint64_t start_us = loop_now_us(f->loop);
    int64_t first = 0, second = 0;

    assert_int_equal(query(f->pool, "SELECT CONNECTION_ID()", &first), ERR_OK);
    co_deadline_set(start_us + 100000);
    assert_int_equal(query(f->pool, "SELECT SLEEP(5)", NULL), ERR_DEADLINE_EXCEEDED);
    assert_true(loop_now_us(f->loop) - start_us < 2000000);
    assert_int_equal(query(f->pool, "SELECT 1", NULL), ERR_DEADLINE_EXCEEDED);
    co_deadline_set(0);
    assert_int_equal(query(f->pool, "SELECT CONNECTION_ID()", &second), ERR_OK);
    assert_int_not_equal(first, second); /* a late answer cannot become the next call's */
}

static void test_a_statement_beyond_its_deadline_gives_its_connection_up(void **state)
{
    struct fixture *f = *state;

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 10);
    fixture_run(f->loop, late_query, f);
}

static void get_id(void *arg)
{
    struct numbered *me = arg;
    int64_t id = 0;

    assert_int_equal(query(me->f->pool, "SELECT CONNECTION_ID()", &id), ERR_OK);
    me->number = (unsigned)id;
}

static void kill_id(void *arg)
{
    struct numbered *me = arg;
    char text[32];

    snprintf(text, sizeof(text), "KILL %u", me->number);
    assert_int_equal(query(me->f->pool, text, NULL), ERR_OK);
    /* until it is gone */
    snprintf(text, sizeof(text), "%u", me->number);
    for (;;) {
        char count[128];
        int64_t n = 1;

        snprintf(count, sizeof(count),
                 "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = %s", text);
        assert_int_equal(query(me->f->pool, count, &n), ERR_OK);
        if (n == 0)
            return;
    }
}

/* With a loop of its own: the victim's loop does not see it. */
static void kill_elsewhere(const struct numbered *victim)
{
    struct fixture f = {.loop = loop_new()};
    struct numbered killer = {&f, victim->number};

    f.pool = pool_new(f.loop, fixture_env("SHOP_TEST_DB_URL"), 1, 1);
    fixture_run(f.loop, kill_id, &killer);
    db_pool_free(f.pool);
    loop_free(f.loop);
}

static void write_once(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(query(f->pool, "INSERT INTO pool_once VALUES (1)", NULL), ERR_OK);
}

static void make_table(void *arg)
{
    struct fixture *f = arg;

    query(f->pool, "DROP TABLE IF EXISTS pool_once", NULL);
    assert_int_equal(query(f->pool, "CREATE TABLE pool_once (i INT)", NULL), ERR_OK);
}

static void check_once(void *arg)
{
    struct fixture *f = arg;
    int64_t n = 0;

    assert_int_equal(query(f->pool, "SELECT COUNT(*) FROM pool_once", &n), ERR_OK);
    assert_int_equal(n, 1);
    assert_int_equal(query(f->pool, "DROP TABLE pool_once", NULL), ERR_OK);
}

static void test_a_statement_on_a_dead_idle_connection_goes_to_a_new_one(void **state)
{
    struct fixture *f = *state;
    struct numbered id = {f, 0};

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 1);
    fixture_run(f->loop, make_table, f);
    fixture_run(f->loop, get_id, &id);
    kill_elsewhere(&id);
    fixture_run(f->loop, write_once, f);
    assert_int_equal(db_pool_stats(f->pool).n_retries, 1);
    fixture_run(f->loop, check_once, f);
}

static void test_a_dead_idle_connection_is_noticed_by_itself(void **state)
{
    struct fixture *f = *state;
    struct numbered id = {f, 0};

    f->pool = pool_new(f->loop, fixture_env("SHOP_TEST_DB_URL"), 1, 1);
    fixture_run(f->loop, get_id, &id);
    assert_int_equal(db_pool_stats(f->pool).n_idle, 1);
    kill_elsewhere(&id);
    while (db_pool_stats(f->pool).n_idle)
        loop_run_once(f->loop, -1);
    assert_int_equal(db_pool_stats(f->pool).n_open, 0);
    assert_int_equal(db_pool_stats(f->pool).n_reconnects, 1);
}

static void ask_nobody(void *arg)
{
    struct fixture *f = arg;
    unsigned i;

    for (i = 0; i < 10; i++)
        assert_int_equal(query(f->pool, "SELECT 1", NULL), ERR_DEPENDENCY_UNAVAILABLE);
    f->n_done++;
}

static void check_nobody_answers(struct fixture *f, const char *url, uint64_t within_us)
{
    uint64_t start_us = loop_now_us(f->loop);
    unsigned i;

    f->n_done = 0;
    f->pool = pool_new(f->loop, url, 2, 100);
    for (i = 0; i < 50; i++)
        co_start(f->loop, ask_nobody, f);
    while (f->n_done < 50)
        loop_run_once(f->loop, -1);
    assert_true(loop_now_us(f->loop) - start_us < within_us);
    assert_int_equal(db_pool_stats(f->pool).n_open, 0);
    db_pool_free(f->pool);
    f->pool = NULL;
}

static void test_without_a_server_every_call_hears_so_quickly(void **state)
{
    struct fixture *f = *state;

    check_nobody_answers(f, "mysql://u@h/d?socket=/nowhere/db.sock", 500000);
    check_nobody_answers(f, "mysql://u@127.0.0.1:1/d", 500000);
    check_nobody_answers(f, "mysql://u@localhost:1/d", 2000000); /* looked up on a thread */
}

static void test_a_silent_server_is_given_up_after_the_connect_timeout(void **state)
{
    struct fixture *f = *state;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char url[64];

    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(listen(fd, 10), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    snprintf(url, sizeof(url), "mysql://u@127.0.0.1:%u/d", ntohs(address.sin_port));
    check_nobody_answers(f, url, 2500000);
    close(fd);
}

static void refused_login(void *arg)
{
    struct fixture *f = arg;
    struct arena *arena = arena_new();
    struct db *db = db_open(f->pool, arena);
    const struct db_sql sql = {"query", "SELECT 1"};

    assert_int_equal(db_end(db_begin(db, &sql), ERR_OK), ERR_DEPENDENCY_UNAVAILABLE);
    assert_non_null(strstr(db_last_error(db), "Access denied"));
    db_close(db);
    arena_free(arena);
}

static void test_a_refused_login_says_why(void **state)
{
    struct fixture *f = *state;
    char url[256];

    snprintf(url, sizeof(url), "mysql://nobody%s", strchr(fixture_env("SHOP_TEST_DB_URL"), '@'));
    f->pool = pool_new(f->loop, url, 1, 1);
    fixture_run(f->loop, refused_login, f);
}

static void test_wrong_urls_are_explained(void **state)
{
    const char *const urls[] = {"",
                                "mysql:/u@h/d",
                                "mysql://u@h",
                                "mysql://@h/d",
                                "mysql://u@/d",
                                "mysql://u@h/",
                                "mysql://u@h:0/d",
                                "mysql://u@h:70000/d",
                                "mysql://u@h: 1/d",
                                "mysql://u@[::1/d",
                                "mysql://u:%g1@h/d",
                                "mysql://u@h/d?socket=relative",
                                "mysql://u@h/d?a=b",
                                NULL};
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        struct db_options options = {.url = urls[i], .max_connections = 1};
        const char *error = NULL;

        assert_null(db_pool_new(f->loop, &options, &error));
        assert_non_null(error);
    }
}

#define POOL_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        POOL_TEST(test_a_hundred_calls_share_four_connections),
        POOL_TEST(test_the_line_is_served_in_order),
        POOL_TEST(test_a_full_line_refuses_at_once),
        POOL_TEST(test_waiting_in_line_observes_the_deadline),
        POOL_TEST(test_a_statement_beyond_its_deadline_gives_its_connection_up),
        POOL_TEST(test_a_statement_on_a_dead_idle_connection_goes_to_a_new_one),
        POOL_TEST(test_a_dead_idle_connection_is_noticed_by_itself),
        POOL_TEST(test_without_a_server_every_call_hears_so_quickly),
        POOL_TEST(test_a_silent_server_is_given_up_after_the_connect_timeout),
        POOL_TEST(test_a_refused_login_says_why),
        POOL_TEST(test_wrong_urls_are_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
