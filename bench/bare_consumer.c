/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hears events and does nothing with them but compare the time at which they were made (header
 * ce_time) with its own clock. Prints "ready" when it stands at the end of the topics; after so
 * many messages, or when nothing comes any more, a line of JSON: how many, and percentiles in
 * milliseconds. Not part of the service.
 */
#include <librdkafka/rdkafka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PATIENCE_MS 20000
#define PARTITIONS 3

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "bare_consumer: %s: %s\n", what, why);
    exit(1);
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
    char error[512];

    if (rd_kafka_conf_set(conf, name, value, error, sizeof error))
        fail(name, error);
}

static rd_kafka_t *connect_to(const char *brokers)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_t *kafka;
    char error[512];

    set(conf, "bootstrap.servers", brokers);
    set(conf, "group.id", "bare");
    set(conf, "enable.auto.commit", "false");
    set(conf, "fetch.wait.max.ms", "100");
    kafka = rd_kafka_new(RD_KAFKA_CONSUMER, conf, error, sizeof error);
    if (!kafka)
        fail("consumer", error);
    rd_kafka_poll_set_consumer(kafka);
    return kafka;
}

static void stand_at_ends(rd_kafka_t *kafka, char **topics, int n_topics)
{
    rd_kafka_topic_partition_list_t *list =
        rd_kafka_topic_partition_list_new(n_topics * PARTITIONS);

    for (int i = 0; i < n_topics * PARTITIONS; i++) {
        const char *topic = topics[i / PARTITIONS];
        int64_t low, high;
        rd_kafka_resp_err_t err = rd_kafka_query_watermark_offsets(kafka, topic, i % PARTITIONS,
                                                                   &low, &high, PATIENCE_MS);

        if (err)
            fail(topic, rd_kafka_err2str(err));
        rd_kafka_topic_partition_list_add(list, topic, i % PARTITIONS)->offset = high;
    }
    rd_kafka_assign(kafka, list);
    rd_kafka_topic_partition_list_destroy(list);
}

/* Of ce_time: 2026-11-21T09:30:00.123456Z, in milliseconds before now; -1: none. */
static double age_ms(const rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers = NULL;
    const void *value = NULL;
    const char *rest;
    struct tm made = {0};
    struct timespec now;
    size_t len = 0;

    clock_gettime(CLOCK_REALTIME, &now);
    rd_kafka_message_headers(message, &headers);
    if (!headers || rd_kafka_header_get_last(headers, "ce_time", &value, &len))
        return -1;
    rest = strptime(value, "%Y-%m-%dT%H:%M:%S", &made);
    if (!rest)
        return -1;
    return (double)(now.tv_sec - timegm(&made)) * 1e3 + (double)now.tv_nsec / 1e6 -
           strtod(rest, NULL) * 1e3;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static void print(double *ages, long n)
{
    qsort(ages, (size_t)n, sizeof *ages, compare);
    printf("{\"n\": %ld, \"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f}\n", n, n ? ages[n / 2] : 0,
           n ? ages[n - 1 - n / 100] : 0, n ? ages[n - 1] : 0);
}

int main(int argc, char **argv)
{
    long n = 0, n_wanted = argc > 3 ? atol(argv[2]) : 0;
    double *ages = calloc((size_t)n_wanted + 1, sizeof *ages);
    rd_kafka_t *kafka;

    if (n_wanted < 1 || !ages) {
        fputs("usage: bare_consumer BROKERS MESSAGES TOPIC...\n", stderr);
        return 2;
    }
    kafka = connect_to(argv[1]);
    stand_at_ends(kafka, argv + 3, argc - 3);
    rd_kafka_consumer_poll(kafka, 1000); /* fetches now */
    puts("ready");
    fflush(stdout);
    while (n < n_wanted) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(kafka, PATIENCE_MS);

        if (!message)
            break;
        if (message->err)
            fail("message", rd_kafka_message_errstr(message));
        ages[n++] = age_ms(message);
        rd_kafka_message_destroy(message);
    }
    print(ages, n);
    rd_kafka_consumer_close(kafka);
    rd_kafka_destroy(kafka);
    free(ages);
    return 0;
}
