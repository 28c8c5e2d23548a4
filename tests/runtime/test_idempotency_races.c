/* SPDX-License-Identifier: Apache-2.0 */
/* Requests of one key at once, keys that others answer, and answers that cannot be stored. */
#include "key_case.h"

#include "fault.h"

/* Until it stands in its transaction. */
static void start_waiting(struct request *request)
{
    is_waiting = may_go_on = false;
    co_start(schema.loop, run_request, request);
    while (!is_waiting)
        co_sleep_ms(1);
}

static void finish_waiting(struct request *request)
{
    may_go_on = true;
    while (!request->is_done)
        co_sleep_ms(1);
}

static void two_at_once(void *arg)
{
    enum err (*const bodies[])(struct call *) = {answer_in_tx, answer_later, make_thing, swallow,
                                                 refuse_at_once};
    struct request first = {.key = "k", .handle = wait_in_tx}, last;
    uint64_t n_before = db_pool_stats(schema.pool).n_retries;

    (void)arg;
    wanted = ERR_NOT_FOUND;
    start_waiting(&first);
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct request second = ask("k", bodies[i]);

        assert_int_equal(second.err, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
        assert_false(second.is_replayed);
    }
    assert_int_equal(db_pool_stats(schema.pool).n_retries, n_before); /* and nobody has waited */
    assert_int_equal(ask("another", answer_in_tx).err, ERR_OK);
    assert_false(first.is_done);
    wanted = ERR_OK;
    finish_waiting(&first);
    assert_int_equal(first.err, ERR_OK);
    last = ask("k", answer_in_tx);
    assert_true(last.is_replayed);
    assert_string_equal(last.reply, first.reply);
    assert_int_equal(n_things(), 2);
}

static void test_of_two_requests_at_once_the_second_hears_that_the_first_still_runs(void **state)
{
    (void)state;
    fixture_run(schema.loop, two_at_once, NULL);
}

static void first_fails(void *arg)
{
    struct request first = {.key = "k", .handle = wait_in_tx};

    (void)arg;
    wanted = ERR_DEPENDENCY_UNAVAILABLE;
    start_waiting(&first);
    assert_int_equal(ask("k", answer_in_tx).err, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    finish_waiting(&first);
    assert_int_equal(first.err, ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(ask("k", answer_in_tx).err, ERR_OK);
    expect_replay("k", answer_in_tx, "{\"thing\":2}");
    assert_int_equal(n_things(), 1);
}

static void test_after_a_failure_the_same_request_can_be_sent_again(void **state)
{
    (void)state;
    fixture_run(schema.loop, first_fails, NULL);
}

/* A refusal meets a duplicate that was answered while it was on its way. */
static enum err overtaken(struct call *call)
{
    struct request faster = ask("k", answer_in_tx);

    assert_false(faster.is_replayed);
    return call_fail(call, ERR_NOT_FOUND, "too late");
}

static void overtaking(void *arg)
{
    struct request slower;

    (void)arg;
    slower = ask("k", overtaken);
    assert_int_equal(slower.err, ERR_OK);
    assert_true(slower.is_replayed);
    assert_string_equal(slower.reply, "{\"thing\":1}");
}

static void test_a_refusal_that_was_overtaken_gives_way(void **state)
{
    (void)state;
    fixture_run(schema.loop, overtaking, NULL);
}

static void left(void *arg)
{
    struct call call = {.arena = schema.arena, .db = other, .service = &service};
    struct jwrite body;
    int64_t id;

    (void)arg;
    wanted = ERR_DEADLINE_EXCEEDED;
    assert_int_equal(ask("k", leave_after_tx).err, ERR_DEADLINE_EXCEEDED);
    assert_int_equal(ask("k", answer_in_tx).err, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    id = schema_number(other, "SELECT id FROM idempotency_keys");
    jwrite_init(&body, schema.arena, 8);
    jwrite_raw(&body, NULL, "[1]", 3);
    assert_int_equal(idempotency_succeeded(&call, id, 201, &body), ERR_OK);
    assert_int_equal(idempotency_refused(&call, id, ERR_NOT_FOUND), ERR_OK); /* it has one */
    assert_int_equal(idempotency_refused(&call, id, ERR_INTERNAL_ERROR), ERR_OK);
    expect_replay("k", answer_in_tx, "[1]");
    assert_int_equal(n_things(), 1);
}

static void test_a_key_that_is_left_is_answered_by_somebody_else(void **state)
{
    (void)state;
    fixture_run(schema.loop, left, NULL);
}

static void left_and_freed(void *arg)
{
    struct call call = {.arena = schema.arena, .db = other, .service = &service};
    int64_t id;

    (void)arg;
    wanted = ERR_DEADLINE_EXCEEDED;
    ask("k", leave_after_tx);
    id = schema_number(other, "SELECT id FROM idempotency_keys");
    assert_int_equal(idempotency_refused(&call, id, ERR_INTERNAL_ERROR), ERR_OK);
    assert_int_equal(n_keys(), 0);
}

static void test_a_failure_that_is_found_out_later_makes_the_key_free(void **state)
{
    (void)state;
    fixture_run(schema.loop, left_and_freed, NULL);
}

/* The database refuses all about keys once the body has committed. */
static enum err lose_keys(struct call *call, enum err (*body)(struct call *))
{
    enum err err = body(call);

    assert_int_equal(schema_exec(other, "RENAME TABLE idempotency_keys TO away"), ERR_OK);
    return err;
}

static enum err answer_and_lose(struct call *call)
{
    return lose_keys(call, answer_in_tx);
}

static enum err lose_before_answer(struct call *call)
{
    return lose_keys(call, answer_later);
}

static enum err lose_and_refuse(struct call *call)
{
    return lose_keys(call, refuse_in_tx);
}

static void find_keys(void)
{
    assert_int_equal(schema_exec(other, "RENAME TABLE away TO idempotency_keys"), ERR_OK);
}

static void lost(void *arg)
{
    (void)arg;
    assert_int_equal(ask("a", answer_and_lose).err, ERR_OK); /* stored with what it says */
    find_keys();
    expect_replay("a", answer_in_tx, "{\"thing\":1}");
    assert_int_equal(ask("b", lose_before_answer).err, ERR_INTERNAL_ERROR);
    find_keys();
    assert_int_equal(ask("b", answer_in_tx).err, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    wanted = ERR_NOT_FOUND;
    assert_int_equal(ask("c", lose_and_refuse).err, ERR_INTERNAL_ERROR);
    find_keys();
    assert_int_equal(ask("c", answer_in_tx).err, ERR_OK);
}

static void test_an_answer_that_cannot_be_stored_is_not_given(void **state)
{
    (void)state;
    fixture_run(schema.loop, lost, NULL);
}

static enum err answer_too_late(struct call *call)
{
    enum err err = answer_later(call);

    co_deadline_set(loop_now_us(call->loop) - 1);
    return err;
}

static void late(void *arg)
{
    (void)arg;
    assert_int_equal(ask("k", answer_too_late).err, ERR_OK);
    assert_true(co_deadline() != 0 && co_deadline() < loop_now_us(schema.loop)); /* as it was */
    co_deadline_set(0);
    expect_replay("k", answer_in_tx, "{\"thing\":1}");
}

static void test_the_answer_is_stored_beyond_the_deadline(void **state)
{
    (void)state;
    fixture_run(schema.loop, late, NULL);
}

static unsigned n_runs;

static enum err count_runs(struct call *call)
{
    enum err err;

    n_runs = 0;
    do {
        err = db_tx_begin(call->db);
        if (err && ++n_runs == 1) /* the neighbour goes */
            assert_int_equal(schema_exec(other, "ROLLBACK"), ERR_OK);
        if (!err)
            err = make_thing(call);
    } while (db_tx_end(call->db, &err));
    return err;
}

/* Its locks hold the places between its rows, too. */
static void neighbour(void *arg)
{
    enum err err;

    (void)arg;
    assert_int_equal(ask("a", answer_in_tx).err, ERR_OK);
    assert_int_equal(ask("c", answer_in_tx).err, ERR_OK);
    assert_int_equal(schema_exec(other, "SET tx_isolation = 'SERIALIZABLE'"), ERR_OK);
    err = db_tx_begin(other);
    assert_int_equal(err, ERR_OK);
    assert_int_equal(schema_number(other, "SELECT COUNT(*) FROM idempotency_keys "
                                          "WHERE user_id = 'ann' LOCK IN SHARE MODE"),
                     2);
    assert_int_equal(ask("b", count_runs).err, ERR_OK);
    assert_int_equal(n_runs, 1);
    assert_false(db_tx_end(other, &err));
    assert_int_equal(schema_exec(other, "SET tx_isolation = 'READ-COMMITTED'"), ERR_OK);
    expect_replay("b", answer_in_tx, "{\"thing\":3}");
}

static void test_a_neighbours_lock_is_not_taken_for_a_request_in_flight(void **state)
{
    (void)state;
    fixture_run(schema.loop, neighbour, NULL);
}

#ifdef SHOP_FAULTS
static void plan(const char *faults)
{
    setenv("SHOP_FAULTS", faults, 1);
    fault_reload();
}

static void faults_around_commit(void *arg)
{
    (void)arg;
    plan("db.COMMIT.after=error"); /* it is committed, and nobody knows */
    assert_int_equal(ask("a", answer_in_tx).err, ERR_DEPENDENCY_UNAVAILABLE);
    plan("");
    expect_replay("a", answer_in_tx, "{\"thing\":1}");
    plan("db.COMMIT.before=error");
    assert_int_equal(ask("b", answer_in_tx).err, ERR_INTERNAL_ERROR);
    plan("");
    assert_false(ask("b", answer_in_tx).is_replayed);
    assert_int_equal(n_things(), 2);
}

static void test_a_request_whose_commit_was_not_heard_of_can_be_sent_again(void **state)
{
    (void)state;
    fixture_run(schema.loop, faults_around_commit, NULL);
}

static void faults_of_keys(void *arg)
{
    static const char *const points[] = {
        "db.idempotency_claim.before=error",
        "db.idempotency_claim.after=error",
        "db.idempotency_answer.before=error",
        "db.idempotency_answer.after=error",
        "db.BEGIN.before=error",
        "db.BEGIN.after=error",
        "db.ROLLBACK.before=error,db.idempotency_answer.after=error",
    };

    (void)arg;
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        plan(points[i]);
        assert_int_equal(ask("k", answer_in_tx).err, ERR_INTERNAL_ERROR);
    }
    plan("");
    assert_int_equal(n_things(), 0);
    assert_int_equal(n_keys(), 0);
    assert_int_equal(ask("k", answer_in_tx).err, ERR_OK);
    plan("db.idempotency_find.before=error");
    assert_int_equal(ask("k", answer_in_tx).err, ERR_INTERNAL_ERROR);
    plan("");
    assert_true(ask("k", answer_in_tx).is_replayed);
    assert_int_equal(n_things(), 1);
}

static void test_a_fault_at_a_statement_of_the_key_changes_nothing(void **state)
{
    (void)state;
    fixture_run(schema.loop, faults_of_keys, NULL);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEY_TEST(test_of_two_requests_at_once_the_second_hears_that_the_first_still_runs),
        KEY_TEST(test_after_a_failure_the_same_request_can_be_sent_again),
        KEY_TEST(test_a_refusal_that_was_overtaken_gives_way),
        KEY_TEST(test_a_key_that_is_left_is_answered_by_somebody_else),
        KEY_TEST(test_a_failure_that_is_found_out_later_makes_the_key_free),
        KEY_TEST(test_an_answer_that_cannot_be_stored_is_not_given),
        KEY_TEST(test_the_answer_is_stored_beyond_the_deadline),
        KEY_TEST(test_a_neighbours_lock_is_not_taken_for_a_request_in_flight),
#ifdef SHOP_FAULTS
        KEY_TEST(test_a_request_whose_commit_was_not_heard_of_can_be_sent_again),
        KEY_TEST(test_a_fault_at_a_statement_of_the_key_changes_nothing),
#endif
    };

    return cmocka_run_group_tests(tests, make, release);
}
