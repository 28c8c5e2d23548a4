/* SPDX-License-Identifier: Apache-2.0 */
/* Events in the table that the service really has: with their change, in order, or not at all. */
#include "outbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "call.h"
#include "schema.h"

static struct schema schema;
static struct call call;
static uint64_t n_before;

static int make(void **state)
{
    (void)state;
    schema_make(&schema);
    return 0;
}

static int release(void **state)
{
    (void)state;
    schema_release(&schema);
    return 0;
}

static void empty(void *arg)
{
    assert_int_equal(schema_exec(arg, "DELETE FROM outbox_events"), ERR_OK);
}

static int setup(void **state)
{
    (void)state;
    fixture_run(schema.loop, empty, schema.db);
    call = (struct call){.arena = schema.arena,
                         .db = schema.db,
                         .loop = schema.loop,
                         .traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"};
    return 0;
}

static enum err add(const char *type, int64_t number)
{
    char key[] = "key-0"; /* nobody keeps it */
    struct jwrite payload;

    key[4] = (char)('0' + number % 2);
    jwrite_init(&payload, call.arena, 16);
    jwrite_object(&payload, NULL);
    jwrite_i64(&payload, "n", number);
    jwrite_object_end(&payload);
    return outbox_add(&call, &(struct outbox_event){type, "shop.things", key, &payload, 1});
}

static void mark(void)
{
    n_before = db_pool_stats(schema.pool).n_statements;
}

static unsigned n_statements(void)
{
    return (unsigned)(db_pool_stats(schema.pool).n_statements - n_before);
}

static int64_t n_events(void)
{
    return schema_number(call.db, "SELECT COUNT(*) FROM outbox_events");
}

static enum err add_many(unsigned n, enum err answer)
{
    enum err err;

    do {
        err = db_tx_begin(call.db);
        for (unsigned i = 0; i < n && !err; i++)
            err = add("thing.made", i);
        if (!err)
            err = answer;
    } while (db_tx_end(call.db, &err));
    return err;
}

static void one_statement(void *arg)
{
    (void)arg;
    mark();
    assert_int_equal(add_many(3, ERR_OK), ERR_OK);
    assert_int_equal(n_statements(), 1);
    assert_int_equal(n_events(), 3);
    assert_int_equal(
        schema_number(call.db,
                      "SELECT COUNT(*) FROM outbox_events WHERE type = 'thing.made' "
                      "AND topic = 'shop.things' AND published_at IS NULL AND "
                      "traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'"),
        3);
    assert_string_equal(schema_text(call.db, "SELECT GROUP_CONCAT(event_key ORDER BY id) "
                                             "FROM outbox_events"),
                        "key-0,key-1,key-0");
    assert_string_equal(schema_text(call.db, "SELECT GROUP_CONCAT(payload ORDER BY id) "
                                             "FROM outbox_events"),
                        "{\"n\":0},{\"n\":1},{\"n\":2}");
    assert_int_equal(schema_number(call.db,
                                   "SELECT COUNT(DISTINCT event_id) FROM outbox_events "
                                   "WHERE event_id REGEXP '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                                   "[89ab][0-9a-f]{3}-[0-9a-f]{12}$'"),
                     3);
}

static void test_the_events_of_a_transaction_are_one_statement(void **state)
{
    (void)state;
    fixture_run(schema.loop, one_statement, NULL);
}

static void many(void *arg)
{
    (void)arg;
    mark();
    assert_int_equal(add_many(300, ERR_OK), ERR_OK);
    assert_int_equal(n_statements(), 4); /* of 128, 128, 32 and 12 */
    assert_int_equal(schema_number(call.db,
                                   "SELECT COUNT(*) FROM (SELECT ROW_NUMBER() OVER (ORDER BY id) "
                                   "- 1 AS place, JSON_VALUE(payload, '$.n') AS n "
                                   "FROM outbox_events) AS it WHERE place = n"),
                     300); /* in their order */
    for (unsigned n = 0; n <= 17; n++)
        assert_int_equal(add_many(n, ERR_OK), ERR_OK);
    assert_int_equal(n_events(), 300 + 17 * 18 / 2);
}

static void test_any_number_of_events_is_written(void **state)
{
    (void)state;
    fixture_run(schema.loop, many, NULL);
}

static void rolled_back(void *arg)
{
    (void)arg;
    mark();
    assert_int_equal(add_many(2, ERR_NOT_FOUND), ERR_NOT_FOUND);
    assert_int_equal(n_statements(), 0);
    assert_int_equal(add_many(1, ERR_OK), ERR_OK);
    assert_int_equal(n_events(), 1);
    mark();
    assert_int_equal(add("thing.seen", 4), ERR_OK); /* without a transaction: at once */
    assert_int_equal(n_statements(), 1);
    assert_int_equal(add_many(1, ERR_OK), ERR_OK);
    assert_int_equal(n_events(), 3);
}

static void test_events_go_with_their_transaction(void **state)
{
    (void)state;
    fixture_run(schema.loop, rolled_back, NULL);
}

static void run_again(void *arg)
{
    unsigned n_runs = 0;
    enum err err;

    (void)arg;
    do {
        err = db_tx_begin(call.db);
        if (!err)
            err = add("thing.made", ++n_runs);
        if (!err)
            err = add("thing.sold", n_runs);
        if (n_runs < 3)
            db_tx_again(call.db);
    } while (db_tx_end(call.db, &err));
    assert_int_equal(err, ERR_OK);
    assert_string_equal(schema_text(call.db, "SELECT GROUP_CONCAT(payload ORDER BY id) "
                                             "FROM outbox_events"),
                        "{\"n\":3},{\"n\":3}");
}

static void test_the_events_of_a_lost_run_are_forgotten(void **state)
{
    (void)state;
    fixture_run(schema.loop, run_again, NULL);
}

static void refused(void *arg)
{
    const char *long_type =
        "a type that is longer than the column that it is written to, which holds "
        "a hundred characters and no more";
    enum err err;

    (void)arg;
    do {
        err = db_tx_begin(call.db);
        if (!err)
            err = schema_exec(call.db, "INSERT INTO processed_events (consumer, event_id) "
                                       "VALUES ('test', UUID())");
        if (!err)
            err = add(long_type, 1);
    } while (db_tx_end(call.db, &err));
    assert_int_equal(err, ERR_INTERNAL_ERROR);
    assert_int_equal(schema_number(call.db, "SELECT COUNT(*) FROM processed_events"), 0);
}

static void test_without_its_event_there_is_no_change(void **state)
{
    (void)state;
    fixture_run(schema.loop, refused, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_the_events_of_a_transaction_are_one_statement, setup),
        cmocka_unit_test_setup(test_any_number_of_events_is_written, setup),
        cmocka_unit_test_setup(test_events_go_with_their_transaction, setup),
        cmocka_unit_test_setup(test_the_events_of_a_lost_run_are_forgotten, setup),
        cmocka_unit_test_setup(test_without_its_event_there_is_no_change, setup),
    };

    return cmocka_run_group_tests(tests, make, release);
}
