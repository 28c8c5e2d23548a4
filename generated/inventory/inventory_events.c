/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of inventory.
 * GENERATED from spec/domains/inventory.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_events.h"

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

enum err inventory_reserved_emit(struct call *call, const struct inventory_reserved_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    inventory_reserved_event_encode(&payload, NULL, event);
    return write_row(call, "inventory.reserved", "shopping.inventory.reserved", event->order_number,
                     &payload);
}
