/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Puts a dead letter back into its topic. Only the row that made it one is taken away, known by its
 * time: a message that was put back twice, and handled meanwhile, is not handled again.
 */
#include <string.h>

#include "arena.h"
#include "call.h"
#include "consumer.h"
#include "consumer_message.h"
#include "consumer_text.h"
#include "kafka.h"
#include "service.h"
#include "value_base64.h"
#include "server.h"

#define MAX_HEADERS 1000
#define MAX_DEPTH 4 /* of the headers, an object of texts */

static enum err forget(struct call *call, const struct consumer_dead_letter *letter)
{
    static const struct db_sql sql = {
        .name = "consumer_replay_forget",
        .text = "DELETE FROM processed_events WHERE consumer = ? AND event_id = ? AND processed_at"
                " = (SELECT failed_at FROM dead_letters WHERE consumer = ? AND event_id = ?)",
    };
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, letter->consumer);
    db_bind_str(st, letter->event_id);
    db_bind_str(st, letter->consumer);
    db_bind_str(st, letter->event_id);
    return db_end(st, ERR_OK);
}

static void add(struct kafka_record *record, struct kafka_header *headers, const char *name,
                const char *value, size_t len)
{
    headers[record->n_headers++] = (struct kafka_header){name, value, len};
}

/* Its id is the row's, which may be a digest, or made of the place where it was at first. */
static enum err add_headers(struct call *call, const struct consumer_dead_letter *letter,
                            struct kafka_record *record, struct kafka_header *headers)
{
    struct jread_problem problem = {0};
    struct jread *in =
        jread_body(call->arena, letter->headers, strlen(letter->headers), MAX_DEPTH, &problem);

    if (!in)
        return call_fail(call, ERR_INTERNAL_ERROR, "its headers: %s", problem.detail);
    for (size_t i = 0; i < MAX_HEADERS; i++) {
        const char *key = jread_member(in, i), *name, *value = "";
        size_t len = 0, name_len = 0;

        if (!key)
            break;
        jread_str(in, key, NULL, &value);
        name = consumer_text_decode(call->arena, key, &name_len);
        value = consumer_text_decode(call->arena, value, &len);
        if (strcmp(name, CONSUMER_MESSAGE_ID) != 0 && strcmp(name, CONSUMER_MESSAGE_ONLY) != 0)
            add(record, headers, name, value, len);
    }
    add(record, headers, CONSUMER_MESSAGE_ID, letter->event_id, strlen(letter->event_id));
    add(record, headers, CONSUMER_MESSAGE_ONLY, letter->consumer, strlen(letter->consumer));
    return ERR_OK;
}

/* Of a JSON text of base64: the quotes are left out. */
static enum err set_value(struct call *call, const struct consumer_dead_letter *letter,
                          struct kafka_record *record)
{
    size_t len = letter->payload ? strlen(letter->payload) : 0;

    record->value = letter->payload;
    record->value_len = len;
    if (!letter->payload || !letter->is_base64)
        return ERR_OK;
    record->value = len < 2 ? NULL
                            : value_base64_decode(call->arena, letter->payload + 1, len - 2,
                                                  &record->value_len);
    return record->value ? ERR_OK : call_fail(call, ERR_INTERNAL_ERROR, "its payload is no base64");
}

enum err consumer_replay(struct call *call, const struct consumer_dead_letter *letter)
{
    struct kafka_header *headers = arena_alloc(call->arena, (MAX_HEADERS + 2) * sizeof(*headers));
    struct kafka_record record = {.topic = letter->topic, .headers = headers};
    enum err err = set_value(call, letter, &record);

    if (!err)
        err = add_headers(call, letter, &record, headers);
    if (err)
        return err;
    if (!call->home->kafka)
        return call_fail(call, ERR_DEPENDENCY_UNAVAILABLE, "this instance has no part in events");
    if (letter->key)
        record.key = consumer_text_decode(call->arena, letter->key, &record.key_len);
    err = forget(call, letter);
    return err ? err : kafka_send(call, &record);
}
