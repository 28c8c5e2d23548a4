/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kafka, as all clients of the process share it: where the brokers are, and a broker in this
 * process where none is set (librdkafka's mock cluster: the real protocol, in memory; what it held
 * ends with the process, the outbox has it still).
 */
#ifndef KAFKA_H
#define KAFKA_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct call;
struct config;
struct kafka;
struct loop;
struct service;

#define KAFKA_PARTITIONS 3 /* of a topic that is created */

/* Reads SHOP_KAFKA_*; connects to nothing. NULL: *ret_error says what is wrong with which variable
 * (static or until the next call). The service's tables tell the topics. */
struct kafka *kafka_new(const struct service *service, const struct config *config,
                        const char **ret_error);
void kafka_free(struct kafka *kafka);
bool kafka_is_embedded(const struct kafka *kafka);

/* A header of a message; value_len counts bytes. */
struct kafka_header {
    const char *name;
    const void *value;
    size_t value_len;
};

struct kafka_record {
    const char *topic;
    const void *key; /* NULL: none */
    size_t key_len;
    const void *value; /* NULL: none */
    size_t value_len;
    const struct kafka_header *headers;
    size_t n_headers;
};

/* Opens what kafka_send() needs; its callbacks run on this loop, which is the first thread's. The
 * embedded broker begins here. Never blocks. */
void kafka_start(struct kafka *kafka, struct loop *loop);
/* Waits for nothing: what is under way ends with ERR_DEPENDENCY_UNAVAILABLE. */
void kafka_stop(struct kafka *kafka);

/* Writes one message (acks=all, idempotent) and suspends until all replicas have it, or until the
 * deadline of the call: ERR_DEADLINE_EXCEEDED, after which it may still be written.
 * ERR_DEPENDENCY_UNAVAILABLE: it was not written, or not surely. Any thread; between kafka_start()
 * and kafka_stop(), else ERR_DEPENDENCY_UNAVAILABLE. */
enum err kafka_send(struct call *call, const struct kafka_record *record);

#endif
