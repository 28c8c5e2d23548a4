/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers on the embedded broker and a real database: each message once in its effects, the
 * messages of a key in order, and what becomes of those that fail.
 */
#include "consumer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "call.h"
#include "config.h"
#include "consumer_impl.h"
#include "consumer_text.h"
#include "schema.h"

#define TOPIC "test.thing.made"
#define TOPIC_DLT TOPIC ".DLT"
#define N_PARTITIONS KAFKA_PARTITIONS
#define MAX_SEEN 4000
#define TRACE "4bf92f3577b34da6a3ce929d0e0e4736"

static enum err handle(struct call *call, const struct event_message *message);

static const unsigned backoff_ms[] = {100, 200, 400};
static const struct consumer_event_info counted[] = {{"thing.made", TOPIC, handle}};
static const struct consumer_info counter = {
    .name = "counter",
    .group = "counters",
    .events = counted,
    .n_events = 1,
    .attempts = 4,
    .backoff_ms = backoff_ms,
    .n_backoff = 3,
    .dead_letter = ".DLT",
};
/* Another of the same group, for the events of one kind only. */
static const struct consumer_event_info audited[] = {{"thing.broken", TOPIC, handle}};
static const struct consumer_info auditor = {
    .name = "auditor",
    .group = "counters",
    .events = audited,
    .n_events = 1,
    .attempts = 1,
    .dead_letter = ".DLT",
};
static const struct consumer_info *const infos[] = {&counter, &auditor};

static const struct err_info err_infos[ERR_COUNT] = {
    [ERR_OK] = {"", "", "", 200},
    [ERR_VALIDATION_FAILED] = {"C001", "VALIDATION_FAILED", "It is wrong.", 400},
    [ERR_INTERNAL_ERROR] = {"C011", "INTERNAL_ERROR", "A fault.", 500},
    [ERR_DEPENDENCY_UNAVAILABLE] = {"C015", "DEPENDENCY_UNAVAILABLE", "A store is away.", 503},
};
static const struct event_info events[] = {{"thing.made", TOPIC, 1}};
static const struct setting_info settings[] = {
    {.env = "SHOP_KAFKA_BROKERS", .doc = ""},
    {.env = "SHOP_KAFKA_OPTIONS", .doc = ""},
    {.env = "SHOP_KAFKA_REPLICATION", .value = "0", .is_number = true, .max = 100, .doc = ""},
};
static const struct service service = {
    .name = "shopd",
    .errors = err_infos,
    .n_errors = ERR_COUNT,
    .events = events,
    .n_events = 1,
    .consumers = infos,
    .n_consumers = 2,
    .settings = settings,
    .n_settings = 3,
};

/* What a handler saw. */
struct seen {
    char consumer_type[32], id[64], key[32], payload[64], trace_id[40];
    unsigned attempt, version;
    int64_t time_us;
    uint64_t at_us;
};

static struct schema schema;
static struct config *config;
static struct test {
    struct server_loop home;
    struct call call; /* the test's own */
    rd_kafka_t *producer, *reader;
    struct consumers *first, *second;
    struct seen seen[MAX_SEEN];
    unsigned n_seen, n_held;
    struct co *held[64];
    bool holds;         /* handlers wait to be let go on */
    const char *poison; /* what payload begins with that fails */
    unsigned n_outages; /* attempts of poison that find a store away */
} t;

/* ---- the handler ---- */

static void hold(void)
{
    t.held[t.n_held++] = co_self();
    co_wait(0);
}

static void let_go(void)
{
    t.holds = false;
    while (t.n_held)
        co_resume(t.held[--t.n_held]);
}

static enum err write_effect(struct call *call, const struct event_message *message)
{
    static const struct db_sql sql = {
        "effect", "INSERT INTO effects (event_id, event_key, payload) VALUES (?, ?, ?)"};
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, message->id);
    db_bind_str(st, consumer_text_encode(call->arena, message->key, strlen(message->key)));
    db_bind_str(st, consumer_text_encode(call->arena, message->payload, message->payload_len));
    return db_end(st, ERR_OK);
}

static enum err handle(struct call *call, const struct event_message *message)
{
    struct seen *seen = &t.seen[t.n_seen++];
    bool is_poison = t.poison && strncmp(message->payload, t.poison, strlen(t.poison)) == 0;

    assert_true(t.n_seen < MAX_SEEN);
    snprintf(seen->consumer_type, sizeof(seen->consumer_type), "%s", message->type);
    snprintf(seen->id, sizeof(seen->id), "%s", message->id);
    snprintf(seen->key, sizeof(seen->key), "%s", message->key);
    snprintf(seen->payload, sizeof(seen->payload), "%s", message->payload);
    snprintf(seen->trace_id, sizeof(seen->trace_id), "%s", call->trace_id);
    seen->attempt = message->attempt;
    seen->version = message->version;
    seen->time_us = message->time_us;
    seen->at_us = loop_now_us(call->loop);
    if (t.holds)
        hold();
    if (is_poison && t.n_outages) {
        t.n_outages--;
        return ERR_DEPENDENCY_UNAVAILABLE;
    }
    if (write_effect(call, message))
        return ERR_INTERNAL_ERROR;
    return is_poison ? call_fail(call, ERR_VALIDATION_FAILED, "it is \xc3\xa4 poison") : ERR_OK;
}

/* ---- the broker ---- */

static void produce_with(int32_t partition, const void *key, size_t key_len, const void *value,
                         size_t len, rd_kafka_headers_t *headers)
{
    assert_int_equal(
        rd_kafka_producev(t.producer, RD_KAFKA_V_TOPIC(TOPIC), RD_KAFKA_V_PARTITION(partition),
                          RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(key, key_len),
                          RD_KAFKA_V_VALUE((void *)(uintptr_t)value, len),
                          RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END),
        RD_KAFKA_RESP_ERR_NO_ERROR);
}

static rd_kafka_headers_t *headers_of(const char *id)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(8);

    rd_kafka_header_add(headers, "ce_id", -1, id, -1);
    rd_kafka_header_add(headers, "ce_type", -1, "thing.made", -1); /* the last of a name counts */
    return headers;
}

static void produce(int32_t partition, const char *id, const char *key, const char *value)
{
    produce_with(partition, key, key ? strlen(key) : 0, value, strlen(value), headers_of(id));
}

static void flush(void)
{
    assert_int_equal(rd_kafka_flush(t.producer, 30000), RD_KAFKA_RESP_ERR_NO_ERROR);
}

static rd_kafka_t *client(rd_kafka_type_t type, const char *group)
{
    rd_kafka_conf_t *conf = kafka_client_conf(t.home.kafka);
    char error[512] = "";
    rd_kafka_t *made;

    if (group)
        kafka_client_set(conf, "group.id", group);
    made = rd_kafka_new(type, conf, error, sizeof(error));
    if (!made)
        fail_msg("%s", error);
    return made;
}

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

/* ---- waiting ---- */

static void run_until(bool (*is_so)(void))
{
    while (!is_so())
        loop_run_once(t.home.loop, 100);
}

static unsigned n_wanted;

static bool are_seen(void)
{
    return t.n_seen >= n_wanted;
}

static void run_until_seen(unsigned n)
{
    n_wanted = n;
    run_until(are_seen);
}

static bool is_held(void)
{
    return t.n_held >= n_wanted;
}

static unsigned n_waiting(const struct consumers *consumers)
{
    unsigned n = 0;

    for (unsigned i = 0; consumers && i < consumers->groups[0].n_members; i++)
        n += consumers->groups[0].members[i].n_waiting;
    return n;
}

static bool is_quiet(void)
{
    return n_waiting(t.first) == 0 && n_waiting(t.second) == 0;
}

static bool has_parts(void)
{
    return t.first->groups[0].parts != NULL;
}

static unsigned n_parts(const struct consumers *consumers)
{
    const struct consumer_part *part = consumers->groups[0].parts;
    unsigned n = 0;

    for (; part; part = part->next)
        n++;
    return n;
}

static bool are_parts_shared(void)
{
    return n_parts(t.first) > 0 && n_parts(t.second) > 0;
}

static bool is_first_over(void)
{
    return consumers_are_idle(t.first);
}

static bool is_second_over(void)
{
    return consumers_are_idle(t.second);
}

static void stop_first(void)
{
    consumers_stop(t.first);
    run_until(is_first_over);
    consumers_free(t.first);
    t.first = NULL;
}

/* ---- the database ---- */

struct question {
    const char *sql;
    int64_t number;
    const char *text;
};

static void ask_number(void *arg)
{
    struct question *question = arg;

    question->number = schema_number(schema.db, question->sql);
}

static void ask_text(void *arg)
{
    struct question *question = arg;

    question->text = schema_text(schema.db, question->sql);
}

static int64_t number(const char *sql)
{
    struct question question = {.sql = sql};

    fixture_run(t.home.loop, ask_number, &question);
    return question.number;
}

static const char *text(const char *sql)
{
    struct question question = {.sql = sql};

    fixture_run(t.home.loop, ask_text, &question);
    return question.text;
}

static void make_effects(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "CREATE TABLE effects (id BIGINT NOT NULL "
                                            "AUTO_INCREMENT PRIMARY KEY, event_id VARCHAR(255), "
                                            "event_key VARCHAR(255), payload VARCHAR(1000))"),
                     ERR_OK);
}

static void empty(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "TRUNCATE TABLE effects"), ERR_OK);
    assert_int_equal(schema_exec(schema.db, "DELETE FROM processed_events"), ERR_OK);
    assert_int_equal(schema_exec(schema.db, "DELETE FROM dead_letters"), ERR_OK);
}

/* ---- fixtures ---- */

static int make(void **state)
{
    static char *none[] = {NULL};
    const char *error = "";

    (void)state;
    schema_make(&schema);
    fixture_run(schema.loop, make_effects, NULL);
    config = config_load(&service, none, &error);
    if (!config)
        fail_msg("%s", error);
    return 0;
}

static int release(void **state)
{
    (void)state;
    config_free(config);
    schema_release(&schema);
    return 0;
}

/* A broker for each test. */
static int setup(void **state)
{
    const char *error = "";

    (void)state;
    t = (struct test){
        .home = {
            .loop = schema.loop, .db_pool = schema.pool, .config = config, .service = &service}};
    t.call = (struct call){.arena = schema.arena,
                           .db = schema.db,
                           .loop = schema.loop,
                           .home = &t.home,
                           .service = &service};
    fixture_run(schema.loop, empty, NULL);
    t.home.kafka = kafka_new(&service, config, &error);
    if (!t.home.kafka)
        fail_msg("%s", error);
    kafka_start(t.home.kafka, schema.loop);
    t.first = consumers_start(&t.home);
    run_until(has_parts); /* so that the topics are there */
    t.producer = client(RD_KAFKA_PRODUCER, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    let_go();
    rd_kafka_destroy(t.producer);
    if (t.first)
        stop_first();
    if (t.second) {
        consumers_stop(t.second);
        run_until(is_second_over);
        consumers_free(t.second);
    }
    assert_int_equal(co_stats().n_live, 0);
    kafka_stop(t.home.kafka);
    kafka_free(t.home.kafka);
    return 0;
}

/* ---- tests ---- */

static void test_a_message_is_handled_once_however_often_it_comes(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 20; i++) {
            char id[16];

            snprintf(id, sizeof(id), "event-%d", i);
            produce(i % N_PARTITIONS, id, i % 2 ? id : NULL, "{}");
        }
    for (int i = 0; i < N_PARTITIONS; i++)
        produce(i, i == 0 ? "last-0" : i == 1 ? "last-1" : "last-2", "last", "{}");
    flush();
    run_until_seen(23);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 23);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 23);
    assert_int_equal(number("SELECT COUNT(DISTINCT event_id) FROM effects"), 23);
    assert_int_equal(number("SELECT COUNT(*) FROM processed_events WHERE consumer = 'counter'"),
                     23);
}

static const struct seen *find_seen(const char *id, unsigned attempt)
{
    for (unsigned i = 0; i < t.n_seen; i++)
        if (strcmp(t.seen[i].id, id) == 0 && t.seen[i].attempt == attempt)
            return &t.seen[i];
    fail_msg("attempt %u at %s was not seen", attempt, id);
    return NULL;
}

static bool is_dead(void)
{
    return number("SELECT COUNT(*) FROM dead_letters WHERE replayed_at IS NULL") > 0;
}

static void produce_poison(void)
{
    rd_kafka_headers_t *headers = headers_of("bad");

    rd_kafka_header_add(headers, "ce_time", -1, "2026-01-02T03:04:05.000006Z", -1);
    rd_kafka_header_add(headers, "ce_schemaversion", -1, "7", -1);
    rd_kafka_header_add(headers, "traceparent", -1, "00-" TRACE "-00f067aa0ba902b7-01", -1);
    rd_kafka_header_add(headers, "odd \"name\"", -1, "\xff\x00\xfe", 3);
    produce_with(0, "key", 3, "{\"poison\": 1}", 13, headers);
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

static void test_each_consumer_of_a_group_takes_its_own_events(void **state)
{
    rd_kafka_headers_t *broken = headers_of("broken"), *foreign = headers_of("foreign"),
                       *only = headers_of("only"), *untyped = rd_kafka_headers_new(1);

    (void)state;
    rd_kafka_header_add(broken, "ce_type", -1, "thing.broken", -1);
    rd_kafka_header_add(foreign, "ce_type", -1, "thing.unheard of", -1);
    rd_kafka_header_add(only, "shop-consumer", -1, "auditor", -1);
    produce_with(0, "key", 3, "{}", 2, broken);
    produce_with(0, "key", 3, "{}", 2, foreign);
    produce_with(0, "key", 3, "{}", 2, only);
    rd_kafka_header_add(untyped, "ce_id", -1, "untyped", -1);
    produce_with(0, "key", 3, "{}", 2, untyped); /* both know the topic */
    flush();
    run_until_seen(3);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 3);
    assert_string_equal(text("SELECT GROUP_CONCAT(CONCAT(consumer, ':', event_id) ORDER BY 1) "
                             "FROM processed_events"),
                        "auditor:broken,auditor:untyped,counter:untyped");
}

static bool is_any_paused(void)
{
    for (struct consumer_part *part = t.first->groups[0].parts; part; part = part->next)
        if (part->is_paused)
            return true;
    return false;
}

/* Each key's numbers, in the order they were seen, go up. */
static void assert_in_order(unsigned n_keys)
{
    for (unsigned key = 0; key < n_keys; key++) {
        int last = -1;

        for (unsigned i = 0; i < t.n_seen; i++) {
            int n = atoi(t.seen[i].payload + 6);

            if (atoi(t.seen[i].key) != (int)key)
                continue;
            assert_true(n > last);
            last = n;
        }
    }
}

static void produce_numbers(unsigned from, unsigned to, unsigned n_keys)
{
    for (unsigned i = from; i < to; i++) {
        char id[16], key[16], value[32];

        snprintf(id, sizeof(id), "n-%u", i);
        snprintf(key, sizeof(key), "%u", i % n_keys);
        snprintf(value, sizeof(value), "{\"n\": %u}", i);
        produce((int32_t)(i % n_keys % N_PARTITIONS), id, key, value);
    }
    flush();
}

static void test_a_partition_with_much_unfinished_is_paused_and_goes_on(void **state)
{
    (void)state;
    t.holds = true;
    for (unsigned i = 0; i < 1500; i++) {
        char id[16], key[16], value[32];

        snprintf(id, sizeof(id), "n-%u", i);
        snprintf(key, sizeof(key), "%u", i % 20);
        snprintf(value, sizeof(value), "{\"n\": %u}", i);
        produce(0, id, key, value);
    }
    flush();
    run_until(is_any_paused);
    let_go();
    run_until_seen(1500);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 1500);
    assert_in_order(20);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 1500);
    assert_false(is_any_paused());
}

static bool is_revoking(void)
{
    return t.first->groups[0].is_revoking;
}

static void test_partitions_are_given_back_after_their_handlers(void **state)
{
    (void)state;
    t.holds = true;
    produce_numbers(0, 60, 20);
    n_wanted = 8;
    run_until(is_held); /* every slot */
    t.second = consumers_start(&t.home);
    run_until(is_revoking);
    for (int i = 0; i < 50; i++)
        loop_run_once(t.home.loop, 10);
    assert_int_equal(t.n_seen, 8); /* nobody has the partitions meanwhile */
    assert_int_equal(n_parts(t.second), 0);
    let_go();
    run_until(are_parts_shared);
    assert_int_equal(n_parts(t.first) + n_parts(t.second), N_PARTITIONS);
    run_until_seen(60);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 60); /* those that had ended were committed */
    assert_in_order(20);

    stop_first();
    produce_numbers(60, 90, 20);
    run_until_seen(90);
    run_until(is_quiet);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 90);
    assert_int_equal(number("SELECT COUNT(DISTINCT event_id) FROM effects"), 90);
}

static void test_a_stop_ends_what_is_under_way_and_leaves_the_rest_to_others(void **state)
{
    (void)state;
    t.holds = true;
    produce(1, "under way", "key", "{}");
    produce(1, "behind", "key", "{}");
    flush();
    n_wanted = 1;
    run_until(is_held);
    t.holds = false;
    t.poison = "{\"poison\"";
    produce_poison();
    flush();
    run_until_seen(2); /* it waits for its second attempt */
    consumers_stop(t.first);
    for (int i = 0; i < 20; i++)
        loop_run_once(t.home.loop, 10);
    assert_false(consumers_are_idle(t.first));
    let_go();
    run_until(is_first_over);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 1);
    consumers_free(t.first);
    t.poison = NULL;
    t.n_seen = 0;
    t.first = consumers_start(&t.home);
    run_until_seen(2);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 2); /* not what was done */
    find_seen("bad", 1);
    find_seen("behind", 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_message_is_handled_once_however_often_it_comes),
        TEST(test_a_poison_message_is_tried_four_times_while_others_go_on),
        TEST(test_a_dead_letter_that_is_put_back_is_handled_once),
        TEST(test_a_dead_letter_may_fail_again),
        TEST(test_a_store_that_is_away_counts_for_nothing),
        TEST(test_messages_of_any_bytes_become_dead_letters_and_come_back),
        TEST(test_each_consumer_of_a_group_takes_its_own_events),
        TEST(test_a_partition_with_much_unfinished_is_paused_and_goes_on),
        TEST(test_partitions_are_given_back_after_their_handlers),
        TEST(test_a_stop_ends_what_is_under_way_and_leaves_the_rest_to_others),
    };

    return cmocka_run_group_tests(tests, make, release);
}
