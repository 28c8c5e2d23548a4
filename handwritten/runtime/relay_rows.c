/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements on outbox_events. The server is told its index: with a table of published rows
 * beside few others, statistics that are old would have it read them all.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "consumer.h"
#include "relay_impl.h"
#include "service.h"

#define BY_PUBLISHED " FORCE INDEX (idx_outbox_events_by_published) "
#define IDS_AT_MOST 20000
#define RECOVERED_AT_ONCE 1000
#define TEXT_BYTES 2048

/* The parts as a list for IN, padded with the first. */
static void bind_parts(struct db_stmt *st, unsigned parts)
{
    int64_t first = __builtin_ctz(parts);

    for (unsigned i = 0; i < RELAY_PARTS; i++)
        db_bind_i64(st, parts & 1U << i ? (int64_t)i : first);
}

static void get_row(struct db_stmt *st, struct relay_row *row)
{
    enum presence presence = PRESENCE_ABSENT;

    *row = (struct relay_row){0};
    db_get_i64(st, &row->id);
    db_get_str(st, &row->event_id);
    db_get_str(st, &row->type);
    db_get_str(st, &row->topic);
    db_get_str(st, &row->key);
    db_get_i64(st, &row->version);
    db_get_str(st, &row->payload);
    db_get_opt_str(st, &presence, &row->traceparent);
    db_get_time(st, &row->created_us);
}

enum err relay_rows_read(struct call *call, unsigned parts, int64_t after, unsigned at_most,
                         struct relay_rows *ret)
{
    static const struct db_sql sql = {
        .name = "relay_rows_read",
        .text = "SELECT id, event_id, type, topic, event_key, version, payload, traceparent, "
                "created_at FROM outbox_events" BY_PUBLISHED
                "WHERE published_at IS NULL AND id > ? AND part IN (?, ?, ?, ?, ?, ?, ?, ?) "
                "ORDER BY id LIMIT ?",
    };
    struct db_stmt *st = db_begin(call->db, &sql);

    ret->items = arena_alloc(call->arena, at_most * sizeof(*ret->items));
    ret->n = 0;
    db_bind_i64(st, after);
    bind_parts(st, parts);
    db_bind_i64(st, at_most);
    while (db_next(st))
        get_row(st, &ret->items[ret->n++]);
    return db_end(st, ERR_OK);
}

static enum err read_clock(struct call *call, int64_t *ret_us)
{
    static const struct db_sql sql = {.name = "relay_rows_clock", .text = "SELECT NOW(6)"};
    struct db_stmt *st = db_begin(call->db, &sql);

    if (db_next(st))
        db_get_time(st, ret_us);
    return db_end(st, ERR_OK);
}

enum err relay_rows_first_missed(struct call *call, unsigned parts, int64_t up_to,
                                 const struct relay_flight *flight, int64_t *ret_id,
                                 int64_t *ret_now_us)
{
    static const struct db_sql sql = {
        .name = "relay_rows_ids",
        .text = "SELECT id FROM outbox_events" BY_PUBLISHED
                "WHERE published_at IS NULL AND id <= ? AND part IN (?, ?, ?, ?, ?, ?, ?, ?) "
                "ORDER BY id LIMIT ?",
    };
    enum err err = read_clock(call, ret_now_us);
    struct db_stmt *st;
    int64_t id = 0;

    *ret_id = 0;
    if (err)
        return err;
    st = db_begin(call->db, &sql);
    db_bind_i64(st, up_to);
    bind_parts(st, parts);
    db_bind_i64(st, IDS_AT_MOST);
    while (db_next(st)) {
        db_get_i64(st, &id);
        if (!*ret_id && !relay_flight_has(flight, id))
            *ret_id = id;
    }
    return db_end(st, ERR_OK);
}

static char mark_text[TEXT_BYTES], mark_few_text[TEXT_BYTES];
#define MARK_FEW 16

static void write_mark(char *text, unsigned n)
{
    int len = snprintf(text, TEXT_BYTES, "%s",
                       "UPDATE outbox_events SET published_at = NOW(6) WHERE "
                       "published_at IS NULL AND id IN (?");

    while (--n)
        len += snprintf(text + len, TEXT_BYTES - (size_t)len, ", ?");
    snprintf(text + len, TEXT_BYTES - (size_t)len, ")");
}

static void write_texts(void)
{
    write_mark(mark_text, RELAY_ROWS_MARK);
    write_mark(mark_few_text, MARK_FEW);
}

/* Two statements serve all numbers: the rest of a list is the last id again. */
enum err relay_rows_mark(struct call *call, const int64_t *ids, unsigned n)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static const struct db_sql many = {.name = "relay_rows_mark", .text = mark_text};
    static const struct db_sql few = {.name = "relay_rows_mark", .text = mark_few_text};
    unsigned size = n > MARK_FEW ? RELAY_ROWS_MARK : MARK_FEW;
    struct db_stmt *st;

    pthread_once(&once, write_texts);
    st = db_begin(call->db, n > MARK_FEW ? &many : &few);
    for (unsigned i = 0; i < size; i++)
        db_bind_i64(st, ids[i < n ? i : n - 1]);
    return db_end(st, ERR_OK);
}

enum err relay_rows_count(struct call *call, int64_t *ret_n, int64_t *ret_oldest_s)
{
    static const struct db_sql count = {
        .name = "relay_rows_count",
        .text = "SELECT COUNT(*) FROM (SELECT 1 FROM outbox_events" BY_PUBLISHED
                "WHERE published_at IS NULL LIMIT 100000) AS it",
    };
    static const struct db_sql oldest = {
        .name = "relay_rows_oldest",
        .text = "SELECT TIMESTAMPDIFF(SECOND, created_at, NOW(6)) FROM outbox_events" BY_PUBLISHED
                "WHERE published_at IS NULL ORDER BY id LIMIT 1",
    };
    struct db_stmt *st = db_begin(call->db, &count);
    enum err err;

    *ret_n = *ret_oldest_s = 0;
    if (db_next(st))
        db_get_i64(st, ret_n);
    err = db_end(st, ERR_OK);
    if (err || !*ret_n)
        return err;
    st = db_begin(call->db, &oldest);
    if (db_next(st))
        db_get_i64(st, ret_oldest_s);
    return db_end(st, ERR_OK);
}

/* "?, ?, ?" */
static const char *marks(struct call *call, unsigned n)
{
    char *text = arena_alloc(call->arena, (size_t)n * 3 + 1), *at = text;

    for (unsigned i = 0; i < n; i++)
        at += sprintf(at, i ? ", ?" : "?");
    return text;
}

static enum err recover_some(struct call *call, const struct consumer_info *consumer,
                             const char *text)
{
    struct db_sql sql = {.name = "relay_rows_recover", .text = text};
    struct db_stmt *st = db_begin(call->db, &sql);

    for (unsigned i = 0; i < consumer->n_events; i++)
        db_bind_str(st, consumer->events[i].type);
    db_bind_str(st, consumer->name);
    db_bind_i64(st, RECOVERED_AT_ONCE);
    return db_end(st, ERR_OK);
}

enum err relay_rows_recover(struct call *call)
{
    enum err err = ERR_OK;

    for (unsigned i = 0; i < call->service->n_consumers && !err; i++) {
        const struct consumer_info *consumer = call->service->consumers[i];
        const char *text;

        if (!consumer->n_events)
            continue;
        text = arena_printf(
            call->arena,
            "UPDATE outbox_events SET published_at = NULL WHERE published_at >= NOW(6) - INTERVAL "
            "7 DAY AND type IN (%s) AND NOT EXISTS (SELECT 1 FROM processed_events AS it WHERE "
            "it.consumer = ? AND it.event_id = outbox_events.event_id) LIMIT ?",
            marks(call, consumer->n_events));
        do
            err = recover_some(call, consumer, text);
        while (!err && db_affected(call->db) == RECOVERED_AT_ONCE);
    }
    return err;
}
