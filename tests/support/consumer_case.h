/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tests of the consumers share: the embedded broker, the tables of the service in a database
 * of its own, two consumers of one group, and a handler that a test may hold or let fail.
 */
#ifndef CONSUMER_CASE_H
#define CONSUMER_CASE_H

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
#define PATIENCE_US 60000000
#define TRACE "4bf92f3577b34da6a3ce929d0e0e4736"

static inline enum err handle(struct call *call, const struct event_message *message);

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
static const struct event_info events[] = {{"thing.made", TOPIC, 1, "ThingMadeEvent"}};
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

static inline void hold(void)
{
    t.held[t.n_held++] = co_self();
    co_wait(0);
}

static inline void let_go(void)
{
    t.holds = false;
    while (t.n_held)
        co_resume(t.held[--t.n_held]);
}

static inline enum err write_effect(struct call *call, const struct event_message *message)
{
    static const struct db_sql sql = {
        "effect", "INSERT INTO effects (event_id, event_key, payload) VALUES (?, ?, ?)"};
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, message->id);
    db_bind_str(st, consumer_text_encode(call->arena, message->key, strlen(message->key)));
    db_bind_str(st, consumer_text_encode(call->arena, message->payload, message->payload_len));
    return db_end(st, ERR_OK);
}

static inline enum err handle(struct call *call, const struct event_message *message)
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

static inline void produce_with(int32_t partition, const void *key, size_t key_len,
                                const void *value, size_t len, rd_kafka_headers_t *headers)
{
    assert_int_equal(
        rd_kafka_producev(t.producer, RD_KAFKA_V_TOPIC(TOPIC), RD_KAFKA_V_PARTITION(partition),
                          RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(key, key_len),
                          RD_KAFKA_V_VALUE((void *)(uintptr_t)value, len),
                          RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END),
        RD_KAFKA_RESP_ERR_NO_ERROR);
}

static inline rd_kafka_headers_t *headers_of(const char *id)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(8);

    rd_kafka_header_add(headers, "ce_id", -1, id, -1);
    rd_kafka_header_add(headers, "ce_type", -1, "thing.made", -1); /* the last of a name counts */
    return headers;
}

static inline void produce(int32_t partition, const char *id, const char *key, const char *value)
{
    produce_with(partition, key, key ? strlen(key) : 0, value, strlen(value), headers_of(id));
}

static inline void flush(void)
{
    assert_int_equal(rd_kafka_flush(t.producer, 30000), RD_KAFKA_RESP_ERR_NO_ERROR);
}

static inline rd_kafka_t *client(rd_kafka_type_t type, const char *group)
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

/* ---- waiting ---- */

#define run_until(is_so) run_until_so(is_so, #is_so)
static inline void run_until_so(bool (*is_so)(void), const char *what)
{
    uint64_t end_us = loop_now_us(t.home.loop) + PATIENCE_US;

    while (!is_so()) {
        if (loop_now_us(t.home.loop) > end_us)
            fail_msg("it never came to %s", what);
        loop_run_once(t.home.loop, 100);
    }
}

static unsigned n_wanted;

static inline bool are_seen(void)
{
    return t.n_seen >= n_wanted;
}

static inline void run_until_seen(unsigned n)
{
    n_wanted = n;
    run_until(are_seen);
}

static inline bool is_held(void)
{
    return t.n_held >= n_wanted;
}

static inline unsigned n_waiting(const struct consumers *consumers)
{
    unsigned n = 0;

    for (unsigned i = 0; consumers && i < consumers->groups[0].n_members; i++)
        n += consumers->groups[0].members[i].n_waiting;
    return n;
}

static inline bool is_quiet(void)
{
    return n_waiting(t.first) == 0 && n_waiting(t.second) == 0;
}

static inline bool has_parts(void)
{
    return t.first->groups[0].parts != NULL;
}

static inline bool is_first_over(void)
{
    return consumers_are_idle(t.first);
}

static inline bool is_second_over(void)
{
    return consumers_are_idle(t.second);
}

static inline void stop_first(void)
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

static inline void ask_number(void *arg)
{
    struct question *question = arg;

    question->number = schema_number(schema.db, question->sql);
}

static inline void ask_text(void *arg)
{
    struct question *question = arg;

    question->text = schema_text(schema.db, question->sql);
}

static inline int64_t number(const char *sql)
{
    struct question question = {.sql = sql};

    fixture_run(t.home.loop, ask_number, &question);
    return question.number;
}

static inline const char *text(const char *sql)
{
    struct question question = {.sql = sql};

    fixture_run(t.home.loop, ask_text, &question);
    return question.text;
}

static inline void make_effects(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "CREATE TABLE effects (id BIGINT NOT NULL "
                                            "AUTO_INCREMENT PRIMARY KEY, event_id VARCHAR(255), "
                                            "event_key VARCHAR(255), payload VARCHAR(1000))"),
                     ERR_OK);
}

static inline void empty(void *arg)
{
    (void)arg;
    assert_int_equal(schema_exec(schema.db, "TRUNCATE TABLE effects"), ERR_OK);
    assert_int_equal(schema_exec(schema.db, "DELETE FROM processed_events"), ERR_OK);
    assert_int_equal(schema_exec(schema.db, "DELETE FROM dead_letters"), ERR_OK);
}

/* ---- fixtures ---- */

static inline int make(void **state)
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

static inline int release(void **state)
{
    (void)state;
    config_free(config);
    schema_release(&schema);
    return 0;
}

/* A broker for each test. */
static inline int setup(void **state)
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

static inline int teardown(void **state)
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

static inline const struct seen *find_seen(const char *id, unsigned attempt)
{
    for (unsigned i = 0; i < t.n_seen; i++)
        if (strcmp(t.seen[i].id, id) == 0 && t.seen[i].attempt == attempt)
            return &t.seen[i];
    fail_msg("attempt %u at %s was not seen", attempt, id);
    return NULL;
}

static inline bool is_dead(void)
{
    return number("SELECT COUNT(*) FROM dead_letters WHERE replayed_at IS NULL") > 0;
}

static inline void produce_poison(void)
{
    rd_kafka_headers_t *headers = headers_of("bad");

    rd_kafka_header_add(headers, "ce_time", -1, "2026-01-02T03:04:05.000006Z", -1);
    rd_kafka_header_add(headers, "ce_schemaversion", -1, "7", -1);
    rd_kafka_header_add(headers, "traceparent", -1, "00-" TRACE "-00f067aa0ba902b7-01", -1);
    rd_kafka_header_add(headers, "odd \"name\"", -1, "\xff\x00\xfe", 3);
    produce_with(0, "key", 3, "{\"poison\": 1}", 13, headers);
}

#endif
