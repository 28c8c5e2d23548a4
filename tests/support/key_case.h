/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Requests with an Idempotency-Key against the table that the service really has. Each takes the
 * steps of a generated endpoint around a body of the test's.
 */
#ifndef KEY_CASE_H
#define KEY_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "call.h"
#include "idempotency.h"
#include "schema.h"
#include "server.h"
#include "service.h"

static struct schema schema;
static struct db_pool *other_pool;
static struct db *other; /* somebody else's connection */
static struct server_loop home;
static const struct route route = {.name = "makeThing", .status = 201};
#define INFO(err, code, status) [err] = {code, #err, "-", status}
static const struct err_info infos[ERR_COUNT] = {
    INFO(ERR_VALIDATION_FAILED, "C001", 400),
    INFO(ERR_MALFORMED_BODY, "C002", 400),
    INFO(ERR_UNAUTHENTICATED, "C003", 401),
    INFO(ERR_FORBIDDEN, "C004", 403),
    INFO(ERR_NOT_FOUND, "C005", 404),
    INFO(ERR_RATE_LIMITED, "C009", 429),
    INFO(ERR_OVERLOADED, "C010", 503),
    INFO(ERR_INTERNAL_ERROR, "C011", 500),
    INFO(ERR_IDEMPOTENCY_KEY_MISSING, "C012", 400),
    INFO(ERR_IDEMPOTENCY_KEY_REUSED, "C013", 422),
    INFO(ERR_IDEMPOTENCY_KEY_IN_FLIGHT, "C014", 409),
    INFO(ERR_DEPENDENCY_UNAVAILABLE, "C015", 503),
    INFO(ERR_DEADLINE_EXCEEDED, "C016", 504),
};
static const struct service service = {.errors = infos, .n_errors = ERR_COUNT};

struct request {
    const char *key, *body, *target, *user;
    enum err (*handle)(struct call *call);
    enum err err; /* what came of it */
    bool is_replayed, is_done;
    unsigned status;
    const char *reply, *detail, *location;
    bool has_problems;
};

static unsigned n_handled;         /* bodies that were run, since the test began */
static bool is_waiting, may_go_on; /* a body that stopped in its transaction */
static enum err wanted;            /* what a body is to answer */

static inline enum err take_steps(struct call *call, struct request *request)
{
    bool is_replayed = false;
    enum err err = idempotency_header(call, "makeThing", true);

    if (!err)
        err = idempotency_begin(call, &is_replayed);
    assert_false(is_replayed);
    if (err)
        return err;
    n_handled++;
    err = request->handle(call);
    err = idempotency_end(call, err, &is_replayed);
    assert_int_equal(is_replayed, call->is_replayed);
    return err;
}

static inline void run_request(void *arg)
{
    struct request *request = arg;
    const char *body = request->body ? request->body : "{}";
    struct call call = {
        .arena = schema.arena,
        .db = db_open(schema.pool, schema.arena),
        .loop = schema.loop,
        .home = &home,
        .service = &service,
        .route = &route,
        .who = {.user_id = request->user ? request->user : "ann"},
        .target = request->target ? request->target : "/things",
        .idempotency_key = request->key,
        .body_text = body,
        .body_len = strlen(body),
    };

    jwrite_init(&call.reply, call.arena, 64);
    request->err = take_steps(&call, request);
    db_close(call.db);
    request->is_replayed = call.is_replayed;
    request->status = call.reply_status;
    request->reply = arena_strndup(call.arena, call.reply.text, call.reply.len);
    request->detail = call.detail;
    request->location = call.location;
    request->has_problems = call.problems != NULL;
    request->is_done = true;
}

static inline struct request ask(const char *key, enum err (*handle)(struct call *call))
{
    struct request request = {.key = key, .handle = handle};

    run_request(&request);
    return request;
}

/* What a body does that makes a thing, and the reply with its number. */
static inline enum err make_thing(struct call *call)
{
    enum err err = schema_exec(call->db, "INSERT INTO things VALUES ()");

    jwrite_init(&call->reply, call->arena, 64);
    jwrite_object(&call->reply, NULL);
    jwrite_i64(&call->reply, "thing", db_insert_id(call->db));
    jwrite_object_end(&call->reply);
    call->location = arena_printf(call->arena, "/things/%lld", (long long)db_insert_id(call->db));
    return err;
}

static inline enum err answer_in_tx(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = make_thing(call);
        if (!err)
            err = idempotency_succeeded(call, idempotency_id(call), 201, &call->reply);
    } while (db_tx_end(call->db, &err));
    return err;
}

static inline enum err answer_later(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = make_thing(call);
    } while (db_tx_end(call->db, &err));
    return err;
}

/* Makes a thing, and then does not. */
static inline enum err refuse_in_tx(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = make_thing(call);
        if (!err)
            err = call_fail(call, wanted, "no more %s", "things");
    } while (db_tx_end(call->db, &err));
    return err;
}

static inline enum err refuse_at_once(struct call *call)
{
    return call_fail(call, wanted, "no things today");
}

static inline enum err refuse_after_tx(struct call *call)
{
    enum err err = answer_later(call);

    return err ? err : call_fail(call, wanted, "made, and yet refused");
}

static inline enum err leave_after_tx(struct call *call)
{
    enum err err = answer_later(call);

    idempotency_leave(call);
    return err ? err : wanted;
}

/* Takes every error for its own. */
static inline enum err swallow(struct call *call)
{
    enum err err = answer_in_tx(call);

    return err ? call_fail(call, ERR_NOT_FOUND, "it went wrong") : ERR_OK;
}

static inline enum err wait_in_tx(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = make_thing(call);
        is_waiting = true;
        while (!may_go_on)
            co_sleep_ms(1);
        if (!err)
            err = wanted;
    } while (db_tx_end(call->db, &err));
    return err;
}

static inline int64_t n_things(void)
{
    return schema_number(other, "SELECT COUNT(*) FROM things");
}

static inline int64_t n_keys(void)
{
    return schema_number(other, "SELECT COUNT(*) FROM idempotency_keys");
}

static inline int make(void **state)
{
    (void)state;
    schema_make(&schema);
    home.db_pool = schema.pool;
    other_pool = schema_pool(&schema, schema.url);
    other = db_open(other_pool, schema.arena);
    return 0;
}

static inline int release(void **state)
{
    (void)state;
    db_close(other);
    db_pool_free(other_pool);
    schema_release(&schema);
    return 0;
}

static inline void empty(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "CREATE OR REPLACE TABLE things "
                                            "(id INT AUTO_INCREMENT PRIMARY KEY)"),
                     ERR_OK);
    assert_int_equal(schema_exec(schema.db, "TRUNCATE TABLE idempotency_keys"), ERR_OK);
}

static inline int setup(void **state)
{
    (void)state;
    fixture_run(schema.loop, empty, NULL);
    n_handled = 0;
    is_waiting = may_go_on = false;
    wanted = ERR_OK;
    return 0;
}

static inline void expect_replay(const char *key, enum err (*handle)(struct call *call),
                                 const char *reply)
{
    struct request again = ask(key, handle);

    assert_int_equal(again.err, ERR_OK);
    assert_true(again.is_replayed);
    assert_int_equal(again.status, 201);
    assert_string_equal(again.reply, reply);
}

#define KEY_TEST(name) cmocka_unit_test_setup(name, setup)

#endif
