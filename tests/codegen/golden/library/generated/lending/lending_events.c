/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of lending.
 * GENERATED from spec/domains/lending.yaml by templates/events.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_events.h"

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

enum err loan_opened_emit(struct call *call, const struct loan_opened_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    loan_opened_event_encode(&payload, NULL, event);
    return write_row(call, "loan.opened", "library.loan.opened", event->ticket, &payload);
}

enum err loan_returned_emit(struct call *call, const struct loan_returned_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    loan_returned_event_encode(&payload, NULL, event);
    return write_row(call, "loan.returned", "library.loan.returned", event->ticket, &payload);
}

enum err exchange_asked_emit(struct call *call, const struct exchange_asked_event *event)
{
    struct jwrite payload;

    jwrite_init(&payload, call->arena, 256);
    exchange_asked_event_encode(&payload, NULL, event);
    return write_row(call, "exchange.asked", "library.exchange.asked", event->ticket, &payload);
}
