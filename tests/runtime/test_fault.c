/* SPDX-License-Identifier: Apache-2.0 */
/* Faults that are asked for, where they are asked for; and none in a build without them. */
#include "fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "db.h"
#include "fixture.h"
#include "http_client.h"
#include "kv.h"

#ifdef SHOP_FAULTS

static void plan(const char *faults)
{
    setenv("SHOP_FAULTS", faults, 1);
    fault_reload();
}

static int no_plan(void **state)
{
    (void)state;
    unsetenv("SHOP_FAULT_TRACE");
    plan("");
    return 0;
}

static void test_a_point_fails_where_it_is_named(void **state)
{
    (void)state;
    plan("a.b=error,c=error");
    assert_int_equal(fault_point("a.b"), ERR_INTERNAL_ERROR);
    assert_int_equal(fault_point("a.b"), ERR_INTERNAL_ERROR);
    assert_int_equal(fault_point("c"), ERR_INTERNAL_ERROR);
    assert_int_equal(fault_point("a"), ERR_OK);
    assert_int_equal(fault_point("a.b.c"), ERR_OK);
    plan("db.find.after=error");
    assert_int_equal(fault_point_at("db", "find", "after"), ERR_INTERNAL_ERROR);
    assert_int_equal(fault_point_at("db", "find", "before"), ERR_OK);
    plan("");
    assert_int_equal(fault_point("a.b"), ERR_OK);
}

static void test_a_number_means_that_time_only(void **state)
{
    (void)state;
    plan("a#3=error,a#5=error");
    for (unsigned i = 1; i <= 6; i++)
        assert_int_equal(fault_point("a"), i == 3 || i == 5 ? ERR_INTERNAL_ERROR : ERR_OK);
}

/* How a process ends that gets to `a` twice. */
static int status_with(const char *faults)
{
    int status;
    pid_t child = fork();

    if (!child) {
        freopen("/dev/null", "w", stderr);
        plan(faults);
        fault_point("a");
        fault_point("a");
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void test_a_process_ends_where_it_is_told_to(void **state)
{
    (void)state;
    assert_int_equal(status_with("a=exit"), 70);
    assert_int_equal(status_with("a#2=exit"), 70);
    assert_int_equal(status_with("a#3=exit"), 0);
    assert_int_equal(status_with("b=exit"), 0);
}

static void test_a_plan_that_nobody_understands_is_refused(void **state)
{
    static const char *const plans[] = {"a",       "a=",        "a=stop",   "=exit", "a=exit,b",
                                        "a#=exit", "a#0=error", "a#x=exit", "a#1",   ","};

    (void)state;
    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++)
        assert_int_equal(status_with(plans[i]), -SIGABRT);
}

static void *reach_often(void *arg)
{
    unsigned *n_errors = arg;

    for (unsigned i = 0; i < 1000; i++)
        *n_errors += fault_point("a") != ERR_OK;
    return NULL;
}

static void test_threads_count_together(void **state)
{
    pthread_t threads[4];
    unsigned n_errors[4] = {0};

    (void)state;
    plan("a#3999=error");
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, reach_often, &n_errors[i]), 0);
    for (unsigned i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(n_errors[0] + n_errors[1] + n_errors[2] + n_errors[3], 1);
}

/* The points that were reached since trace_to(), a line each. */
static char trace_path[64], trace[4096];

static void trace_to(const char *faults)
{
    int fd;

    strcpy(trace_path, "/tmp/shop-trace.XXXXXX");
    fd = mkstemp(trace_path);
    assert_true(fd >= 0);
    close(fd);
    setenv("SHOP_FAULT_TRACE", trace_path, 1);
    plan(faults);
}

static const char *traced(void)
{
    FILE *file = fopen(trace_path, "r");

    assert_non_null(file);
    trace[fread(trace, 1, sizeof(trace) - 1, file)] = '\0';
    fclose(file);
    unlink(trace_path);
    no_plan(NULL);
    return trace;
}

struct fixture {
    struct loop *loop;
    struct db_pool *pool;
    struct db *db;
    struct kv *kv;
    struct http_client *client;
    struct http_target *target;
    struct arena *arena;
};

static int setup(void **state)
{
    struct db_options options = {
        .url = fixture_env("SHOP_TEST_DB_URL"), .max_connections = 1, .connect_timeout_ms = 5000};
    const struct http_target_options target = {.name = "nobody",
                                               .base_url = "http://127.0.0.1:9",
                                               .timeout_ms = 1000,
                                               .max_in_flight = 1,
                                               .breaker_failures = 100,
                                               .max_reply_bytes = 100};
    struct fixture *f = calloc(1, sizeof(*f));
    const char *error;

    f->loop = loop_new();
    f->arena = arena_new();
    f->pool = db_pool_new(f->loop, &options, &error);
    f->db = db_open(f->pool, f->arena);
    f->kv = kv_new(f->loop, fixture_env("SHOP_TEST_REDIS_URL"), &error);
    f->client = http_client_new(f->loop);
    f->target = http_target_new(f->client, &target);
    *state = f;
    return no_plan(NULL);
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    db_close(f->db);
    assert_int_equal(db_pool_stats(f->pool).n_open, db_pool_stats(f->pool).n_idle);
    db_pool_free(f->pool);
    kv_free(f->kv);
    http_target_free(f->target);
    http_client_free(f->client);
    loop_free(f->loop);
    arena_free(f->arena);
    free(f);
    return no_plan(NULL);
}

static enum err exec(struct fixture *f, const char *name, const char *text)
{
    const struct db_sql sql = {name, text};

    return db_end(db_begin(f->db, &sql), ERR_OK);
}

static int64_t count(struct fixture *f)
{
    static const struct db_sql sql = {"count", "SELECT COUNT(*) FROM faults"};
    struct db_stmt *st = db_begin(f->db, &sql);
    int64_t n = -1;

    if (db_next(st))
        db_get_i64(st, &n);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return n;
}

static enum err insert(struct fixture *f)
{
    enum err err;

    do {
        err = db_tx_begin(f->db);
        if (!err)
            err = exec(f, "insert", "INSERT INTO faults VALUES ()");
    } while (db_tx_end(f->db, &err));
    return err;
}

static void statements(void *arg)
{
    static const struct {
        const char *plan;
        enum err err;
        unsigned n_rows;
    } rows[] = {
        {"db.insert.before=error", ERR_INTERNAL_ERROR, 0},
        {"db.insert.after=error", ERR_INTERNAL_ERROR, 0},
        {"db.BEGIN.before=error", ERR_INTERNAL_ERROR, 0},
        {"db.BEGIN.after=error", ERR_INTERNAL_ERROR, 0},
        {"db.COMMIT.before=error", ERR_INTERNAL_ERROR, 0},
        {"db.COMMIT.after=error", ERR_DEPENDENCY_UNAVAILABLE, 1},
        {"db.insert.after=error,db.ROLLBACK.before=error", ERR_INTERNAL_ERROR, 0},
        {"db.insert.after=error,db.ROLLBACK.after=error", ERR_INTERNAL_ERROR, 0},
    };
    struct fixture *f = arg;

    exec(f, "drop", "DROP TABLE IF EXISTS faults");
    exec(f, "create", "CREATE TABLE faults (id INT AUTO_INCREMENT PRIMARY KEY)");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        plan(rows[i].plan);
        assert_int_equal(insert(f), rows[i].err);
        plan("");
        assert_int_equal(count(f), rows[i].n_rows);
        assert_int_equal(exec(f, "delete", "DELETE FROM faults"), ERR_OK);
    }
    plan("db.insert.after=error"); /* without a transaction it has been done */
    assert_int_equal(exec(f, "insert", "INSERT INTO faults VALUES ()"), ERR_INTERNAL_ERROR);
    plan("db.insert.before=error");
    assert_int_equal(exec(f, "insert", "INSERT INTO faults VALUES ()"), ERR_INTERNAL_ERROR);
    assert_int_equal(count(f), 1);
    trace_to("");
    insert(f);
    assert_string_equal(traced(), "db.BEGIN.before\ndb.BEGIN.after\n"
                                  "db.insert.before\ndb.insert.after\n"
                                  "db.COMMIT.before\ndb.COMMIT.after\n");
    trace_to("db.insert.after=error");
    insert(f);
    assert_string_equal(traced(), "db.BEGIN.before\ndb.BEGIN.after\n"
                                  "db.insert.before\ndb.insert.after\n"
                                  "db.ROLLBACK.before\ndb.ROLLBACK.after\n");
    exec(f, "drop", "DROP TABLE faults");
}

static void test_statements_have_a_point_before_and_after(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, statements, f);
}

static void commands(void *arg)
{
    static const struct kv_script script = {"answer", "return 42",
                                            "1fa00e76656cc152ad327c13fe365858fd7be306"};
    struct fixture *f = arg;
    struct kv_reply reply;

    assert_int_equal(kv_run(f->kv, f->arena, &reply, "SET", "test:fault", "0"), ERR_OK);
    plan("redis.INCR.before=error");
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "INCR", "test:fault"), ERR_INTERNAL_ERROR);
    assert_int_equal(reply.kind, KV_ERROR);
    plan("redis.INCR.after=error");
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "INCR", "test:fault"), ERR_INTERNAL_ERROR);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:fault"), ERR_OK);
    assert_string_equal(reply.text, "1");
    plan("redis.answer.before=error");
    assert_int_equal(kv_eval(f->kv, f->arena, &script, 0, NULL, 0, NULL, &reply),
                     ERR_INTERNAL_ERROR);
    plan("redis.PUBLISH.before=error,redis.PUBLISH.after=error");
    kv_publish(f->kv, "test:fault", "lost", 4);
    trace_to("");
    assert_int_equal(kv_eval(f->kv, f->arena, &script, 0, NULL, 0, NULL, &reply), ERR_OK);
    assert_int_equal(reply.integer, 42);
    kv_run(f->kv, f->arena, &reply, "DEL", "test:fault");
    kv_publish(f->kv, "test:fault", "x", 1);
    assert_string_equal(traced(), "redis.answer.before\nredis.answer.after\n"
                                  "redis.DEL.before\nredis.DEL.after\n"
                                  "redis.PUBLISH.before\nredis.PUBLISH.after\n");
}

static void test_commands_have_a_point_before_and_after(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, commands, f);
}

static void requests(void *arg)
{
    const struct http_request request = {.method = "GET", .path = "/"};
    struct fixture *f = arg;
    struct http_response response;
    bool was_sent = true;

    trace_to("http.nobody.before=error");
    assert_int_equal(http_client_send(f->target, f->arena, &request, &response, &was_sent),
                     ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(was_sent);
    assert_string_equal(traced(), "http.nobody.before\n");
}

static void test_requests_have_a_point_before_and_after(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, requests, f);
}

#else

static void test_without_fault_points_nothing_fails(void **state)
{
    (void)state;
    setenv("SHOP_FAULTS", "a=exit,db.b.after=exit", 1);
    assert_int_equal(fault_point("a"), ERR_OK);
    assert_int_equal(fault_point_at("db", "b", "after"), ERR_OK);
}

#endif

int main(void)
{
#ifdef SHOP_FAULTS
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_point_fails_where_it_is_named, no_plan),
        cmocka_unit_test_setup(test_a_number_means_that_time_only, no_plan),
        cmocka_unit_test_setup(test_a_process_ends_where_it_is_told_to, no_plan),
        cmocka_unit_test_setup(test_a_plan_that_nobody_understands_is_refused, no_plan),
        cmocka_unit_test_setup(test_threads_count_together, no_plan),
        cmocka_unit_test_setup_teardown(test_statements_have_a_point_before_and_after, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_commands_have_a_point_before_and_after, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_requests_have_a_point_before_and_after, setup,
                                        teardown),
    };
#else
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_fault_points_nothing_fails),
    };
#endif

    return cmocka_run_group_tests(tests, NULL, NULL);
}
