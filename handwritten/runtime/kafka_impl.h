/* SPDX-License-Identifier: Apache-2.0 */
/* What kafka.c, kafka_send.c and kafka_topics.c share. For these alone. */
#ifndef KAFKA_IMPL_H
#define KAFKA_IMPL_H

#include <pthread.h>

#include "kafka_client.h"

#include <librdkafka/rdkafka_mock.h> /* after rdkafka.h */

struct kafka_sending;

struct kafka {
    const struct service *service;
    const char *brokers, *options; /* the settings, or NULL */
    int replication;               /* 0: the brokers' */
    struct loop *loop;

    rd_kafka_t *host; /* of the embedded broker, or NULL */
    rd_kafka_mock_cluster_t *embedded;

    pthread_mutex_t topics_mutex; /* held while topics are created */
    bool has_topics;

    pthread_mutex_t mutex; /* guards what follows */
    rd_kafka_t *sender;    /* NULL: nothing is sent */
    struct kafka_wakeup wakeup;
    struct kafka_sending *sendings; /* under way */
};

/* kafka_send.c: its producer. */
void kafka_send_start(struct kafka *kafka);
void kafka_send_stop(struct kafka *kafka); /* blocks for some milliseconds */

#endif
