/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Collects the events of a transaction. What becomes of them afterwards is the relay's.
 *
 * The rule: a list belongs to one run of a transaction's body. When that run is rolled back nobody
 * says so here; the next event finds that the transaction is another one, and begins a new list.
 */
#include "outbox.h"

#include "arena.h"
#include "call.h"
#include "relay.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>

#define TEXT_BYTES 4096

struct row {
    const char *event_id, *type, *topic, *key, *payload;
    unsigned version;
    struct row *next;
};

struct outbox {
    struct call *call;
    uint64_t tx; /* db_tx_number() */
    struct row *first, **last;
};

/* Rows of one statement. There is a statement for each of these numbers, and no others: each
 * connection prepares those that it needs. Groups of writes bring hundreds of events. */
static const unsigned sizes[] = {128, 64, 32, 16, 15, 14, 13, 12, 11, 10,
                                 9,   8,  7,  6,  5,  4,  3,  2,  1};
#define N_SIZES (sizeof(sizes) / sizeof(sizes[0]))

static struct db_sql inserts[N_SIZES];

static void write_text(char *text, unsigned n_rows)
{
    int len = snprintf(text, TEXT_BYTES, "%s",
                       "INSERT INTO outbox_events "
                       "(event_id, type, topic, event_key, part, version, payload, "
                       "traceparent) VALUES ");

    for (unsigned i = 0; i < n_rows; i++)
        len += snprintf(text + len, TEXT_BYTES - (size_t)len, "%s(?, ?, ?, ?, ?, ?, ?, ?)",
                        i ? ", " : "");
    assert(len < TEXT_BYTES);
}

static void write_texts(void)
{
    static char texts[N_SIZES][TEXT_BYTES];

    for (size_t i = 0; i < N_SIZES; i++) {
        write_text(texts[i], sizes[i]);
        inserts[i] = (struct db_sql){.name = "outbox_insert", .text = texts[i]};
    }
}

/* The next n rows; returns what comes behind them. */
static struct row *bind_rows(struct db_stmt *st, const struct call *call, struct row *row,
                             unsigned n)
{
    for (unsigned i = 0; i < n; i++, row = row->next) {
        db_bind_str(st, row->event_id);
        db_bind_str(st, row->type);
        db_bind_str(st, row->topic);
        db_bind_str(st, row->key);
        db_bind_i64(st, relay_part(row->key));
        db_bind_i64(st, row->version);
        db_bind_str(st, row->payload);
        db_bind_str(st, call->traceparent);
    }
    return row;
}

/* The statement for the next rows: the largest that they fill. */
static size_t choose(const struct row *row)
{
    unsigned n_left = 0;
    size_t i = 0;

    for (; row && n_left < sizes[0]; row = row->next)
        n_left++;
    while (sizes[i] > n_left)
        i++;
    return i;
}

static enum err write_rows(void *arg)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const struct outbox *outbox = arg;
    struct row *row = outbox->first;
    enum err err = ERR_OK;

    pthread_once(&once, write_texts);
    while (row && !err) {
        size_t size = choose(row);
        struct db_stmt *st = db_begin(outbox->call->db, &inserts[size]);

        row = bind_rows(st, outbox->call, row, sizes[size]);
        err = db_end(st, ERR_OK);
    }
    return err;
}

static struct row *row_of(struct call *call, const struct outbox_event *event)
{
    struct row *row = arena_alloc(call->arena, sizeof(*row));

    *row = (struct row){
        .event_id = call_uuid(call),
        .type = event->type,
        .topic = event->topic,
        .key = arena_strdup(call->arena, event->key),
        .version = event->version ? event->version : 1,
        .payload = arena_strndup(call->arena, event->payload->text, event->payload->len),
    };
    return row;
}

static void wake_relay(void *arg)
{
    relay_wake(arg);
}

enum err outbox_add(struct call *call, const struct outbox_event *event)
{
    struct outbox *outbox = call->outbox;
    enum err err = ERR_OK;
    bool is_new = !outbox || !db_in_tx(call->db) || outbox->tx != db_tx_number(call->db);

    if (is_new) {
        outbox = arena_alloc(call->arena, sizeof(*outbox));
        outbox->call = call;
        outbox->tx = db_tx_number(call->db);
        outbox->last = &outbox->first;
        call->outbox = db_in_tx(call->db) ? outbox : NULL;
    }
    *outbox->last = row_of(call, event);
    outbox->last = &(*outbox->last)->next;
    if (!is_new)
        return ERR_OK;
    err = db_before_commit(call->db, write_rows, outbox);
    if (!err)
        db_after_commit(call->db, wake_relay, call);
    return err;
}
