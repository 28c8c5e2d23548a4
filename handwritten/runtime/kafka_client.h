/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What producers and consumers of librdkafka have in common here. For the runtime's own Kafka
 * files: the only header that shows librdkafka.
 */
#ifndef KAFKA_CLIENT_H
#define KAFKA_CLIENT_H

#include <librdkafka/rdkafka.h>

#include "kafka.h"
#include "loop.h"

/* Brokers, client id, librdkafka's log lines in ours, and over our own defaults
 * SHOP_KAFKA_OPTIONS. The caller's to change, and to give to rd_kafka_new(). After kafka_start().
 */
rd_kafka_conf_t *kafka_client_conf(const struct kafka *kafka);
/* Sets a property; which there are, we know. */
void kafka_client_set(rd_kafka_conf_t *conf, const char *name, const char *value);
/* The same, unless SHOP_KAFKA_OPTIONS has set it. */
void kafka_client_set_default(const struct kafka *kafka, rd_kafka_conf_t *conf, const char *name,
                              const char *value);

/* Creates the topics of the service that are missing (their events' topics, and the dead-letter
 * topics of what is consumed), with KAFKA_PARTITIONS and SHOP_KAFKA_REPLICATION. Suspends
 * (offloads); ERR_DEPENDENCY_UNAVAILABLE when the brokers do not answer. Asked again, it does
 * nothing. */
enum err kafka_create_topics(struct kafka *kafka);

/* Tells a loop that a queue of librdkafka is no longer empty: on_ready runs on the loop and takes
 * all that is there. The struct is the caller's. */
struct kafka_wakeup {
    struct loop *loop;
    rd_kafka_queue_t *queue;
    void (*on_ready)(struct kafka_wakeup *self);
    void *ctx;
    struct loop_fd watch; /* its own */
};
void kafka_wakeup_start(struct kafka_wakeup *wakeup);
void kafka_wakeup_stop(struct kafka_wakeup *wakeup); /* before the queue is destroyed */

#endif
