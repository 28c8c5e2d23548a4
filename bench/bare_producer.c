/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The limit for the relay: librdkafka alone, as safe as the relay's producer (idempotent, acks=all,
 * lz4), with messages like its own, that are in memory before the time begins. Prints how many a
 * second were delivered. Not part of the service.
 *
 * The first line on the standard input are the headers, name and value in turn, separated by tabs;
 * each of the others is a payload, and the messages take turns with them.
 */
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_PAYLOADS 64
#define POLL_MS 100

static const char *const settings[][2] = {
    {"enable.idempotence", "true"},
    {"enable.gapless.guarantee", "true"},
    {"acks", "all"},
    {"compression.type", "lz4"},
    {"linger.ms", "2"},
    {"partitioner", "murmur2_random"},
};

static char *payloads[MAX_PAYLOADS];
static unsigned n_payloads;
static long n_delivered;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "bare_producer: %s: %s\n", what, why);
    exit(1);
}

static void on_delivery(rd_kafka_t *kafka, const rd_kafka_message_t *message, void *arg)
{
    (void)kafka;
    (void)arg;
    if (message->err)
        fail("delivery", rd_kafka_err2str(message->err));
    n_delivered++;
}

static char *read_line(void)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len = getline(&line, &capacity, stdin);

    if (len < 0)
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static rd_kafka_headers_t *read_headers(void)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(16);
    char *line = read_line(), *rest = line, *name, *value;

    for (name = strsep(&rest, "\t"); name && rest; name = strsep(&rest, "\t")) {
        value = strsep(&rest, "\t");
        rd_kafka_header_add(headers, name, -1, value, -1);
    }
    free(line);
    return headers;
}

static rd_kafka_t *connect_to(const char *brokers)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_t *kafka;
    char error[512];

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], error, sizeof error))
            fail(settings[i][0], error);
    if (rd_kafka_conf_set(conf, "bootstrap.servers", brokers, error, sizeof error))
        fail(brokers, error);
    rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
    kafka = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof error);
    if (!kafka)
        fail("producer", error);
    return kafka;
}

static void send_one(rd_kafka_t *kafka, rd_kafka_topic_t *topic, const rd_kafka_headers_t *headers,
                     long n)
{
    const char *payload = payloads[n % n_payloads];
    rd_kafka_resp_err_t err;
    char key[32];
    int len = snprintf(key, sizeof key, "ORD-20261121-%08lx", n);

    for (;;) {
        rd_kafka_headers_t *copy = rd_kafka_headers_copy(headers);

        err = rd_kafka_producev(kafka, RD_KAFKA_V_RKT(topic),
                                RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                                RD_KAFKA_V_KEY(key, (size_t)len),
                                RD_KAFKA_V_VALUE((void *)(uintptr_t)payload, strlen(payload)),
                                RD_KAFKA_V_HEADERS(copy), RD_KAFKA_V_END);
        if (!err)
            return;
        rd_kafka_headers_destroy(copy);
        if (err != RD_KAFKA_RESP_ERR__QUEUE_FULL)
            fail("produce", rd_kafka_err2str(err));
        rd_kafka_poll(kafka, POLL_MS);
    }
}

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Connections and the producer's id are not measured. */
static void warm(rd_kafka_t *kafka, rd_kafka_topic_t *topic, const rd_kafka_headers_t *headers)
{
    send_one(kafka, topic, headers, 0);
    while (!n_delivered)
        rd_kafka_poll(kafka, POLL_MS);
    n_delivered = 0;
}

int main(int argc, char **argv)
{
    rd_kafka_headers_t *headers;
    rd_kafka_topic_t *topic;
    rd_kafka_t *kafka;
    double began_s;
    long n;

    if (argc != 4 || atol(argv[3]) < 1) {
        fputs("usage: bare_producer BROKERS TOPIC MESSAGES\n", stderr);
        return 2;
    }
    n = atol(argv[3]);
    headers = read_headers();
    while (n_payloads < MAX_PAYLOADS && (payloads[n_payloads] = read_line()))
        n_payloads++;
    if (!n_payloads)
        fail("standard input", "no payloads");
    kafka = connect_to(argv[1]);
    topic = rd_kafka_topic_new(kafka, argv[2], NULL);
    warm(kafka, topic, headers);
    began_s = now_s();
    for (long i = 0; i < n; i++) {
        send_one(kafka, topic, headers, i);
        if (i % 1000 == 0)
            rd_kafka_poll(kafka, 0);
    }
    while (n_delivered < n)
        rd_kafka_poll(kafka, POLL_MS);
    printf("%.0f\n", (double)n / (now_s() - began_s));
    return 0;
}
