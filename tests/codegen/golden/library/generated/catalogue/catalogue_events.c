/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of catalogue.
 * GENERATED from spec/domains/catalogue.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_events.h"

#include "arena.h"
#include "call.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_sql insert = {
    .name = "outbox_insert",
    .text = "INSERT INTO outbox_events (event_id, type, topic, event_key, payload, traceparent) "
            "VALUES (?, ?, ?, ?, ?, ?)",
};

static enum err write_row(struct call *call, const char *type, const char *topic, const char *key,
                          const struct jwrite *payload)
{
    struct db_stmt *st = db_begin(call->db, &insert);

    db_bind_str(st, call_uuid(call));
    db_bind_str(st, type);
    db_bind_str(st, topic);
    db_bind_str(st, key);
    db_bind_str(st, arena_strndup(call->arena, payload->text, payload->len));
    db_bind_str(st, call->traceparent);
    return db_end(st, ERR_OK);
}

enum err book_registered_emit(struct call *call, const struct book_registered_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->book_id, key);
    jwrite_init(&payload, call->arena, 256);
    book_registered_event_encode(&payload, NULL, event);
    return write_row(call, "book.registered", "library.book.registered", key, &payload);
}

enum err book_withdrawn_emit(struct call *call, const struct book_withdrawn_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->book_id, key);
    jwrite_init(&payload, call->arena, 256);
    book_withdrawn_event_encode(&payload, NULL, event);
    return write_row(call, "book.withdrawn", "library.book.withdrawn", key, &payload);
}

enum err copy_lost_emit(struct call *call, const struct copy_lost_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    copy_lost_event_encode(&payload, NULL, event);
    return write_row(call, "copy.lost", "library.copy.lost", event->barcode, &payload);
}
