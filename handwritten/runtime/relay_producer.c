/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The relay's producer: idempotent and without gaps, so that what it delivers of a key is in order
 * whatever is sent again. It cannot go on after a message that finally failed: then it is given up
 * with all that it has, and another begins with the oldest row.
 *
 * The rule: a handle of each topic is kept from the beginning, since librdkafka asks for a topic
 * that it does not know only once a second.
 */
#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "log.h"
#include "metrics.h"
#include "relay_impl.h"
#include "server.h"
#include "value.h"

#define ERROR_BYTES 512
#define BACKOFF_MS 500
#define BACKOFF_MOST_MS 10000
#define PROBE_MS 500
#define SCHEMAS "/asyncapi.json#/components/schemas/"
#define PATH_BYTES 192 /* with the name of the service, or of a schema */

/* A broker that knows nothing of a producer yet takes any of its batches for the first. So if the
 * first one is refused for the moment (a leader that is not ready) and the next, already under way,
 * is taken, librdkafka counts both as delivered, and one is lost: only one is under way at a time.
 * Messages do not time out, since that one of them does would let the next of its key go first. */
static const char *const musts[][2] = {
    {"enable.idempotence", "true"},
    {"enable.gapless.guarantee", "true"},
    {"max.in.flight.requests.per.connection", "1"},
    {"message.timeout.ms", "0"},
    {"acks", "all"},
    {"retries", "3"},
    {"partitioner", "murmur2_random"}, /* as Java's clients choose */
};

static const char *const defaults[][2] = {
    {"linger.ms", "2"},
    {"compression.type", "lz4"},
    {"retry.backoff.ms", "100"},
};

#define N_OF(table) (sizeof(table) / sizeof(*(table)))

static void note_up(struct relay *relay, bool is_up, const char *reason)
{
    if (is_up && relay->is_up == 0)
        LOG(LOG_INFO, "publishing again");
    if (!is_up && relay->is_up)
        LOG(LOG_WARN, "no broker answers, events wait", {"reason", reason, 0});
    relay->is_up = is_up;
    metrics_set("kafka_up", NULL, NULL, is_up);
}

/* Doubled, and up to a fifth less, so that instances do not ask at once. */
static unsigned next_backoff(unsigned before_ms)
{
    unsigned ms = before_ms ? before_ms * 2 : BACKOFF_MS;

    return ms < BACKOFF_MOST_MS ? ms : BACKOFF_MOST_MS;
}

void relay_producer_fail(struct relay *relay, const char *reason)
{
    uint64_t now_us = relay_now_us(relay), wait_us;

    if (relay->is_broken)
        return;
    note_up(relay, false, reason);
    relay->is_broken = true;
    relay->backoff_ms = next_backoff(relay->backoff_ms);
    wait_us = (uint64_t)relay->backoff_ms * 1000;
    relay->not_before_us = now_us + wait_us - now_us % (wait_us / 5);
    relay_task_in(&relay->scan, 0);
}

static void on_delivered(struct relay *relay, struct relay_flight_row *row)
{
    relay_flight_move(&relay->flight, row, RELAY_FLIGHT_DELIVERED);
    if (relay->is_broken)
        return; /* the last words of a producer that is given up */
    relay->backoff_ms = 0;
    if (relay->is_up != 1)
        note_up(relay, true, NULL);
}

static void on_reports(struct relay *relay, rd_kafka_event_t *event)
{
    int64_t n_delivered = 0, n_failed = 0;
    const rd_kafka_message_t *message;
    const char *reason = NULL;

    for (message = rd_kafka_event_message_next(event); message;
         message = rd_kafka_event_message_next(event)) {
        if (!message->err) {
            n_delivered++;
            on_delivered(relay, message->_private);
            continue;
        }
        n_failed++;
        reason = rd_kafka_err2str(message->err);
        relay_flight_drop(&relay->flight, message->_private);
    }
    metrics_add("relay_published", NULL, NULL, n_delivered);
    metrics_add("relay_failures", NULL, NULL, n_failed);
    if (n_failed)
        relay_producer_fail(relay, reason);
}

static void on_error(struct relay *relay, rd_kafka_event_t *event)
{
    rd_kafka_resp_err_t err = rd_kafka_event_error(event);

    if (err == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
        note_up(relay, false, rd_kafka_err2str(err));
    if (err == RD_KAFKA_RESP_ERR__FATAL)
        relay_producer_fail(relay, rd_kafka_event_error_string(event));
}

static void on_ready(struct kafka_wakeup *wakeup)
{
    struct relay *relay = wakeup->ctx;
    rd_kafka_event_t *event;
    unsigned n;

    for (event = rd_kafka_queue_poll(wakeup->queue, 0); event;
         event = rd_kafka_queue_poll(wakeup->queue, 0)) {
        if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR)
            on_reports(relay, event);
        else if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR)
            on_error(relay, event);
        rd_kafka_event_destroy(event);
    }
    n = relay_flight_n(&relay->flight, RELAY_FLIGHT_DELIVERED);
    if (n)
        relay_task_in(&relay->mark, n < RELAY_ROWS_MARK ? 10 : 0);
}

static rd_kafka_topic_t *find_topic(struct relay_producer *producer, const char *name)
{
    rd_kafka_topic_t *handle;

    for (unsigned i = 0; i < producer->n_topics; i++)
        if (strcmp(producer->topics[i].name, name) == 0)
            return producer->topics[i].handle;
    handle = rd_kafka_topic_new(producer->client, name, NULL);
    if (!handle)
        return NULL;
    producer->topics =
        realloc(producer->topics, (producer->n_topics + 1) * sizeof(*producer->topics));
    if (!producer->topics)
        abort();
    producer->topics[producer->n_topics++] =
        (struct relay_topic){rd_kafka_topic_name(handle), handle};
    return handle;
}

bool relay_producer_open(struct relay *relay)
{
    const struct service *service = relay->home->service;
    struct relay_producer *producer = &relay->producer;
    struct kafka *kafka = relay->home->kafka;
    rd_kafka_conf_t *conf = kafka_client_conf(kafka);
    char error[ERROR_BYTES];

    for (size_t i = 0; i < N_OF(musts); i++)
        kafka_client_set(conf, musts[i][0], musts[i][1]);
    for (size_t i = 0; i < N_OF(defaults); i++)
        kafka_client_set_default(kafka, conf, defaults[i][0], defaults[i][1]);
    rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
    producer->client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    if (!producer->client) {
        rd_kafka_conf_destroy(conf);
        relay_producer_fail(relay, error);
        return false;
    }
    producer->wakeup = (struct kafka_wakeup){
        .loop = relay->home->loop,
        .queue = rd_kafka_queue_get_main(producer->client),
        .on_ready = on_ready,
        .ctx = relay,
    };
    kafka_wakeup_start(&producer->wakeup);
    for (unsigned i = 0; i < service->n_events; i++)
        find_topic(producer, service->events[i].topic);
    return true;
}

static void destroy(void *arg)
{
    struct relay_producer *producer = arg;

    for (unsigned i = 0; i < producer->n_topics; i++)
        rd_kafka_topic_destroy(producer->topics[i].handle);
    rd_kafka_destroy(producer->client);
    free(producer->topics);
}

/* What was delivered and not yet told of is heard before. */
void relay_producer_close(struct relay *relay)
{
    struct relay_producer producer = relay->producer;

    if (!producer.client)
        return;
    on_ready(&relay->producer.wakeup);
    kafka_wakeup_stop(&relay->producer.wakeup);
    rd_kafka_queue_destroy(producer.wakeup.queue);
    relay->producer = (struct relay_producer){0};
    relay_flight_forget(&relay->flight, RELAY_FLIGHT_SENT);
    co_offload(destroy, &producer);
}

struct probe {
    rd_kafka_t *client;
    rd_kafka_resp_err_t err;
};

static void probe(void *arg)
{
    const struct rd_kafka_metadata *metadata = NULL;
    struct probe *self = arg;

    self->err = rd_kafka_metadata(self->client, 0, NULL, &metadata, PROBE_MS);
    if (!self->err)
        rd_kafka_metadata_destroy(metadata);
}

void relay_producer_probe(struct relay *relay)
{
    struct probe self = {.client = relay->producer.client};

    co_offload(probe, &self);
    if (!self.err && !relay->is_broken)
        note_up(relay, true, NULL);
}

static void add(rd_kafka_headers_t *headers, const char *name, const char *value)
{
    rd_kafka_header_add(headers, name, -1, value, -1);
}

/* Where the payload's schema is. What another version of the service has written and this one does
 * not know goes without. */
static void add_schema(rd_kafka_headers_t *headers, const struct service *service, const char *type)
{
    char path[PATH_BYTES];

    for (unsigned i = 0; i < service->n_events; i++) {
        if (strcmp(service->events[i].type, type) != 0)
            continue;
        snprintf(path, sizeof(path), SCHEMAS "%s", service->events[i].schema);
        add(headers, "ce_dataschema", path);
        return;
    }
}

/* CloudEvents 1.0 in the binary mode of its Kafka binding. */
static rd_kafka_headers_t *make_headers(const struct service *service, const struct relay_row *row)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(12);
    char text[VALUE_TIME_MAX > VALUE_I64_MAX ? VALUE_TIME_MAX : VALUE_I64_MAX];
    char source[PATH_BYTES];

    snprintf(source, sizeof(source), "/%s", service->name);
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", row->event_id);
    add(headers, "ce_source", source);
    add(headers, "ce_type", row->type);
    rd_kafka_header_add(headers, "ce_time", -1, text,
                        (ssize_t)value_time_format(row->created_us, text));
    rd_kafka_header_add(headers, "ce_schemaversion", -1, text,
                        (ssize_t)value_i64_format(row->version, text));
    add_schema(headers, service, row->type);
    add(headers, "content-type", "application/json");
    if (row->traceparent) {
        add(headers, "ce_traceparent", row->traceparent);
        add(headers, "traceparent", row->traceparent);
    }
    return headers;
}

rd_kafka_resp_err_t relay_producer_send(struct relay *relay, const struct relay_row *row,
                                        struct relay_flight_row *opaque)
{
    struct relay_producer *producer = &relay->producer;
    rd_kafka_topic_t *topic = find_topic(producer, row->topic);
    rd_kafka_headers_t *headers;
    rd_kafka_resp_err_t err;

    if (!topic)
        return rd_kafka_last_error();
    headers = make_headers(relay->home->service, row);
    err = rd_kafka_producev(producer->client, RD_KAFKA_V_RKT(topic),
                            RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                            RD_KAFKA_V_KEY(row->key, strlen(row->key)),
                            RD_KAFKA_V_VALUE((void *)(uintptr_t)row->payload, strlen(row->payload)),
                            RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
    if (err)
        rd_kafka_headers_destroy(headers);
    return err;
}
