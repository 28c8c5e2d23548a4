/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The saga engine with steps that only say that they ran: what is done and undone in which order,
 * what a row says afterwards, and who may go on with it. A step's `do` and `undo` leave a row in a
 * table, so that what was rolled back is not seen.
 */
#include "system/saga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "config.h"
#include "fixture.h"
#include "metrics.h"
#include "server.h"
#include "service_tables.h"
#include "system_dto.h"
#include "system_jobs.h"

#define ORDER_ID 7
#define ORDER_NUMBER "ORD-20260101-ABCDEFGH"

/* What a step is to answer, n times; then it is well. */
static struct trouble {
    const char *what;
    enum err err;
    int n;
    bool is_unknown, is_parked;
} troubles[8];

static char asked[256]; /* asks are not undone by a rollback */

struct fixture {
    struct loop *loop;
    struct db_pool *pool;
    struct config *config;
    struct server_loop home;
    struct call call;
};

static enum err exec(struct call *call, const char *text)
{
    const struct db_sql sql = {"exec", text};

    return db_end(db_begin(call->db, &sql), ERR_OK);
}

static enum err answer(struct saga *saga, const char *what)
{
    for (struct trouble *it = troubles; it->what; it++)
        if (strcmp(it->what, what) == 0 && it->n > 0) {
            it->n--;
            saga->is_unknown = it->is_unknown;
            saga->is_parked = it->is_parked;
            return it->err;
        }
    return ERR_OK;
}

static enum err done(struct call *call, struct saga *saga, const char *what)
{
    enum err err = answer(saga, what);

    assert_true(db_in_tx(call->db));
    return err ? err
               : exec(call,
                      arena_printf(call->arena, "INSERT INTO saga_log (what) VALUES ('%s')", what));
}

static enum err said(struct call *call, struct saga *saga, const char *what)
{
    assert_false(db_in_tx(call->db));
    strcat(strcat(asked, *asked ? " " : ""), what);
    if (saga->is_again)
        strcat(asked, "!");
    return answer(saga, what);
}

#define DONE(name, what)                                                                           \
    static enum err name(struct call *call, struct saga *saga)                                     \
    {                                                                                              \
        return done(call, saga, what);                                                             \
    }
#define SAID(name, what)                                                                           \
    static enum err name(struct call *call, struct saga *saga)                                     \
    {                                                                                              \
        return said(call, saga, what);                                                             \
    }

DONE(do_a, "A")
DONE(undo_a, "-A")
SAID(ask_p, "P?")
DONE(do_p, "P")
SAID(ask_undo_p, "-P?")
DONE(undo_p, "-P")
DONE(do_b, "B")
DONE(undo_b, "-B")
DONE(do_c, "C")
DONE(undo_c, "-C")
DONE(do_d, "D")

static enum err fail_p(struct call *call, struct saga *saga, enum err refusal)
{
    assert_int_equal(refusal, ERR_PAYMENT_PROCESSING_FAILED);
    return done(call, saga, "P refused");
}

static const struct saga_step_info way_steps[] = {
    {.name = "RESERVE_INVENTORY", .act = do_a, .undo = undo_a},
    {.name = "PROCESS_PAYMENT",
     .ask = ask_p,
     .act = do_p,
     .fail = fail_p,
     .ask_undo = ask_undo_p,
     .undo = undo_p},
    {.name = "DEDUCT_INVENTORY", .act = do_b, .undo = undo_b},
    {.name = "CREATE_DELIVERY", .act = do_c, .undo = undo_c},
    {.name = "CONFIRM_ORDER", .act = do_d},
};
static const struct saga_info way = {
    .name = "order", .deadline_ms = 900000, .steps = way_steps, .n_steps = 5};

static const struct saga_step_info one_way_steps[] = {
    {.name = "REFUND_PAYMENT", .ask = ask_p, .act = do_p, .fail = fail_p},
    {.name = "RETURN_INVENTORY", .act = do_b},
    {.name = "REFUND_ORDER", .act = do_c},
};
static const struct saga_info one_way = {
    .name = "refund", .deadline_ms = 900000, .steps = one_way_steps, .n_steps = 3};

static const struct saga_info *const sagas[] = {&way, &one_way};
static const struct setting_info settings[] = {
    {.env = "SHOP_SAGA_LEASE_MS", .value = "30000", .is_number = true, .min = 1, .max = 600000},
    {.env = "SHOP_SAGA_ATTEMPTS", .value = "3", .is_number = true, .min = 1, .max = 1000},
};
static struct service service = {
    .name = "test",
    .n_errors = ERR_COUNT,
    .sagas = sagas,
    .n_sagas = 2,
    .settings = settings,
    .n_settings = 2,
    .max_json_depth = 16,
};

/* The table as the spec has it. */
static enum err make_table(struct call *call, const char *table)
{
    char text[65536] = "";
    FILE *file = fopen(SHOP_SOURCE_DIR "/generated/system/system_schema.sql", "r");
    char *start, *end;

    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    start = strstr(text, arena_printf(call->arena, "CREATE TABLE %s (", table));
    assert_non_null(start);
    end = strchr(start, ';');
    assert_non_null(end);
    return exec(call, arena_strndup(call->arena, start, (size_t)(end - start)));
}

static void make_tables(void *arg)
{
    struct call *call = arg;

    exec(call, "DROP TABLE IF EXISTS saga_states, saga_log");
    assert_int_equal(make_table(call, "saga_states"), ERR_OK);
    assert_int_equal(exec(call, "CREATE TABLE saga_log (id INT AUTO_INCREMENT PRIMARY KEY, "
                                "what VARCHAR(20))"),
                     ERR_OK);
}

static void drop_tables(void *arg)
{
    exec(arg, "DROP TABLE saga_states, saga_log");
}

static int setup(void **state)
{
    struct db_options options = {.url = fixture_env("SHOP_TEST_DB_URL"),
                                 .max_connections = 4,
                                 .max_waiting = 10,
                                 .connect_timeout_ms = 5000};
    struct fixture *f = calloc(1, sizeof *f);
    char *no_environment[] = {NULL};
    const char *error = NULL;

    memset(troubles, 0, sizeof troubles);
    *asked = '\0';
    service.errors = err_infos;
    f->loop = loop_new();
    f->config = config_load(&service, no_environment, &error);
    f->pool = db_pool_new(f->loop, &options, &error);
    assert_non_null(f->config);
    f->home = (struct server_loop){
        .loop = f->loop, .db_pool = f->pool, .service = &service, .config = f->config};
    f->call = (struct call){.arena = arena_new(),
                            .loop = f->loop,
                            .home = &f->home,
                            .service = &service,
                            .trace_id = "test"};
    f->call.db = db_open(f->pool, f->call.arena);
    fixture_run(f->loop, make_tables, &f->call);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, drop_tables, &f->call);
    db_close(f->call.db);
    db_pool_free(f->pool);
    config_free(f->config);
    arena_free(f->call.arena);
    loop_free(f->loop);
    free(f);
    return 0;
}

/* One text of one row. */
static const char *text_of(struct call *call, const char *query)
{
    const struct db_sql sql = {"text", query};
    struct db_stmt *st = db_begin(call->db, &sql);
    const char *text = NULL;

    if (db_next(st))
        db_get_str(st, &text);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return text;
}

static void assert_log(struct call *call, const char *expected)
{
    assert_string_equal(
        text_of(call,
                "SELECT COALESCE(GROUP_CONCAT(what ORDER BY id SEPARATOR ' '), '') FROM saga_log"),
        expected);
}

/* "STARTED PROCESS_PAYMENT [..]": and whether somebody is to go on with it. */
static void assert_row(struct call *call, const char *expected)
{
    assert_string_equal(
        text_of(call,
                "SELECT CONCAT(status, ' ', current_step, ' ', JSON_LENGTH(completed_steps), "
                "IF(lease_owner IS NULL, '', ' held'), IF(lease_until IS NULL, '', ' leased')) "
                "FROM saga_states"),
        expected);
}

static enum err begin(struct call *call, const struct saga_info *info, unsigned n_done,
                      bool is_driven, struct saga *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = saga_begin(call, info, ORDER_ID, ORDER_NUMBER, n_done, is_driven, 0, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

/* A saga as a payment finds it, its lease taken. */
static void take(struct call *call, struct saga *saga)
{
    bool is_taken = false;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = saga_lock(call, &way, ORDER_ID, saga);
        if (!err)
            err = saga_take(call, saga, 0, &is_taken);
    } while (db_tx_end(call->db, &err));
    assert_int_equal(err, ERR_OK);
    assert_true(is_taken);
}

static void begin_and_take(struct call *call, struct saga *saga)
{
    assert_int_equal(begin(call, &way, 1, false, saga), ERR_OK);
    assert_row(call, "STARTED PROCESS_PAYMENT 1");
    take(call, saga);
}

static void end_lease(struct call *call)
{
    assert_int_equal(exec(call, "UPDATE saga_states SET lease_until = NOW(6) - INTERVAL 1 SECOND "
                                "WHERE lease_until IS NOT NULL"),
                     ERR_OK);
}

/* However slow this machine is. */
static void postpone(struct call *call)
{
    assert_int_equal(
        exec(call, "UPDATE saga_states SET lease_until = lease_until + INTERVAL 1 HOUR"), ERR_OK);
}

static void sweep(struct call *call)
{
    assert_int_equal(sweep_sagas_run(call), ERR_OK);
}

static void go_forward(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    begin_and_take(call, &saga);
    assert_row(call, "STARTED PROCESS_PAYMENT 1 held leased");
    assert_int_equal(saga_run(call, &saga), ERR_OK);
    assert_log(call, "P B C D");
    assert_string_equal(asked, "P?");
    assert_row(call, "COMPLETED CONFIRM_ORDER 5");
    assert_int_equal(saga.status, SAGA_STATUS_COMPLETED);
}

static void hear_no(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "P?", .err = ERR_PAYMENT_PROCESSING_FAILED, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_PAYMENT_PROCESSING_FAILED);
    assert_log(call, "P refused -A");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
    assert_string_equal(text_of(call, "SELECT last_error_message FROM saga_states"),
                        "S304 PAYMENT_PROCESSING_FAILED");
}

static void hear_no_and_wait(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "P?", .err = ERR_PAYMENT_PROCESSING_FAILED, .n = 1};
    troubles[1] = (struct trouble){.what = "P refused", .err = ERR_OK, .n = 1, .is_parked = true};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_PAYMENT_PROCESSING_FAILED);
    assert_row(call, "STARTED PROCESS_PAYMENT 1");
    sweep(call);
    assert_row(call, "STARTED PROCESS_PAYMENT 1");
    take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_OK);
    assert_log(call, "P refused P B C D");
    assert_string_equal(asked, "P? P?");
}

/* The refusal is recorded although the undoing that belongs to it fails. */
static void hear_no_and_fail_to_undo(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "P?", .err = ERR_PAYMENT_PROCESSING_FAILED, .n = 1};
    troubles[1] = (struct trouble){.what = "-A", .err = ERR_STOCK_RELEASE_FAILED, .n = 2};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_PAYMENT_PROCESSING_FAILED);
    assert_log(call, "P refused");
    assert_row(call, "COMPENSATING RESERVE_INVENTORY 1 leased");
    end_lease(call);
    sweep(call);
    assert_log(call, "P refused -A");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
}

static void stumble(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "C", .err = ERR_DELIVERY_CREATION_FAILED, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_DELIVERY_CREATION_FAILED);
    assert_log(call, "P B -B -P -A");
    assert_string_equal(asked, "P? -P?");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
}

/* The money was taken, and that could not be recorded. */
static void stumble_at_the_first(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "P", .err = ERR_INTERNAL_ERROR, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_SAGA_EXECUTION_FAILED);
    assert_log(call, "-P -A");
    assert_string_equal(asked, "P? -P?");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
}

static void stumble_twice(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "D", .err = ERR_INTERNAL_ERROR, .n = 9};
    troubles[1] = (struct trouble){.what = "-B", .err = ERR_STOCK_RELEASE_FAILED, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_SAGA_EXECUTION_FAILED);
    assert_log(call, "P B C -C");
    assert_row(call, "COMPENSATING DEDUCT_INVENTORY 3 leased");
    end_lease(call);
    sweep(call);
    assert_log(call, "P B C -C -B -P -A");
    assert_string_equal(asked, "P? -P?");
}

static void undo_at_last(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "C", .err = ERR_DELIVERY_CREATION_FAILED, .n = 1};
    troubles[1] = (struct trouble){.what = "-P?", .err = ERR_PAYMENT_REFUND_FAILED, .n = 2};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_DELIVERY_CREATION_FAILED);
    assert_log(call, "P B -B");
    assert_row(call, "COMPENSATING PROCESS_PAYMENT 2 leased");
    postpone(call);
    sweep(call);
    assert_string_equal(asked, "P? -P?");
    end_lease(call);
    sweep(call);
    assert_row(call, "COMPENSATING PROCESS_PAYMENT 2 leased");
    end_lease(call);
    sweep(call);
    assert_log(call, "P B -B -P -A");
    assert_string_equal(asked, "P? -P? -P?! -P?!");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
    assert_string_equal(text_of(call, "SELECT CONCAT(compensation_attempts, '') FROM saga_states"),
                        "2");
}

static void give_up(void *arg)
{
    struct call *call = arg;
    struct saga saga;
    size_t len;
    bool is_taken = false;

    troubles[0] = (struct trouble){.what = "C", .err = ERR_DELIVERY_CREATION_FAILED, .n = 1};
    troubles[1] = (struct trouble){.what = "-A", .err = ERR_STOCK_RELEASE_FAILED, .n = 3};
    begin_and_take(call, &saga);
    saga_run(call, &saga);
    for (unsigned i = 0; i < 2; i++) {
        end_lease(call);
        sweep(call);
    }
    assert_row(call, "COMPENSATION_FAILED RESERVE_INVENTORY 1");
    sweep(call);
    assert_row(call, "COMPENSATION_FAILED RESERVE_INVENTORY 1");
    assert_non_null(
        strstr(metrics_render(call->arena, &len), "sagas{status=\"COMPENSATION_FAILED\"} 1"));
    assert_int_equal(saga_find(call, saga.saga_id, &saga), ERR_OK);
    assert_int_equal(saga_resume(call, &saga, &is_taken), ERR_OK);
    assert_true(is_taken);
    saga_run(call, &saga);
    assert_log(call, "P B -B -P -A");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
    sweep(call);
    assert_non_null(
        strstr(metrics_render(call->arena, &len), "sagas{status=\"COMPENSATION_FAILED\"} 0"));
}

static void hear_nothing(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] =
        (struct trouble){.what = "P?", .err = ERR_PAYMENT_TIMEOUT, .n = 2, .is_unknown = true};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_PAYMENT_TIMEOUT);
    assert_row(call, "STARTED PROCESS_PAYMENT 1 leased");
    postpone(call);
    sweep(call);
    assert_string_equal(asked, "P?");
    for (unsigned i = 0; i < 2; i++) {
        end_lease(call);
        sweep(call);
    }
    assert_string_equal(asked, "P? P?! P?!");
    assert_log(call, "P B C D");
    assert_row(call, "COMPLETED CONFIRM_ORDER 5");
}

/* The answer to the first question may have been yes. */
static void fail_to_ask(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "P?", .err = ERR_INTERNAL_ERROR, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_SAGA_EXECUTION_FAILED);
    assert_log(call, "");
    assert_row(call, "STARTED PROCESS_PAYMENT 1 leased");
    end_lease(call);
    sweep(call);
    assert_string_equal(asked, "P? P?!");
    assert_log(call, "P B C D");
}

static void hear_nothing_for_too_long(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] =
        (struct trouble){.what = "P?", .err = ERR_PAYMENT_TIMEOUT, .n = 9, .is_unknown = true};
    begin_and_take(call, &saga);
    saga_run(call, &saga);
    end_lease(call);
    exec(call, "UPDATE saga_states SET driven_since = NOW(6) - INTERVAL 20 MINUTE");
    sweep(call);
    assert_string_equal(asked, "P? -P?!");
    assert_log(call, "-P -A");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
    assert_string_equal(text_of(call, "SELECT last_error_message FROM saga_states"),
                        "S905 SAGA_TIMEOUT");
}

static void die_and_be_followed(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    begin_and_take(call, &saga);
    sweep(call);
    assert_log(call, "");
    end_lease(call);
    sweep(call);
    assert_string_equal(asked, "P?!");
    assert_log(call, "P B C D");
    assert_row(call, "COMPLETED CONFIRM_ORDER 5");
}

/* Who was slow must not write over who went on. */
static void come_back_late(void *arg)
{
    struct call *call = arg;
    struct saga saga, other;
    bool is_taken = false;

    begin_and_take(call, &saga);
    assert_int_equal(saga_find(call, saga.saga_id, &other), ERR_OK);
    assert_true(other.is_held);
    end_lease(call);
    assert_int_equal(saga_find(call, saga.saga_id, &other), ERR_OK);
    assert_false(other.is_held);
    assert_int_equal(saga_resume(call, &other, &is_taken), ERR_OK);
    assert_true(is_taken);
    assert_int_equal(saga_run(call, &saga), ERR_SAGA_EXECUTION_FAILED);
    assert_true(saga.is_lost);
    assert_log(call, "");
    assert_row(call, "STARTED PROCESS_PAYMENT 1 held leased");
    assert_int_equal(saga_run(call, &other), ERR_OK);
    assert_log(call, "P B C D");
}

static void race_for_the_lease(void *arg)
{
    struct call *call = arg;
    struct saga first, second;
    bool is_first = false, is_second = true;

    assert_int_equal(begin(call, &way, 1, true, &first), ERR_OK);
    end_lease(call);
    assert_int_equal(saga_find(call, first.saga_id, &second), ERR_OK);
    assert_int_equal(saga_find(call, first.saga_id, &first), ERR_OK);
    assert_int_equal(saga_resume(call, &first, &is_first), ERR_OK);
    assert_int_equal(saga_resume(call, &second, &is_second), ERR_OK);
    assert_true(is_first);
    assert_false(is_second);
}

static void undo_what_waits(void *arg)
{
    struct call *call = arg;
    struct saga saga;
    enum err err;

    assert_int_equal(begin(call, &way, 1, false, &saga), ERR_OK);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = saga_lock(call, &way, ORDER_ID, &saga);
        if (!err)
            err = saga_undo(call, &saga, "changed my mind");
    } while (db_tx_end(call->db, &err));
    assert_int_equal(err, ERR_OK);
    assert_log(call, "-A");
    assert_row(call, "FAILED RESERVE_INVENTORY 0");
    assert_string_equal(text_of(call, "SELECT reason FROM saga_states"), "changed my mind");
}

static void not_undo_what_is_driven(void *arg)
{
    struct call *call = arg;
    struct saga saga;
    enum err err;

    assert_int_equal(begin(call, &way, 1, true, &saga), ERR_OK);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = saga_lock(call, &way, ORDER_ID, &saga);
        if (!err)
            err = saga_undo(call, &saga, "changed my mind");
    } while (db_tx_end(call->db, &err));
    assert_int_equal(err, ERR_ORDER_CANNOT_BE_CANCELLED);
    assert_log(call, "");
}

static void only_go_forward(void *arg)
{
    struct call *call = arg;
    struct saga saga;
    bool is_taken = false;

    troubles[0] = (struct trouble){.what = "B", .err = ERR_STOCK_RELEASE_FAILED, .n = 4};
    assert_int_equal(begin(call, &one_way, 0, true, &saga), ERR_OK);
    assert_int_equal(saga_run(call, &saga), ERR_STOCK_RELEASE_FAILED);
    assert_log(call, "P");
    assert_row(call, "STARTED RETURN_INVENTORY 1 leased");
    for (unsigned i = 0; i < 2; i++) {
        end_lease(call);
        sweep(call);
    }
    assert_row(call, "COMPENSATION_FAILED RETURN_INVENTORY 1");
    assert_int_equal(saga_find(call, saga.saga_id, &saga), ERR_OK);
    assert_int_equal(saga_resume(call, &saga, &is_taken), ERR_OK);
    assert_true(is_taken);
    assert_int_equal(saga_run(call, &saga), ERR_STOCK_RELEASE_FAILED);
    assert_row(call, "STARTED RETURN_INVENTORY 1 leased");
    end_lease(call);
    sweep(call);
    assert_log(call, "P B C");
    assert_string_equal(asked, "P?");
    assert_row(call, "COMPLETED REFUND_ORDER 3");
}

static void lose_the_database(void *arg)
{
    struct call *call = arg;
    struct saga saga;

    troubles[0] = (struct trouble){.what = "C", .err = ERR_DEPENDENCY_UNAVAILABLE, .n = 1};
    begin_and_take(call, &saga);
    assert_int_equal(saga_run(call, &saga), ERR_DEPENDENCY_UNAVAILABLE);
    assert_log(call, "");
    assert_row(call, "STARTED PROCESS_PAYMENT 1 leased");
    end_lease(call);
    sweep(call);
    assert_string_equal(asked, "P? P?!");
    assert_log(call, "P B C D");
}

#define TEST(name, fn)                                                                             \
    static void name(void **state)                                                                 \
    {                                                                                              \
        struct fixture *f = *state;                                                                \
                                                                                                   \
        fixture_run(f->loop, fn, &f->call);                                                        \
    }

TEST(test_a_saga_goes_forward_in_one_transaction_after_its_ask, go_forward)
TEST(test_a_refusal_undoes_what_was_done, hear_no)
TEST(test_a_refusal_may_leave_the_saga_waiting, hear_no_and_wait)
TEST(test_a_refusal_is_kept_when_the_undoing_fails, hear_no_and_fail_to_undo)
TEST(test_a_fault_undoes_the_steps_before_it_in_reverse, stumble)
TEST(test_a_step_that_was_asked_but_not_recorded_is_undone, stumble_at_the_first)
TEST(test_what_can_be_undone_is_undone, stumble_twice)
TEST(test_an_undo_is_tried_again_until_it_succeeds, undo_at_last)
TEST(test_a_saga_that_cannot_be_undone_waits_for_a_person, give_up)
TEST(test_an_unknown_outcome_is_asked_for_again, hear_nothing)
TEST(test_a_fault_of_an_ask_is_no_refusal, fail_to_ask)
TEST(test_a_saga_past_its_deadline_is_undone, hear_nothing_for_too_long)
TEST(test_a_saga_is_taken_over_when_its_lease_has_ended, die_and_be_followed)
TEST(test_a_driver_that_lost_its_lease_changes_nothing, come_back_late)
TEST(test_of_two_drivers_one_wins, race_for_the_lease)
TEST(test_a_waiting_saga_is_undone_in_the_callers_transaction, undo_what_waits)
TEST(test_a_driven_saga_is_not_undone, not_undo_what_is_driven)
TEST(test_a_saga_without_undo_is_tried_again, only_go_forward)
TEST(test_a_lost_database_is_no_fault, lose_the_database)

int main(void)
{
    const struct CMUnitTest tests[] = {
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        ROW(test_a_saga_goes_forward_in_one_transaction_after_its_ask),
        ROW(test_a_refusal_undoes_what_was_done),
        ROW(test_a_refusal_may_leave_the_saga_waiting),
        ROW(test_a_refusal_is_kept_when_the_undoing_fails),
        ROW(test_a_fault_undoes_the_steps_before_it_in_reverse),
        ROW(test_a_step_that_was_asked_but_not_recorded_is_undone),
        ROW(test_what_can_be_undone_is_undone),
        ROW(test_an_undo_is_tried_again_until_it_succeeds),
        ROW(test_a_saga_that_cannot_be_undone_waits_for_a_person),
        ROW(test_an_unknown_outcome_is_asked_for_again),
        ROW(test_a_fault_of_an_ask_is_no_refusal),
        ROW(test_a_saga_past_its_deadline_is_undone),
        ROW(test_a_saga_is_taken_over_when_its_lease_has_ended),
        ROW(test_a_driver_that_lost_its_lease_changes_nothing),
        ROW(test_of_two_drivers_one_wins),
        ROW(test_a_waiting_saga_is_undone_in_the_callers_transaction),
        ROW(test_a_driven_saga_is_not_undone),
        ROW(test_a_saga_without_undo_is_tried_again),
        ROW(test_a_lost_database_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
