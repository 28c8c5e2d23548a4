/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Headers of messages. They may come from anybody: each is taken for what it says only if it says
 * it rightly, else as if it were not there.
 */
#include "consumer_message.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "consumer_text.h"
#include "value.h"

#define ID_MAX 255 /* characters of processed_events.event_id */

const char *consumer_message_header(const rd_kafka_message_t *message, const char *name,
                                    size_t *ret_len)
{
    rd_kafka_headers_t *headers = NULL;
    const void *value = NULL;
    size_t len = 0;

    if (rd_kafka_message_headers(message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR ||
        rd_kafka_header_get_last(headers, name, &value, &len) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return NULL;
    *ret_len = value ? len : 0;
    return value ? value : "";
}

static bool is_text(const char *header, size_t len, const char *text)
{
    return strlen(text) == len && memcmp(header, text, len) == 0;
}

const struct consumer_event_info *consumer_message_event(const struct consumer_info *info,
                                                         const rd_kafka_message_t *message)
{
    size_t only_len = 0, type_len = 0;
    const char *only = consumer_message_header(message, CONSUMER_MESSAGE_ONLY, &only_len);
    const char *type = consumer_message_header(message, "ce_type", &type_len);
    const char *topic = rd_kafka_topic_name(message->rkt);

    if (only && !is_text(only, only_len, info->name))
        return NULL;
    for (unsigned i = 0; i < info->n_events; i++)
        if (strcmp(info->events[i].topic, topic) == 0 &&
            (!type || is_text(type, type_len, info->events[i].type)))
            return &info->events[i];
    return NULL;
}

static const char *digest_of(struct arena *arena, const void *bytes, size_t len)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned n = 0;
    char *text;

    if (!EVP_Digest(bytes, len, digest, &n, EVP_sha256(), NULL))
        abort(); /* no memory */
    text = arena_alloc(arena, n * 2 + sizeof("sha256:"));
    strcpy(text, "sha256:");
    for (unsigned i = 0; i < n; i++) {
        text[strlen("sha256:") + i * 2] = "0123456789abcdef"[digest[i] >> 4];
        text[strlen("sha256:") + i * 2 + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return text;
}

const char *consumer_message_id(struct arena *arena, const rd_kafka_message_t *message)
{
    size_t len = 0;
    const char *id = consumer_message_header(message, CONSUMER_MESSAGE_ID, &len);

    if (!id || len == 0)
        return arena_printf(arena, "%s-%d-%lld", rd_kafka_topic_name(message->rkt),
                            (int)message->partition, (long long)message->offset);
    if (len <= ID_MAX && consumer_text_is_plain(id, len))
        return arena_strndup(arena, id, len);
    return digest_of(arena, id, len);
}

static int64_t time_of(const rd_kafka_message_t *message)
{
    size_t len = 0;
    const char *text = consumer_message_header(message, "ce_time", &len);
    int64_t time_us, time_ms;

    if (text && value_time_parse(text, len, &time_us))
        return time_us;
    time_ms = rd_kafka_message_timestamp(message, NULL);
    return time_ms >= 0 ? time_ms * 1000 : value_now_us();
}

static unsigned version_of(const rd_kafka_message_t *message)
{
    size_t len = 0;
    const char *text = consumer_message_header(message, "ce_schemaversion", &len);
    int64_t version;

    if (text && value_i64_parse(text, len, &version) && version > 0 && version <= INT32_MAX)
        return (unsigned)version;
    return 1;
}

void consumer_message_read(struct arena *arena, const rd_kafka_message_t *message,
                           const struct consumer_event_info *event, struct event_message *ret)
{
    *ret = (struct event_message){
        .id = consumer_message_id(arena, message),
        .type = event->type,
        .topic = event->topic,
        .key = message->key ? arena_strndup(arena, message->key, message->key_len) : "",
        .time_us = time_of(message),
        .version = version_of(message),
        .payload = message->payload ? arena_strndup(arena, message->payload, message->len) : "",
        .payload_len = message->payload ? message->len : 0,
    };
}
