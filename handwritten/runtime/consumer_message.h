/* SPDX-License-Identifier: Apache-2.0 */
/* What a message of librdkafka says, by the names of CloudEvents' Kafka binding. */
#ifndef CONSUMER_MESSAGE_H
#define CONSUMER_MESSAGE_H

#include <librdkafka/rdkafka.h>

#include "consumer.h"

#define CONSUMER_MESSAGE_ID "ce_id"
#define CONSUMER_MESSAGE_ONLY "shop-consumer" /* the only consumer that it is for */

struct arena;

/* What the consumer does with the message; NULL: it is not for this one. */
const struct consumer_event_info *consumer_message_event(const struct consumer_info *info,
                                                         const rd_kafka_message_t *message);
/* The last header of that name, or NULL; *ret_len bytes, and a terminator. It is the message's. */
const char *consumer_message_header(const rd_kafka_message_t *message, const char *name,
                                    size_t *ret_len);
/* An id that the tables can hold: what is too long for them, or no text, gives its SHA-256. */
const char *consumer_message_id(struct arena *arena, const rd_kafka_message_t *message);
void consumer_message_read(struct arena *arena, const rd_kafka_message_t *message,
                           const struct consumer_event_info *event, struct event_message *ret);

#endif
