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

#include <pthread.h>
#include <stdio.h>

#define MAX_ROWS 16 /* of one statement */
#define TEXT_BYTES 512

struct row {
    const char *event_id, *type, *topic, *key, *payload;
    struct row *next;
};

struct outbox {
    struct call *call;
    uint64_t tx; /* db_tx_number() */
    struct row *first, **last;
};

static struct db_sql inserts[MAX_ROWS + 1]; /* by the number of rows */

static void write_texts(void)
{
    static char texts[MAX_ROWS + 1][TEXT_BYTES];

    for (unsigned n = 1; n <= MAX_ROWS; n++) {
        int len = snprintf(texts[n], TEXT_BYTES, "%s",
                           "INSERT INTO outbox_events "
                           "(event_id, type, topic, event_key, payload, traceparent) VALUES ");

        for (unsigned i = 0; i < n; i++)
            len += snprintf(texts[n] + len, TEXT_BYTES - (size_t)len, "%s(?, ?, ?, ?, ?, ?)",
                            i ? ", " : "");
        inserts[n] = (struct db_sql){.name = "outbox_insert", .text = texts[n]};
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
        db_bind_str(st, row->payload);
        db_bind_str(st, call->traceparent);
    }
    return row;
}

static unsigned count(const struct row *row)
{
    unsigned n = 0;

    for (; row && n < MAX_ROWS; row = row->next)
        n++;
    return n;
}

static enum err write_rows(void *arg)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    const struct outbox *outbox = arg;
    struct row *row = outbox->first;
    enum err err = ERR_OK;

    pthread_once(&once, write_texts);
    while (row && !err) {
        unsigned n = count(row);
        struct db_stmt *st = db_begin(outbox->call->db, &inserts[n]);

        row = bind_rows(st, outbox->call, row, n);
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
        .payload = arena_strndup(call->arena, event->payload->text, event->payload->len),
    };
    return row;
}

enum err outbox_add(struct call *call, const struct outbox_event *event)
{
    struct outbox *outbox = call->outbox;
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
    return is_new ? db_before_commit(call->db, write_rows, outbox) : ERR_OK;
}
