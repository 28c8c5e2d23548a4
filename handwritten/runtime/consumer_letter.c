/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What becomes of a message that nobody could handle.
 *
 * The rule: dead_letters.failed_at is the processed_at of the row that says that the message is
 * dealt with, so that a replay takes away this row and never that of a success.
 */
#include "consumer_letter.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "call.h"
#include "consumer_impl.h"
#include "consumer_message.h"
#include "consumer_text.h"
#include "log.h"
#include "metrics.h"
#include "service.h"
#include "value_base64.h"

#define N_OWN_HEADERS 8
#define VALUE_MAX 900000 /* bytes: with our headers a larger one may be too large for its topic */
#define KEY_MAX 1000     /* characters of dead_letters.message_key */
#define JSON_DEPTH 30    /* that MariaDB surely takes */

/* ---- the topic ---- */

static void add(struct kafka_record *record, struct kafka_header *headers, const char *name,
                const char *text)
{
    headers[record->n_headers++] = (struct kafka_header){name, text, strlen(text)};
}

static void add_number(struct arena *arena, struct kafka_record *record,
                       struct kafka_header *headers, const char *name, int64_t number)
{
    char *text = arena_alloc(arena, VALUE_I64_MAX);

    value_i64_format(number, text);
    add(record, headers, name, text);
}

static void add_original(const rd_kafka_message_t *message, struct kafka_record *record,
                         struct kafka_header *ret)
{
    rd_kafka_headers_t *headers = NULL;

    if (rd_kafka_message_headers(message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    while (rd_kafka_header_get_all(headers, record->n_headers, &ret[record->n_headers].name,
                                   &ret[record->n_headers].value,
                                   &ret[record->n_headers].value_len) == RD_KAFKA_RESP_ERR_NO_ERROR)
        record->n_headers++;
}

static size_t n_headers(const rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers = NULL;

    return rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR
               ? rd_kafka_header_cnt(headers)
               : 0;
}

static enum err send_letter(struct call *call, const struct consumer_info *info,
                            const struct consumer_task *task)
{
    const rd_kafka_message_t *message = task->entry->message;
    struct kafka_header *headers =
        arena_alloc(call->arena, (n_headers(message) + N_OWN_HEADERS) * sizeof(*headers));
    struct kafka_record record = {
        .topic = arena_join(call->arena, task->event->topic, info->dead_letter, NULL),
        .key = message->key,
        .key_len = message->key_len,
        .headers = headers,
    };

    add_original(message, &record, headers);
    add(&record, headers, "dlt-original-topic", task->event->topic);
    add_number(call->arena, &record, headers, "dlt-original-partition", message->partition);
    add_number(call->arena, &record, headers, "dlt-original-offset", message->offset);
    add(&record, headers, "dlt-consumer", info->name);
    add(&record, headers, "dlt-code", task->code);
    add(&record, headers, "dlt-cause", task->cause);
    add_number(call->arena, &record, headers, "dlt-attempts", task->n_failed);
    if (message->len <= VALUE_MAX) {
        record.value = message->payload;
        record.value_len = message->len;
    } else {
        add(&record, headers, "dlt-value", "left out: too large");
    }
    return kafka_send(call, &record);
}

/* ---- the row ---- */

/* `"name":"value"`, where both are written as JSON texts. */
static void write_header(struct jwrite *out, const char *name, const void *value, size_t len)
{
    struct jwrite pair;

    jwrite_init(&pair, out->arena, 64 + len);
    jwrite_str(&pair, NULL, consumer_text_encode(out->arena, name, strlen(name)));
    pair.needs_comma = false;
    jwrite_raw(&pair, NULL, ":", 1);
    pair.needs_comma = false;
    jwrite_str(&pair, NULL, consumer_text_encode(out->arena, value, len));
    jwrite_raw(out, NULL, pair.text, pair.len);
}

static bool is_last_of_name(const rd_kafka_headers_t *headers, size_t i, const char *name)
{
    const char *other;
    const void *value;
    size_t len;

    while (rd_kafka_header_get_all(headers, ++i, &other, &value, &len) ==
           RD_KAFKA_RESP_ERR_NO_ERROR)
        if (strcmp(name, other) == 0)
            return false;
    return true;
}

/* Of several of a name the last. What only says who should read it is not kept. */
static const char *headers_json(struct call *call, const rd_kafka_message_t *message)
{
    rd_kafka_headers_t *headers = NULL;
    struct jwrite out;
    const char *name;
    const void *value;
    size_t len, n = n_headers(message);

    rd_kafka_message_headers(message, &headers);
    jwrite_init(&out, call->arena, 512);
    jwrite_object(&out, NULL);
    for (size_t i = 0; i < n; i++) {
        rd_kafka_header_get_all(headers, i, &name, &value, &len);
        if (strcmp(name, CONSUMER_MESSAGE_ONLY) != 0 && is_last_of_name(headers, i, name))
            write_header(&out, name, value, value ? len : 0);
    }
    jwrite_object_end(&out);
    return arena_strndup(call->arena, out.text, out.len);
}

static const char *key_text(struct call *call, const rd_kafka_message_t *message)
{
    const char *text =
        message->key ? consumer_text_encode(call->arena, message->key, message->key_len) : NULL;

    return text && strlen(text) <= KEY_MAX ? text : NULL;
}

/* As it is, or as a JSON text of base64; NULL: none. */
static const char *payload_json(struct call *call, const rd_kafka_message_t *message,
                                bool must_encode, bool *ret_is_base64)
{
    struct jread_problem problem;

    *ret_is_base64 = false;
    if (!message->payload)
        return NULL;
    if (!must_encode &&
        jread_body(call->arena, message->payload, message->len, JSON_DEPTH, &problem))
        return arena_strndup(call->arena, message->payload, message->len);
    *ret_is_base64 = true;
    return arena_join(call->arena, "\"",
                      value_base64_encode(call->arena, message->payload, message->len), "\"", NULL);
}

static enum err count_as_handled(struct call *call, const char *consumer, const char *event_id,
                                 int64_t now_us, bool *ret_was_handled)
{
    static const struct db_sql sql = {
        .name = "consumer_letter_claim",
        .text = "INSERT INTO processed_events (consumer, event_id, processed_at) VALUES (?, ?, ?)",
    };
    static const struct db_constraint keys[] = {{"uk_processed_events_once", ERR_NOT_FOUND}, {0}};
    struct db_stmt *st = db_begin(call->db, &sql);
    enum err err;

    db_bind_str(st, consumer);
    db_bind_str(st, event_id);
    db_bind_time(st, now_us);
    err = db_end_constraints(st, ERR_OK, keys);
    *ret_was_handled = err == ERR_NOT_FOUND;
    return *ret_was_handled ? ERR_OK : err;
}

static enum err insert(struct call *call, const struct consumer_info *info,
                       const struct consumer_task *task, const char *event_id, int64_t now_us,
                       bool must_encode)
{
    static const struct db_sql sql = {
        .name = "consumer_letter_insert",
        .text = "INSERT INTO dead_letters (consumer, event_id, type, topic, topic_partition,"
                " topic_offset, message_key, payload, is_base64, headers, attempts, code, cause,"
                " failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON DUPLICATE KEY UPDATE attempts = VALUES(attempts), code = VALUES(code),"
                " cause = VALUES(cause), failed_at = VALUES(failed_at), replayed_at = NULL",
    };
    const rd_kafka_message_t *message = task->entry->message;
    bool is_base64;
    const char *payload = payload_json(call, message, must_encode, &is_base64);
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, info->name);
    db_bind_str(st, event_id);
    db_bind_str(st, task->event->type);
    db_bind_str(st, task->event->topic);
    db_bind_i64(st, message->partition);
    db_bind_i64(st, message->offset);
    db_bind_str(st, key_text(call, message));
    db_bind_json(st, payload);
    db_bind_bool(st, is_base64);
    db_bind_json(st, headers_json(call, message));
    db_bind_i64(st, task->n_failed);
    db_bind_str(st, task->code);
    db_bind_str(st, task->cause);
    db_bind_time(st, now_us);
    return db_end(st, ERR_OK);
}

static enum err write_rows(struct call *call, const struct consumer_info *info,
                           const struct consumer_task *task, bool must_encode)
{
    const char *event_id = consumer_message_id(call->arena, task->entry->message);
    int64_t now_us = value_now_us();
    bool was_handled = false;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = count_as_handled(call, info->name, event_id, now_us, &was_handled);
        if (!err && !was_handled)
            err = insert(call, info, task, event_id, now_us, must_encode);
    } while (db_tx_end(call->db, &err));
    return err;
}

static void report(const struct call *call, const struct consumer_info *info,
                   const struct consumer_task *task)
{
    metrics_add("consumer_dead_letters", "consumer", info->name, 1);
    LOG(LOG_WARN, "a message became a dead letter", {"consumer", info->name, 0},
        {"event_id", consumer_message_id(call->arena, task->entry->message), 0},
        {"type", task->event->type, 0}, {"attempts", NULL, task->n_failed}, {"code", task->code, 0},
        {"cause", task->cause, 0}, {"trace_id", call->trace_id, 0});
}

enum err consumer_letter_write(struct call *call, const struct consumer_info *info,
                               struct consumer_task *task)
{
    enum err err = task->is_sent ? ERR_OK : send_letter(call, info, task);

    if (err)
        return err;
    task->is_sent = true;
    err = write_rows(call, info, task, false);
    if (err == ERR_INTERNAL_ERROR) /* the database may know better what JSON is */
        err = write_rows(call, info, task, true);
    if (!err)
        report(call, info, task);
    return err;
}
