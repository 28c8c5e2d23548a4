/* SPDX-License-Identifier: Apache-2.0 */
/* A crowd whose requests are refused at once: its keys are stored together, and each is its own. */
#include "key_case.h"

#include "fault.h"

#define CROWD 100
#define N_COPIED 4 /* keys that are sent so many times; the pool lets 16 wait */
#define COPIES 3

static struct request crowd[CROWD];

static struct request *join(size_t i, const char *key)
{
    crowd[i] = (struct request){.key = key, .handle = refuse_at_once};
    return &crowd[i];
}

static const char *numbered(const char *what, size_t i)
{
    return arena_printf(schema.arena, "%s-%zu", what, i);
}

/* Starts the first n of the crowd, and waits for all of them. */
static void run(size_t n)
{
    for (size_t i = 0; i < n; i++)
        co_start(schema.loop, run_request, &crowd[i]);
    for (size_t i = 0; i < n; i++)
        while (!crowd[i].is_done)
            co_sleep_ms(1);
}

static void expect_refusal(const struct request *request, bool is_replayed)
{
    assert_int_equal(request->err, ERR_NOT_FOUND);
    assert_int_equal(request->is_replayed, is_replayed);
    assert_string_equal(request->detail, "no things today");
}

static void many(void *arg)
{
    uint64_t n_before = db_pool_stats(schema.pool).n_statements;

    (void)arg;
    wanted = ERR_NOT_FOUND;
    for (size_t i = 0; i < CROWD; i++)
        join(i, numbered("key", i))->user = numbered(i % 2 ? "b\"o\\b" : "민지", i / 2);
    run(CROWD);
    assert_in_range(db_pool_stats(schema.pool).n_statements - n_before, 2, 4);
    assert_int_equal(n_keys(), CROWD);
    for (size_t i = 0; i < CROWD; i++) {
        expect_refusal(&crowd[i], false);
        crowd[i].is_done = false;
        crowd[i].handle = answer_in_tx; /* which would be a success now */
    }
    for (size_t i = 0; i < CROWD; i += 9) {
        run_request(&crowd[i]);
        expect_refusal(&crowd[i], true);
    }
    assert_int_equal(n_things(), 0);
}

static void test_a_crowds_refusals_are_stored_together_and_given_again(void **state)
{
    (void)state;
    fixture_run(schema.loop, many, NULL);
}

static void copies(void *arg)
{
    (void)arg;
    wanted = ERR_NOT_FOUND;
    for (size_t i = 0; i < CROWD; i++)
        join(i, numbered("key", i < N_COPIED * COPIES ? i % N_COPIED : i));
    run(CROWD);
    assert_int_equal(n_keys(), CROWD - N_COPIED * (COPIES - 1));
    for (size_t i = 0; i < N_COPIED; i++) {
        size_t n_first = 0;

        for (size_t j = i; j < N_COPIED * COPIES; j += N_COPIED) {
            expect_refusal(&crowd[j], crowd[j].is_replayed);
            n_first += !crowd[j].is_replayed;
        }
        assert_int_equal(n_first, 1);
    }
    for (size_t i = N_COPIED * COPIES; i < CROWD; i++)
        expect_refusal(&crowd[i], false);
}

static void test_of_the_same_request_many_times_at_once_one_is_the_first(void **state)
{
    (void)state;
    fixture_run(schema.loop, copies, NULL);
}

/* Others' keys among them: answered, in flight, and of another request. */
static void mixed(void *arg)
{
    struct request busy = {.key = "busy", .handle = wait_in_tx};

    (void)arg;
    assert_int_equal(ask("done", answer_in_tx).err, ERR_OK);
    assert_int_equal(ask("other", answer_in_tx).err, ERR_OK);
    wanted = ERR_NOT_FOUND;
    co_start(schema.loop, run_request, &busy);
    while (!is_waiting)
        co_sleep_ms(1);
    for (size_t i = 0; i < CROWD; i++)
        join(i, numbered("key", i));
    join(10, "done");
    join(20, "busy");
    join(30, "other")->body = "{\"another\":1}";
    run(CROWD);
    assert_int_equal(crowd[10].err, ERR_OK);
    assert_true(crowd[10].is_replayed);
    assert_string_equal(crowd[10].reply, "{\"thing\":1}");
    assert_int_equal(crowd[20].err, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    assert_int_equal(crowd[30].err, ERR_IDEMPOTENCY_KEY_REUSED);
    for (size_t i = 0; i < CROWD; i++)
        if (i != 10 && i != 20 && i != 30)
            expect_refusal(&crowd[i], false);
    assert_int_equal(n_keys(), CROWD - 3 + 2);
    may_go_on = true;
    while (!busy.is_done)
        co_sleep_ms(1);
    assert_int_equal(busy.err, ERR_NOT_FOUND);
    assert_int_equal(n_things(), 2);
}

static void test_a_crowd_disturbs_nobody_elses_key(void **state)
{
    (void)state;
    fixture_run(schema.loop, mixed, NULL);
}

#ifdef SHOP_FAULTS
/* Who comes first writes alone, as may one that comes late, and the others together: those fail.
 */
static void fail_at(const char *faults, enum err expected, bool is_stored)
{
    bool is_alone[CROWD] = {false};
    int64_t n_alone = 0;

    for (size_t i = 0; i < CROWD; i++)
        join(i, numbered(faults, i));
    setenv("SHOP_FAULTS", faults, 1);
    fault_reload();
    run(CROWD);
    setenv("SHOP_FAULTS", "", 1);
    fault_reload();
    for (size_t i = 0; i < CROWD; i++) {
        if (crowd[i].err == expected)
            continue;
        expect_refusal(&crowd[i], false);
        is_alone[i] = true;
        n_alone++;
    }
    assert_in_range(n_alone, 1, CROWD / 2);
    assert_int_equal(n_keys(), is_stored ? CROWD : n_alone);
    for (size_t i = 1; i < CROWD; i += 33) {
        run_request(&crowd[i]);
        expect_refusal(&crowd[i], is_stored || is_alone[i]);
    }
    empty(NULL);
}

static void faults(void *arg)
{
    (void)arg;
    wanted = ERR_NOT_FOUND;
    fail_at("db.idempotency_claim_many.before=error", ERR_INTERNAL_ERROR, false);
    fail_at("db.idempotency_claim_many.after=error", ERR_INTERNAL_ERROR, false);
    fail_at("db.COMMIT.before=error", ERR_INTERNAL_ERROR, false);
    fail_at("db.COMMIT.after=error", ERR_DEPENDENCY_UNAVAILABLE, true);
}

static void test_what_could_not_be_stored_is_not_said(void **state)
{
    (void)state;
    fixture_run(schema.loop, faults, NULL);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEY_TEST(test_a_crowds_refusals_are_stored_together_and_given_again),
        KEY_TEST(test_of_the_same_request_many_times_at_once_one_is_the_first),
        KEY_TEST(test_a_crowd_disturbs_nobody_elses_key),
#ifdef SHOP_FAULTS
        KEY_TEST(test_what_could_not_be_stored_is_not_said),
#endif
    };

    return cmocka_run_group_tests(tests, make, release);
}
