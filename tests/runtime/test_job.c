/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs on a real database and store: one run at a time, and none that writes after its time. */
#include "job.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "co.h"
#include "fixture.h"
#include "instance.h"
#include "job_lock.h"
#include "job_record.h"
#include "job_run.h"
#include "kv.h"
#include "server.h"

#define LEASE_MS 30000
#define LOCK "lock:{test:job}"
#define ROW "job"

static enum err run_job(struct call *call);

static const struct job_info jobs[] = {
    {.name = ROW, .interval_ms = 3600000, .lock = "test:job", .lease_ms = LEASE_MS, .run = run_job},
    {.name = "brief", .interval_ms = 20, .lock = "test:brief", .lease_ms = 5000, .run = run_job},
    {.name = "late", .interval_ms = 3600000, .lock = "test:late", .lease_ms = 50, .run = run_job},
};

static const struct err_info err_infos[ERR_COUNT] = {
    [ERR_OK] = {"", "", "", 200},
    [ERR_NOT_FOUND] = {"C005", "NOT_FOUND", "There is nothing.", 404},
    [ERR_INTERNAL_ERROR] = {"C011", "INTERNAL_ERROR", "A fault.", 500},
    [ERR_DEADLINE_EXCEEDED] = {"C016", "DEADLINE_EXCEEDED", "It took too long.", 504},
};

static const struct service service = {
    .errors = err_infos,
    .n_errors = ERR_COUNT,
    .jobs = jobs,
    .n_jobs = sizeof(jobs) / sizeof(jobs[0]),
};

static struct fixture {
    struct server_loop home;
    struct arena *arena;
    struct call call;                /* the tests' own */
    enum err (*work)(struct call *); /* what every job does */
    unsigned n_runs, n_done, n_writes;
    struct co *waiting; /* a run that waits to be let go on */
} f;

static enum err run_job(struct call *call)
{
    f.n_runs++;
    return f.work ? f.work(call) : ERR_OK;
}

static void exec(const char *text)
{
    const struct db_sql sql = {"exec", text};

    assert_int_equal(db_end(db_begin(f.call.db, &sql), ERR_OK), ERR_OK);
}

static int64_t number(const char *text)
{
    const struct db_sql sql = {"number", text};
    struct db_stmt *st = db_begin(f.call.db, &sql);
    int64_t value = -1;

    if (db_next(st))
        db_get_i64(st, &value);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return value;
}

static const char *text(const char *text)
{
    const struct db_sql sql = {"text", text};
    struct db_stmt *st = db_begin(f.call.db, &sql);
    const char *value = NULL;

    if (db_next(st))
        db_get_str(st, &value);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return value;
}

static const char *held(void)
{
    struct kv_reply reply;

    assert_int_equal(kv_run(f.call.kv, f.arena, &reply, "GET", LOCK), ERR_OK);
    return reply.kind == KV_TEXT ? reply.text : NULL;
}

static void set_lock(const char *token)
{
    struct kv_reply reply;

    assert_int_equal(kv_run(f.call.kv, f.arena, &reply, "SET", LOCK, token, "PX", "30000"), ERR_OK);
}

static void drop_lock(void)
{
    struct kv_reply reply;

    assert_int_equal(kv_run(f.call.kv, f.arena, &reply, "DEL", LOCK), ERR_OK);
}

/* As the migrations make it. */
static void make_table(void *arg)
{
    (void)arg;
    exec("DROP TABLE IF EXISTS job_runs, job_writes");
    exec("CREATE TABLE job_runs (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(64) "
         "NOT NULL, fence BIGINT NOT NULL DEFAULT 0, last_run_at DATETIME(6) NULL, "
         "last_duration_ms BIGINT NULL, last_outcome VARCHAR(16) NULL, last_error VARCHAR(500) "
         "NULL, "
         "next_run_at DATETIME(6) NULL, UNIQUE KEY uk_job_runs_name (name)) ENGINE=InnoDB");
    exec("CREATE TABLE job_writes (n INT NOT NULL) ENGINE=InnoDB");
    drop_lock();
}

static void drop_table(void *arg)
{
    (void)arg;
    exec("DROP TABLE job_runs, job_writes");
}

static int setup(void **state)
{
    struct db_options options = {.url = fixture_env("SHOP_TEST_DB_URL"),
                                 .max_connections = 4,
                                 .max_waiting = 10,
                                 .connect_timeout_ms = 5000};
    struct loop *loop = loop_new();
    const char *error;

    (void)state;
    f = (struct fixture){.arena = arena_new()};
    f.home = (struct server_loop){
        .loop = loop,
        .db_pool = db_pool_new(loop, &options, &error),
        .kv = kv_new(loop, fixture_env("SHOP_TEST_REDIS_URL"), &error),
        .service = &service,
    };
    f.call = (struct call){
        .arena = f.arena,
        .db = db_open(f.home.db_pool, f.arena),
        .kv = f.home.kv,
        .loop = loop,
        .home = &f.home,
        .service = &service,
    };
    fixture_run(loop, make_table, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fixture_run(f.home.loop, drop_table, NULL);
    db_close(f.call.db);
    db_pool_free(f.home.db_pool);
    kv_free(f.home.kv);
    arena_free(f.arena);
    assert_int_equal(co_stats().n_live, 0);
    loop_free(f.home.loop);
    return 0;
}

static void run_until_done(unsigned n)
{
    while (f.n_done < n)
        loop_run_once(f.home.loop, -1);
}

/* ---- the lock ---- */

static bool take(char token[JOB_LOCK_TOKEN_BYTES])
{
    bool is_held = false;

    assert_int_equal(job_lock_take(&f.call, "test:job", LEASE_MS, token, &is_held), ERR_OK);
    return !is_held;
}

static void lock(void *arg)
{
    char first[JOB_LOCK_TOKEN_BYTES] = "", second[JOB_LOCK_TOKEN_BYTES] = "",
         stale[JOB_LOCK_TOKEN_BYTES] = "x/y";
    struct kv_reply reply;

    (void)arg;
    assert_true(take(first));
    assert_string_equal(held(), first);
    assert_memory_equal(first, instance_id(), strlen(instance_id()));
    assert_int_equal(kv_run(f.call.kv, f.arena, &reply, "PTTL", LOCK), ERR_OK);
    assert_in_range(reply.integer, LEASE_MS - 5000, LEASE_MS);
    assert_false(take(second)); /* of the same process, too */
    assert_string_equal(second, "");
    assert_int_equal(job_lock_release(&f.call, "test:job", stale), ERR_OK);
    assert_string_equal(held(), first); /* only its owner gives it back */
    assert_true(take(first));           /* and may find it left behind */
    assert_int_equal(job_lock_release(&f.call, "test:job", first), ERR_OK);
    assert_string_equal(first, "");
    assert_null(held());
    assert_true(take(second));
    drop_lock();
}

static void test_a_lock_is_one_owners_until_he_gives_it_back(void **state)
{
    (void)state;
    fixture_run(f.home.loop, lock, NULL);
}

static void hashes(void *arg)
{
    const struct kv_script *const scripts[] = {&job_lock_take_script, &job_lock_release_script};
    struct kv_reply reply;

    (void)arg;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(kv_run(f.call.kv, f.arena, &reply, "SCRIPT", "LOAD", scripts[i]->text),
                         ERR_OK);
        assert_string_equal(reply.text, scripts[i]->sha1);
    }
}

static void test_the_scripts_are_called_by_their_own_hash(void **state)
{
    (void)state;
    fixture_run(f.home.loop, hashes, NULL);
}

static void orphan(void *arg)
{
    char token[JOB_LOCK_TOKEN_BYTES] = "";
    const char *id = arg;

    set_lock("another-machine.1.1/x");
    assert_false(take(token)); /* its lease tells */
    set_lock(arena_printf(f.arena, "%s/some-run", id));
    assert_false(take(token));
    kill((pid_t)strtol(strchr(id, '.') + 1, NULL, 16), SIGKILL);
    wait(NULL);
    assert_true(take(token));
    assert_string_equal(held(), token);
    drop_lock();
}

static void test_a_lock_of_a_killed_process_is_taken_over(void **state)
{
    char id[80];
    int fds[2];

    (void)state;
    assert_int_equal(pipe(fds), 0);
    if (fork() == 0) {
        const char *mine = instance_id();

        if (write(fds[1], mine, strlen(mine) + 1) < 0)
            _exit(1);
        for (;;)
            pause();
    }
    assert_true(read(fds[0], id, sizeof(id)) > 0);
    close(fds[0]);
    close(fds[1]);
    fixture_run(f.home.loop, orphan, id);
}

/* ---- one run ---- */

static enum job_run_fate try_job(bool is_forced, uint64_t *ret_wait_us)
{
    struct job_run_slot slot = {.home = &f.home, .job = &jobs[0], .is_forced = is_forced};
    enum job_run_fate fate = JOB_RUN_HELD;

    assert_int_equal(job_run_try(&slot, &fate, ret_wait_us), ERR_OK);
    assert_string_equal(slot.token, "");
    return fate;
}

static void due(void *arg)
{
    uint64_t wait_us = 0;

    (void)arg;
    assert_int_equal(try_job(false, &wait_us), JOB_RUN_ENDED);
    assert_int_equal(f.n_runs, 1);
    assert_in_range(wait_us, 3590000000, 3600000000);
    assert_int_equal(number("SELECT fence FROM job_runs WHERE name = 'job'"), 1);
    assert_string_equal(text("SELECT last_outcome FROM job_runs"), "OK");
    assert_null(text("SELECT last_error FROM job_runs"));
    assert_int_equal(number("SELECT next_run_at BETWEEN last_run_at + INTERVAL 3599 SECOND AND "
                            "last_run_at + INTERVAL 3601 SECOND FROM job_runs"),
                     1);
    assert_null(held());
    assert_int_equal(try_job(false, &wait_us), JOB_RUN_NOT_DUE);
    assert_in_range(wait_us, 3590000000, 3600000000);
    assert_int_equal(try_job(true, &wait_us), JOB_RUN_ENDED);
    exec("UPDATE job_runs SET last_run_at = NOW(6) - INTERVAL 1 HOUR");
    assert_int_equal(try_job(false, &wait_us), JOB_RUN_ENDED);
    exec("UPDATE job_runs SET last_run_at = NOW(6) + INTERVAL 1 MINUTE"); /* a clock was set back */
    assert_int_equal(try_job(false, &wait_us), JOB_RUN_ENDED);
    assert_int_equal(f.n_runs, 4);
    assert_int_equal(number("SELECT fence FROM job_runs WHERE name = 'job'"), 4);
}

static void test_a_job_runs_when_it_is_due_or_asked_for(void **state)
{
    (void)state;
    fixture_run(f.home.loop, due, NULL);
}

static enum err refuse(struct call *call)
{
    char detail[700];

    memset(detail, 'x', sizeof(detail));
    memcpy(detail + 493, "\xc3\xa4", 2); /* byte 499 and 500 with the code before it: cut in two */
    detail[sizeof(detail) - 1] = '\0';
    assert_null(call->route);
    assert_int_equal(strlen(call->trace_id), 32);
    return call_fail(call, ERR_NOT_FOUND, "%s", detail);
}

static void failing(void *arg)
{
    const char *error;
    uint64_t wait_us;

    (void)arg;
    f.work = refuse;
    assert_int_equal(try_job(true, &wait_us), JOB_RUN_ENDED);
    assert_string_equal(text("SELECT last_outcome FROM job_runs"), "FAILED");
    error = text("SELECT last_error FROM job_runs");
    assert_memory_equal(error, "C005: xxx", 9);
    assert_int_equal(strlen(error), 499);
    assert_null(held());
    f.work = NULL;
    assert_int_equal(try_job(true, &wait_us), JOB_RUN_ENDED);
    assert_null(text("SELECT last_error FROM job_runs"));
}

static void test_a_failure_is_noted_and_gives_the_lock_back(void **state)
{
    (void)state;
    fixture_run(f.home.loop, failing, NULL);
}

static enum err outlast(struct call *call)
{
    const struct db_sql sql = {"outlast", "SELECT 1"};

    assert_true(co_deadline() <= loop_now_us(call->loop) + 50000); /* the lease */
    while (loop_now_us(call->loop) < co_deadline())
        co_sleep_ms(5);
    return db_end(db_begin(call->db, &sql), ERR_OK);
}

static void too_long(void *arg)
{
    (void)arg;
    f.work = outlast;
    co_deadline_set(loop_now_us(f.home.loop) + 60000000);
    assert_int_equal(job_run_now(&f.call, &jobs[2]), ERR_OK);
    assert_true(co_deadline() > loop_now_us(f.home.loop) + 30000000); /* the caller's again */
    assert_string_equal(text("SELECT last_error FROM job_runs"), "C016: It took too long.");
}

static void test_a_run_ends_with_its_lease(void **state)
{
    (void)state;
    fixture_run(f.home.loop, too_long, NULL);
}

/* ---- two runs ---- */

static enum err write_once(struct call *call)
{
    const struct db_sql sql = {"write", "INSERT INTO job_writes VALUES (1)"};
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = db_end(db_begin(call->db, &sql), ERR_OK);
    } while (db_tx_end(call->db, &err));
    f.n_writes += !err;
    return err;
}

/* The first run waits between two transactions; the second one does not. */
static enum err write_twice(struct call *call)
{
    bool is_first = f.n_runs == 1;
    enum err err = write_once(call);

    if (err || !is_first)
        return err;
    f.waiting = co_self();
    co_wait(0);
    f.waiting = NULL;
    return write_once(call);
}

static void first_run(void *arg)
{
    (void)arg;
    assert_int_equal(job_run_now(&f.call, &jobs[0]), ERR_OK);
    f.n_done++;
}

static void second_run(void *arg)
{
    struct call call = f.call;

    (void)arg;
    assert_int_equal(job_run_now(&call, &jobs[0]), ERR_OK);
    f.n_done++;
    if (f.waiting)
        co_resume(f.waiting);
}

static void lose_lock(void *arg)
{
    (void)arg;
    while (!f.waiting)
        co_sleep_ms(1);
    assert_int_equal(number("SELECT fence FROM job_runs"), 1);
    drop_lock(); /* its lease ended, or the store forgot it */
    co_start(f.home.loop, second_run, NULL);
}

static void check_lost(void *arg)
{
    (void)arg;
    assert_int_equal(f.n_writes,
                     2); /* one of each run: the first one's second did not come to be */
    assert_int_equal(number("SELECT COUNT(*) FROM job_writes"), 2);
    assert_int_equal(number("SELECT fence FROM job_runs"), 2);
    assert_string_equal(text("SELECT last_outcome FROM job_runs"), "OK"); /* the second one's */
    assert_null(held());
}

static void test_a_run_that_was_replaced_commits_nothing_more(void **state)
{
    (void)state;
    f.work = write_twice;
    co_start(f.home.loop, first_run, NULL);
    fixture_run(f.home.loop, lose_lock, NULL);
    run_until_done(2);
    assert_int_equal(f.n_runs, 2);
    fixture_run(f.home.loop, check_lost, NULL);
}

/* The replaced run must not take away its successor's lock. */
static void keep_lock(void *arg)
{
    (void)arg;
    while (!f.waiting)
        co_sleep_ms(1);
    set_lock("another-machine.1.1/x");
    co_resume(f.waiting);
}

static void check_kept(void *arg)
{
    (void)arg;
    assert_string_equal(held(), "another-machine.1.1/x");
    drop_lock();
}

static void test_a_run_gives_back_its_own_lock_only(void **state)
{
    (void)state;
    f.work = write_twice;
    co_start(f.home.loop, first_run, NULL);
    fixture_run(f.home.loop, keep_lock, NULL);
    run_until_done(1);
    fixture_run(f.home.loop, check_kept, NULL);
}

static enum err overlap(struct call *call)
{
    (void)call;
    assert_int_equal(f.n_writes++, 0);
    co_sleep_ms(10);
    f.n_writes--;
    return ERR_OK;
}

static void one_of_many(void *arg)
{
    struct call call = f.call;

    (void)arg;
    assert_int_equal(job_run_now(&call, &jobs[0]), ERR_OK);
    f.n_done++;
}

static void test_runs_that_are_asked_for_at_once_take_turns(void **state)
{
    (void)state;
    f.work = overlap;
    for (int i = 0; i < 4; i++)
        co_start(f.home.loop, one_of_many, NULL);
    run_until_done(4);
    assert_int_equal(f.n_runs, 4);
}

static void impatient(void *arg)
{
    (void)arg;
    set_lock("another-machine.1.1/x");
    co_deadline_set(loop_now_us(f.home.loop) + 120000);
    assert_int_equal(job_run_now(&f.call, &jobs[0]), ERR_DEADLINE_EXCEEDED);
    co_deadline_set(0);
    assert_int_equal(f.n_runs, 0);
    drop_lock();
}

static void test_a_caller_does_not_wait_beyond_its_deadline(void **state)
{
    (void)state;
    fixture_run(f.home.loop, impatient, NULL);
}

/* ---- the scheduler ---- */

static void check_schedule(void *arg)
{
    (void)arg;
    assert_int_equal(number("SELECT fence FROM job_runs WHERE name = 'job'"), 1);
    assert_int_equal(number("SELECT fence FROM job_runs WHERE name = 'late'"), 1);
    assert_true(number("SELECT fence FROM job_runs WHERE name = 'brief'") > 3);
}

static void test_the_scheduler_runs_each_job_at_its_interval(void **state)
{
    struct job_scheduler *schedulers[2]; /* of two instances */
    uint64_t began_us = loop_now_us(f.home.loop);

    (void)state;
    for (int i = 0; i < 2; i++)
        schedulers[i] = job_scheduler_start(&f.home);
    while (f.n_runs < 12)
        loop_run_once(f.home.loop, -1);
    /* Ten runs of the brief job need nine of its intervals, whoever runs them. */
    assert_true(loop_now_us(f.home.loop) - began_us >= 9 * 20000);
    for (int i = 0; i < 2; i++) {
        job_scheduler_stop(schedulers[i]);
        while (!job_scheduler_is_idle(schedulers[i]))
            loop_run_once(f.home.loop, -1);
        job_scheduler_free(schedulers[i]);
    }
    fixture_run(f.home.loop, check_schedule, NULL);
    job_scheduler_stop(NULL);
    assert_true(job_scheduler_is_idle(NULL));
    job_scheduler_free(NULL);
}

static void test_jobs_are_found_by_name(void **state)
{
    (void)state;
    assert_ptr_equal(job_find(&service, "brief"), &jobs[1]);
    assert_null(job_find(&service, "brie"));
    assert_null(job_find(&service, ""));
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_lock_is_one_owners_until_he_gives_it_back),
        TEST(test_the_scripts_are_called_by_their_own_hash),
        TEST(test_a_lock_of_a_killed_process_is_taken_over),
        TEST(test_a_job_runs_when_it_is_due_or_asked_for),
        TEST(test_a_failure_is_noted_and_gives_the_lock_back),
        TEST(test_a_run_ends_with_its_lease),
        TEST(test_a_run_that_was_replaced_commits_nothing_more),
        TEST(test_a_run_gives_back_its_own_lock_only),
        TEST(test_runs_that_are_asked_for_at_once_take_turns),
        TEST(test_a_caller_does_not_wait_beyond_its_deadline),
        TEST(test_the_scheduler_runs_each_job_at_its_interval),
        TEST(test_jobs_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
