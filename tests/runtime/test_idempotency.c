/* SPDX-License-Identifier: Apache-2.0 */
/* What is answered to a request that is sent again, and what is not kept for it. */
#include "key_case.h"

static void headers(void *arg)
{
    char long_key[257];
    static const char *const bad[] = {"", "a b", "a, b", "a\tb", "caf\xc3\xa9", "a\x7f"};
    struct call call = {.arena = schema.arena, .target = "/", .who = {.user_id = "ann"}};

    (void)arg;
    assert_int_equal(idempotency_header(&call, "op", true), ERR_IDEMPOTENCY_KEY_MISSING);
    assert_int_equal(idempotency_header(&call, "op", false), ERR_OK);
    assert_null(call.idempotency);
    assert_int_equal(idempotency_id(&call), 0);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        call.idempotency_key = bad[i];
        assert_int_equal(idempotency_header(&call, "op", false), ERR_VALIDATION_FAILED);
        assert_non_null(call.detail);
    }
    memset(long_key, '~', 256);
    long_key[256] = '\0';
    call.idempotency_key = long_key;
    assert_int_equal(idempotency_header(&call, "op", true), ERR_VALIDATION_FAILED);
    long_key[255] = '\0';
    assert_int_equal(idempotency_header(&call, "op", true), ERR_OK);
    assert_non_null(call.idempotency);
}

static void test_a_key_is_visible_ascii_of_1_to_255_characters(void **state)
{
    (void)state;
    fixture_run(schema.loop, headers, NULL);
}

static void no_key(void *arg)
{
    bool is_replayed = false;
    struct call call = {.arena = schema.arena, .db = schema.db, .loop = schema.loop};

    (void)arg;
    assert_int_equal(idempotency_begin(&call, &is_replayed), ERR_OK);
    assert_int_equal(idempotency_succeeded(&call, idempotency_id(&call), 201, NULL), ERR_OK);
    assert_int_equal(idempotency_refused(&call, idempotency_id(&call), ERR_NOT_FOUND), ERR_OK);
    idempotency_leave(&call);
    assert_int_equal(idempotency_end(&call, ERR_NOT_FOUND, &is_replayed), ERR_NOT_FOUND);
    assert_false(is_replayed);
    assert_int_equal(n_keys(), 0);
}

static void test_without_a_key_nothing_happens(void **state)
{
    (void)state;
    fixture_run(schema.loop, no_key, NULL);
}

static void successes(void *arg)
{
    enum err (*const bodies[])(struct call *) = {answer_in_tx, answer_later, make_thing, swallow};

    (void)arg;
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        const char *key = arena_printf(schema.arena, "key-%zu", i);
        uint64_t n_before = db_pool_stats(schema.pool).n_statements;
        struct request first = ask(key, bodies[i]);

        assert_int_equal(db_pool_stats(schema.pool).n_statements - n_before, 3);
        assert_int_equal(first.err, ERR_OK);
        assert_false(first.is_replayed);
        assert_string_equal(first.reply, arena_printf(schema.arena, "{\"thing\":%zu}", i + 1));
        n_before = db_pool_stats(schema.pool).n_statements;
        expect_replay(key, bodies[i], first.reply);
        assert_int_equal(db_pool_stats(schema.pool).n_statements - n_before, 2);
        assert_string_equal(ask(key, bodies[i]).location, first.location);
        assert_int_equal(n_things(), i + 1);
        assert_int_equal(n_keys(), i + 1);
    }
}

static void test_a_repeated_request_gets_the_first_answer_and_does_nothing(void **state)
{
    (void)state;
    fixture_run(schema.loop, successes, NULL);
}

static enum err nothing_to_say(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = schema_exec(call->db, "INSERT INTO things VALUES ()");
        if (!err)
            err = idempotency_succeeded(call, idempotency_id(call), 204, NULL);
    } while (db_tx_end(call->db, &err));
    return err;
}

static void no_body(void *arg)
{
    struct request again;

    (void)arg;
    assert_int_equal(ask("k", nothing_to_say).err, ERR_OK);
    again = ask("k", nothing_to_say);
    assert_int_equal(again.err, ERR_OK);
    assert_int_equal(again.status, 204);
    assert_string_equal(again.reply, "");
    assert_null(again.location);
    assert_int_equal(n_things(), 1);
}

static void test_an_answer_without_a_body_is_given_again_too(void **state)
{
    (void)state;
    fixture_run(schema.loop, no_body, NULL);
}

static void refusals(void *arg)
{
    static const struct {
        enum err (*handle)(struct call *call);
        const char *detail;
        unsigned n_things;
    } rows[] = {
        {refuse_in_tx, "no more things", 0},
        {refuse_at_once, "no things today", 0},
        {refuse_after_tx, "made, and yet refused", 1},
    };

    (void)arg;
    wanted = ERR_NOT_FOUND;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *key = arena_printf(schema.arena, "key-%zu", i);
        struct request first = ask(key, rows[i].handle), again = ask(key, rows[i].handle);

        assert_int_equal(first.err, ERR_NOT_FOUND);
        assert_false(first.is_replayed);
        assert_int_equal(again.err, ERR_NOT_FOUND);
        assert_true(again.is_replayed);
        assert_string_equal(again.detail, rows[i].detail);
        assert_true(ask(key, answer_in_tx).is_replayed); /* though it would be possible now */
        assert_int_equal(n_things(), rows[i].n_things);
    }
    assert_string_equal(schema_text(other, "SELECT response FROM idempotency_keys "
                                           "WHERE client_key = 'key-0' AND status = 404"),
                        "{\"code\":\"C005\",\"detail\":\"no more things\"}");
}

static void test_a_refusal_is_given_again_with_its_words(void **state)
{
    (void)state;
    fixture_run(schema.loop, refusals, NULL);
}

static enum err refuse_without_words(struct call *call)
{
    (void)call;
    return ERR_NOT_FOUND;
}

static void no_words(void *arg)
{
    struct request again;

    (void)arg;
    ask("k", refuse_without_words);
    again = ask("k", refuse_at_once);
    assert_int_equal(again.err, ERR_NOT_FOUND);
    assert_null(again.detail); /* the spec's */
}

static void test_a_refusal_without_words_stays_so(void **state)
{
    (void)state;
    fixture_run(schema.loop, no_words, NULL);
}

static enum err find_invalid(struct call *call)
{
    struct jread *in = jread_query(call->arena, "", 0);
    int64_t number;

    jread_i64(in, "n", &(struct jread_rule){.missing = ERR_NOT_FOUND}, &number);
    jread_done(in);
    return call_invalid(call, in);
}

static enum err give_up(struct call *call)
{
    enum err err;

    db_tx_locked_as(call->db, ERR_NOT_FOUND);
    do {
        err = db_tx_begin(call->db);
        db_tx_again(call->db);
    } while (db_tx_end(call->db, &err));
    return err;
}

static void no_decisions(void *arg)
{
    static const enum err errs[] = {
        ERR_VALIDATION_FAILED,      ERR_MALFORMED_BODY,
        ERR_UNAUTHENTICATED,        ERR_FORBIDDEN,
        ERR_RATE_LIMITED,           ERR_OVERLOADED,
        ERR_INTERNAL_ERROR,         ERR_DEADLINE_EXCEEDED,
        ERR_DEPENDENCY_UNAVAILABLE, ERR_IDEMPOTENCY_KEY_MISSING,
    };
    enum err (*const bodies[])(struct call *) = {refuse_at_once, refuse_in_tx, refuse_after_tx};
    unsigned n_made = 0;

    (void)arg;
    for (size_t i = 0; i < sizeof(errs) / sizeof(errs[0]); i++)
        for (size_t j = 0; j < sizeof(bodies) / sizeof(bodies[0]); j++) {
            wanted = errs[i];
            assert_int_equal(ask("k", bodies[j]).err, errs[i]);
            assert_int_equal(n_keys(), 0);
            n_made += bodies[j] == refuse_after_tx;
        }
    assert_true(ask("k", find_invalid).has_problems);
    assert_int_equal(ask("k", give_up).err, ERR_NOT_FOUND);
    assert_int_equal(n_keys(), 0);
    assert_int_equal(ask("k", answer_in_tx).err, ERR_OK);
    assert_int_equal(n_things(), n_made + 1);
}

static void test_a_failure_that_is_no_decision_leaves_the_key_free(void **state)
{
    (void)state;
    fixture_run(schema.loop, no_decisions, NULL);
}

static struct request ask_as(const char *user, const char *target, const char *body,
                             enum err (*handle)(struct call *call))
{
    struct request request = {
        .key = "k", .user = user, .target = target, .body = body, .handle = handle};

    run_request(&request);
    return request;
}

static void other_requests(void *arg)
{
    enum err (*const bodies[])(struct call *) = {answer_in_tx, refuse_at_once, swallow};

    (void)arg;
    wanted = ERR_NOT_FOUND;
    assert_int_equal(ask_as("ann", "/things", "{\"a\":1}", answer_in_tx).err, ERR_OK);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(ask_as("ann", "/things", "{\"a\":2}", bodies[i]).err,
                         ERR_IDEMPOTENCY_KEY_REUSED);
        assert_int_equal(ask_as("ann", "/things/7", "{\"a\":1}", bodies[i]).err,
                         ERR_IDEMPOTENCY_KEY_REUSED);
        assert_int_equal(ask_as("ann", "/things{", "\"a\":1}", bodies[i]).err,
                         ERR_IDEMPOTENCY_KEY_REUSED);
        assert_true(ask_as("ann", "/things", "{\"a\":1}", bodies[i]).is_replayed);
    }
    assert_int_equal(n_things(), 1);
    assert_false(ask_as("bob", "/things", "{\"a\":2}", answer_in_tx).is_replayed);
    assert_true(ask_as("bob", "/things", "{\"a\":2}", answer_in_tx).is_replayed);
    assert_int_equal(n_things(), 2);
}

static void test_a_key_belongs_to_a_user_and_one_request(void **state)
{
    (void)state;
    fixture_run(schema.loop, other_requests, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEY_TEST(test_a_key_is_visible_ascii_of_1_to_255_characters),
        KEY_TEST(test_without_a_key_nothing_happens),
        KEY_TEST(test_a_repeated_request_gets_the_first_answer_and_does_nothing),
        KEY_TEST(test_an_answer_without_a_body_is_given_again_too),
        KEY_TEST(test_a_refusal_is_given_again_with_its_words),
        KEY_TEST(test_a_refusal_without_words_stays_so),
        KEY_TEST(test_a_failure_that_is_no_decision_leaves_the_key_free),
        KEY_TEST(test_a_key_belongs_to_a_user_and_one_request),
    };

    return cmocka_run_group_tests(tests, make, release);
}
