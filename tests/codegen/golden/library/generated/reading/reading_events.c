/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of reading.
 * GENERATED from spec/domains/reading.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_events.h"

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

enum err list_shared_emit(struct call *call, const struct list_shared_event *event)
{
    struct jwrite payload;
    char key[VALUE_TIME_MAX];

    value_i64_format(event->reading_list_id, key);
    jwrite_init(&payload, call->arena, 256);
    list_shared_event_encode(&payload, NULL, event);
    return write_row(call, "list.shared", "library.list.shared", key, &payload);
}
