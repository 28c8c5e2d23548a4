/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of room: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/room.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void room_view_encode(struct jwrite *out, const char *key, const struct room_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "name", value->name);
    jwrite_i64(out, "seats", value->seats);
    jwrite_object_end(out);
}

void seat_view_encode(struct jwrite *out, const char *key, const struct seat_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "roomId", value->room_id);
    jwrite_i64(out, "free", value->free);
    jwrite_time(out, "takenAt", value->taken_at);
    jwrite_object_end(out);
}

void room_status_encode(struct jwrite *out, const char *key, const struct room_status *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "roomId", value->room_id);
    jwrite_i64(out, "free", value->free);
    jwrite_object_end(out);
}

void closing_time_encode(struct jwrite *out, const char *key, const struct closing_time *value)
{
    jwrite_object(out, key);
    jwrite_time(out, "at", value->at);
    jwrite_object_end(out);
}
