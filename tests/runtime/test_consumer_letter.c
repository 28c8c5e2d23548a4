/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of messages that fail: attempts, dead letters, and their way back. */
#include "consumer_letter.h"

#include "consumer_case.h"

/* Of the dead-letter topic's partition; the message is the caller's. */
static rd_kafka_message_t *read_letter(int32_t partition)
{
    rd_kafka_t *reader = client(RD_KAFKA_CONSUMER, "reader");
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_message_t *message = NULL;

    rd_kafka_topic_partition_list_add(list, TOPIC_DLT, partition)->offset = 0;
    rd_kafka_assign(reader, list);
    rd_kafka_topic_partition_list_destroy(list);
    while (!message || message->err) {
        if (message)
            rd_kafka_message_destroy(message);
        message = rd_kafka_consumer_poll(reader, 20000);
        assert_non_null(message);
    }
    rd_kafka_consumer_close(reader);
    t.reader = reader; /* destroyed by forget_letter() */
    return message;
}

static void forget_letter(rd_kafka_message_t *message)
{
    rd_kafka_message_destroy(message);
    rd_kafka_destroy(t.reader);
    t.reader = NULL;
}

static void assert_header(const rd_kafka_message_t *message, const char *name, const char *text)
{
    rd_kafka_headers_t *headers;
    const void *value = NULL;
    size_t len = 0;

    assert_int_equal(rd_kafka_message_headers(message, &headers), 0);
    if (rd_kafka_header_get_last(headers, name, &value, &len))
        fail_msg("no header %s", name);
    assert_string_equal(value, text);
}

static void test_a_poison_message_is_tried_four_times_while_others_go_on(void **state)
{
    static const unsigned waits_us[] = {100000, 200000, 400000};
    const struct seen *first;
    rd_kafka_message_t *letter;

    (void)state;
    t.poison = "{\"poison\"";
    produce_poison();
    produce(0, "behind", "key", "{}");
    for (int i = 0; i < 10; i++) {
        char id[16];

        snprintf(id, sizeof(id), "other-%d", i);
        produce(0, id, id, "{}");
    }
    flush();
    run_until_seen(15);
    run_until(is_dead);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 15); /* four, the ten others, and the one behind */
    for (unsigned i = 0; i < 3; i++)
        assert_true(find_seen("bad", i + 2)->at_us - find_seen("bad", i + 1)->at_us >= waits_us[i]);
    assert_string_equal(t.seen[14].id, "behind");
    assert_string_equal(t.seen[13].id, "bad");
    for (int i = 0; i < 10; i++) {
        char id[16];

        snprintf(id, sizeof(id), "other-%d", i);
        assert_true(find_seen(id, 1)->at_us < find_seen("bad", 3)->at_us);
    }
    first = find_seen("bad", 1);
    assert_string_equal(first->trace_id, TRACE);
    assert_int_equal(first->version, 7);
    assert_int_equal(first->time_us, 1767323045000006);
    assert_int_equal(number("SELECT COUNT(*) FROM effects WHERE event_id = 'bad'"), 0);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 11);

    assert_string_equal(
        text("SELECT CONCAT_WS('|', consumer COLLATE utf8mb4_bin, event_id, type, topic, "
             "topic_partition, "
             "topic_offset, message_key, payload, is_base64, attempts, code, cause) "
             "FROM dead_letters"),
        "counter|bad|thing.made|" TOPIC "|0|0|key|{\"poison\": 1}|0|4|C001|it is \xc3\xa4 poison");
    assert_string_equal(text("SELECT JSON_VALUE(headers, '$.\"odd \\\\\"name\\\\\"\"') "
                             "FROM dead_letters"),
                        "base64:_wD-");
    letter = read_letter(
        rd_kafka_msg_partitioner_murmur2_random(NULL, "key", 3, N_PARTITIONS, NULL, NULL));
    assert_int_equal(letter->len, 13);
    assert_memory_equal(letter->payload, "{\"poison\": 1}", 13);
    assert_int_equal(letter->key_len, 3);
    assert_memory_equal(letter->key, "key", 3);
    assert_header(letter, "ce_id", "bad");
    assert_header(letter, "ce_schemaversion", "7");
    assert_header(letter, "dlt-original-topic", TOPIC);
    assert_header(letter, "dlt-original-partition", "0");
    assert_header(letter, "dlt-original-offset", "0");
    assert_header(letter, "dlt-consumer", "counter");
    assert_header(letter, "dlt-code", "C001");
    assert_header(letter, "dlt-cause", "it is \xc3\xa4 poison");
    assert_header(letter, "dlt-attempts", "4");
    forget_letter(letter);
}

static void replay(void *arg)
{
    static const struct db_sql sql = {
        "letter", "SELECT consumer, event_id, topic, message_key, payload, is_base64, headers "
                  "FROM dead_letters"};
    struct consumer_dead_letter letter = {0};
    struct db_stmt *st = db_begin(schema.db, &sql);

    (void)arg;
    assert_true(db_next(st));
    db_get_str(st, &letter.consumer);
    db_get_str(st, &letter.event_id);
    db_get_str(st, &letter.topic);
    db_get_str(st, &letter.key);
    db_get_str(st, &letter.payload);
    db_get_bool(st, &letter.is_base64);
    db_get_str(st, &letter.headers);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    assert_int_equal(consumer_replay(&t.call, &letter), ERR_OK);
}

static void test_a_dead_letter_that_is_put_back_is_handled_once(void **state)
{
    (void)state;
    t.poison = "{\"poison\"";
    produce_poison();
    flush();
    run_until(is_dead);
    run_until(is_quiet);
    produce_poison(); /* it is dealt with */
    produce(0, "behind", "key", "{}");
    flush();
    run_until_seen(5);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 5);

    t.poison = NULL;
    fixture_run(t.home.loop, replay, NULL);
    run_until_seen(6);
    run_until(is_quiet);
    assert_string_equal(t.seen[5].id, "bad");
    assert_string_equal(t.seen[5].key, "key");
    assert_int_equal(t.seen[5].attempt, 1);
    assert_int_equal(t.seen[5].version, 7);
    assert_string_equal(t.seen[5].payload, "{\"poison\": 1}");
    fixture_run(t.home.loop, replay, NULL); /* twice, as two people may */
    produce(0, "last", "key", "{}");
    produce(1, "last-1", "key", "{}");
    produce(2, "last-2", "key", "{}");
    flush();
    run_until_seen(9);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 9);
    assert_int_equal(number("SELECT COUNT(*) FROM effects WHERE event_id = 'bad'"), 1);
}

static void test_a_dead_letter_may_fail_again(void **state)
{
    (void)state;
    t.poison = "{\"poison\"";
    produce_poison();
    flush();
    run_until(is_dead);
    run_until(is_quiet);
    fixture_run(t.home.loop, replay, NULL);
    run_until_seen(8);
    run_until(is_quiet);
    assert_int_equal(number("SELECT COUNT(*) FROM dead_letters"), 1);
    t.poison = NULL;
    fixture_run(t.home.loop, replay, NULL);
    run_until_seen(9);
    run_until(is_quiet);
    assert_int_equal(number("SELECT COUNT(*) FROM effects WHERE event_id = 'bad'"), 1);
}

static void test_a_store_that_is_away_counts_for_nothing(void **state)
{
    (void)state;
    t.poison = "{\"poison\"";
    t.n_outages = 6;
    produce_poison();
    produce(0, "other", "other key", "{}");
    flush();
    run_until_seen(8); /* six outages, the other, and the first that counts */
    assert_int_equal(t.seen[7].attempt, 1);
    t.poison = NULL;
    run_until(is_quiet);
    assert_int_equal(number("SELECT COUNT(*) FROM dead_letters"), 0);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 2);
}

static void test_messages_of_any_bytes_become_dead_letters_and_come_back(void **state)
{
    static const char value[] = "{\"p\": \"\xff\x00\xfe\"}";
    char id[300];
    rd_kafka_headers_t *headers;

    (void)state;
    memset(id, 'x', sizeof(id) - 1);
    id[sizeof(id) - 1] = '\0';
    headers = headers_of(id);
    rd_kafka_header_add(headers, "twice", -1, "one", -1);
    rd_kafka_header_add(headers, "twice", -1, "two", -1);
    rd_kafka_header_add(headers, "none", -1, NULL, 0);
    t.poison = "{\"p\"";
    produce_with(1, "\xff\xfe", 2, value, sizeof(value) - 1, headers);
    flush();
    run_until(is_dead);
    run_until(is_quiet);
    assert_int_equal(number("SELECT is_base64 FROM dead_letters"), 1);
    assert_string_equal(text("SELECT JSON_VALUE(headers, '$.twice') FROM dead_letters"), "two");
    assert_string_equal(text("SELECT message_key FROM dead_letters"), "base64:__4");
    t.poison = NULL;
    fixture_run(t.home.loop, replay, NULL);
    run_until_seen(5);
    run_until(is_quiet);
    assert_string_equal(t.seen[4].id, t.seen[0].id);
    assert_memory_equal(t.seen[4].id, "sha256:", 7);
    assert_string_equal(t.seen[4].key, "\xff\xfe");
    assert_string_equal(text("SELECT payload FROM effects"),
                        consumer_text_encode(schema.arena, value, sizeof(value) - 1));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_poison_message_is_tried_four_times_while_others_go_on),
        TEST(test_a_dead_letter_that_is_put_back_is_handled_once),
        TEST(test_a_dead_letter_may_fail_again),
        TEST(test_a_store_that_is_away_counts_for_nothing),
        TEST(test_messages_of_any_bytes_become_dead_letters_and_come_back),
    };

    return cmocka_run_group_tests(tests, make, release);
}
