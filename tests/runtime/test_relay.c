/* SPDX-License-Identifier: Apache-2.0 */
/* The relay with the broker in the process: what it does when that one refuses, and its statements.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "call.h"
#include "config.h"
#include "consumer.h"
#include "kafka_impl.h"
#include "relay_impl.h"
#include "schema.h"
#include "server.h"

#define TOPIC "shop.thing.made"
#define N_ROWS 5
#define PATIENCE_MS 20000

static const struct event_info events[] = {{"thing.made", TOPIC, 1, "ThingMadeEvent"}};
static const struct consumer_event_info heard[] = {{"thing.made", TOPIC, NULL}};
static const struct consumer_info reader = {
    .name = "reader", .group = "reader", .events = heard, .n_events = 1};
static const struct consumer_info *const consumers[] = {&reader};
static const struct setting_info settings[] = {
    {.env = "SHOP_DB_URL"},
    {.env = "SHOP_KAFKA_BROKERS"},
    {.env = "SHOP_KAFKA_OPTIONS"},
    {.env = "SHOP_KAFKA_REPLICATION", .value = "0", .is_number = true, .max = 9},
    {.env = "SHOP_RELAY_LEASE_MS", .value = "5000", .is_number = true, .max = 60000}};
static const struct service service = {
    .name = "shopd",
    .events = events,
    .n_events = 1,
    .settings = settings,
    .n_settings = 5,
};
static const struct service service_with_reader = {.consumers = consumers, .n_consumers = 1};

static struct schema schema;
static struct call call;

static int make(void **state)
{
    (void)state;
    schema_make(&schema);
    call = (struct call){.arena = schema.arena, .db = schema.db, .loop = schema.loop};
    return 0;
}

static int release(void **state)
{
    (void)state;
    schema_release(&schema);
    return 0;
}

static void add_row(void *arg)
{
    const int *number = arg;
    char text[256];

    snprintf(text, sizeof(text),
             "INSERT INTO outbox_events (event_id, type, topic, event_key, part, payload) VALUES "
             "(UUID(), 'thing.made', '" TOPIC "', 'one', CRC32('one') %% 8, '%d')",
             *number);
    assert_int_equal(schema_exec(schema.db, text), ERR_OK);
}

static void empty(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "DELETE FROM outbox_events"), ERR_OK);
    assert_int_equal(schema_exec(schema.db, "DELETE FROM processed_events"), ERR_OK);
}

static void count_waiting(void *arg)
{
    *(int64_t *)arg =
        schema_number(schema.db, "SELECT COUNT(*) FROM outbox_events WHERE published_at IS NULL");
}

static void await_published(void)
{
    int64_t n = -1;

    while (n) {
        loop_run_once(schema.loop, 20);
        fixture_run(schema.loop, count_waiting, &n);
    }
}

/* The values that are in the topic, one after the other. */
static void read_topic(const struct kafka *kafka, unsigned n, char *ret)
{
    rd_kafka_conf_t *conf = kafka_client_conf(kafka);
    rd_kafka_topic_partition_list_t *parts = rd_kafka_topic_partition_list_new(KAFKA_PARTITIONS);
    char error[256];
    rd_kafka_t *client;
    unsigned n_ended = 0, n_read = 0;

    kafka_client_set(conf, "group.id", "test");
    kafka_client_set(conf, "enable.partition.eof", "true");
    client = rd_kafka_new(RD_KAFKA_CONSUMER, conf, error, sizeof(error));
    assert_non_null(client);
    for (int i = 0; i < KAFKA_PARTITIONS; i++)
        rd_kafka_topic_partition_list_add(parts, TOPIC, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
    assert_int_equal(rd_kafka_assign(client, parts), 0);
    while (n_ended < KAFKA_PARTITIONS || n_read < n) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(client, PATIENCE_MS);

        assert_non_null(message);
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
            n_ended++;
        if (n_ended == KAFKA_PARTITIONS && n_read < n)
            assert_string_equal(ret, "all"); /* some are missing */
        if (!message->err) {
            n_read++;
            strncat(ret, message->payload, message->len);
        }
        rd_kafka_message_destroy(message);
    }
    rd_kafka_topic_partition_list_destroy(parts);
    rd_kafka_consumer_close(client);
    rd_kafka_destroy(client);
}

/* A row of its own batch: the relay has it, and has waited longer than the producer lingers. */
static void send_alone(struct relay *relay, int number)
{
    uint64_t lingers_us = 10000, sent_us;
    unsigned n_sent;

    while (!relay->producer.client)
        loop_run_once(schema.loop, 5);
    n_sent = relay_flight_n(&relay->flight, RELAY_FLIGHT_SENT);
    fixture_run(schema.loop, add_row, &number);
    relay_wake(&call);
    while (relay_flight_n(&relay->flight, RELAY_FLIGHT_SENT) == n_sent)
        loop_run_once(schema.loop, 1);
    sent_us = loop_now_us(schema.loop);
    while (loop_now_us(schema.loop) < sent_us + lingers_us)
        loop_run_once(schema.loop, 1);
}

static struct server_loop home; /* the relay outlives a failed assertion */
static struct config *config;

/* A relay whose topic, partition and producer are known; one row, of the value 0, is published. */
static struct relay *begin(void)
{
    char db[300], *environment[] = {db, NULL};
    const char *error = NULL;

    fixture_run(schema.loop, empty, NULL);
    snprintf(db, sizeof(db), "SHOP_DB_URL=%s", schema.url);
    config = config_load(&service, environment, &error);
    assert_non_null(config);
    home = (struct server_loop){.loop = schema.loop, .service = &service, .config = config};
    home.kafka = kafka_new(&service, config, &error);
    home.relay = relay_new(config);
    call.home = &home;
    kafka_start(home.kafka, schema.loop);
    relay_start(home.relay, &home);
    send_alone(home.relay, 0);
    await_published();
    return home.relay;
}

static void end(void)
{
    relay_stop(home.relay);
    while (!relay_is_idle(home.relay))
        loop_run_once(schema.loop, -1);
    relay_free(home.relay);
    kafka_stop(home.kafka);
    kafka_free(home.kafka);
    config_free(config);
}

/* The broker refuses a batch for the moment, when the next one might be on its way: both must
 * arrive, and in their order. */
static void test_what_follows_a_refused_batch_does_not_take_its_place(void **state)
{
    struct relay *relay = begin();
    char text[64] = "";

    (void)state;
    rd_kafka_mock_broker_set_rtt(home.kafka->embedded, 1, 100);
    rd_kafka_mock_push_request_errors(home.kafka->embedded, 0 /* Produce */, 1,
                                      RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT);
    for (int i = 1; i < N_ROWS; i++)
        send_alone(relay, i);
    await_published();
    read_topic(home.kafka, N_ROWS, text);
    assert_string_equal(text, "01234");
    end();
}

/* A broker that takes a request and never answers, as one that is just starting may, holds nothing
 * up for long. */
static void test_a_request_without_an_answer_is_sent_again_soon(void **state)
{
    struct relay *relay = begin();
    uint64_t sent_us;

    (void)state;
    rd_kafka_mock_broker_push_request_error_rtts(home.kafka->embedded, 1, 0 /* Produce */, 1,
                                                 RD_KAFKA_RESP_ERR_NO_ERROR, 10 * PATIENCE_MS);
    sent_us = loop_now_us(schema.loop);
    send_alone(relay, 1);
    await_published();
    assert_in_range(loop_now_us(schema.loop) - sent_us, 0, PATIENCE_MS * 1000);
    end();
}

static void compare_parts(void *arg)
{
    static const char *const keys[] = {"", "1", "ORD-20261121-E4BL9OEB", "zoë"};
    char text[128];

    (void)arg;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        snprintf(text, sizeof(text), "SELECT CRC32('%s') %% 8", keys[i]);
        assert_int_equal(relay_part(keys[i]), schema_number(schema.db, text));
    }
}

static void test_a_part_is_as_the_database_would_have_it(void **state)
{
    (void)state;
    fixture_run(schema.loop, compare_parts, NULL);
}

static void recover(void *arg)
{
    (void)arg;
    for (int i = 0; i < 4; i++)
        add_row(&i);
    schema_exec(schema.db, "UPDATE outbox_events SET published_at = NOW(6)");
    schema_exec(schema.db, "UPDATE outbox_events SET published_at = NOW(6) - INTERVAL 8 DAY "
                           "WHERE payload = '1'");
    schema_exec(schema.db, "UPDATE outbox_events SET type = 'thing.else' WHERE payload = '2'");
    schema_exec(schema.db, "INSERT INTO processed_events (consumer, event_id) SELECT 'reader', "
                           "event_id FROM outbox_events WHERE payload = '3'");
    call.service = &service_with_reader;
    assert_int_equal(relay_rows_recover(&call), ERR_OK);
    assert_string_equal(schema_text(schema.db, "SELECT GROUP_CONCAT(payload) FROM outbox_events "
                                               "WHERE published_at IS NULL"),
                        "0");
}

static void test_what_was_not_heard_is_published_again(void **state)
{
    (void)state;
    fixture_run(schema.loop, empty, NULL);
    fixture_run(schema.loop, recover, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_part_is_as_the_database_would_have_it),
        cmocka_unit_test(test_what_was_not_heard_is_published_again),
        cmocka_unit_test(test_what_follows_a_refused_batch_does_not_take_its_place),
        cmocka_unit_test(test_a_request_without_an_answer_is_sent_again_soon),
    };

    return cmocka_run_group_tests(tests, make, release);
}
