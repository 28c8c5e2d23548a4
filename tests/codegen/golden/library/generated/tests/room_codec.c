/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of room that travels, for tests.
 * GENERATED from spec/domains/room.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool room_view_decode(struct jread *in, struct room_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "name", NULL, &ret->name);
    jread_i64(in, "seats", NULL, &ret->seats);
    return jread_done(in);
}

bool seat_view_decode(struct jread *in, struct seat_view *ret)
{
    jread_i64(in, "roomId", NULL, &ret->room_id);
    jread_i64(in, "free", NULL, &ret->free);
    jread_time(in, "takenAt", NULL, &ret->taken_at);
    return jread_done(in);
}

bool room_status_decode(struct jread *in, struct room_status *ret)
{
    jread_i64(in, "roomId", NULL, &ret->room_id);
    jread_i64(in, "free", NULL, &ret->free);
    return jread_done(in);
}

bool closing_time_decode(struct jread *in, struct closing_time *ret)
{
    jread_time(in, "at", NULL, &ret->at);
    return jread_done(in);
}

static bool decode_room_view(struct jread *in, void *ret)
{
    return room_view_decode(in, ret);
}

static void encode_room_view(struct jwrite *out, const void *value)
{
    room_view_encode(out, NULL, value);
}

const struct dto_codec room_view_codec = {
    .name = "room_view",
    .size = sizeof(struct room_view),
    .decode = decode_room_view,
    .encode = encode_room_view,
};

static bool decode_seat_view(struct jread *in, void *ret)
{
    return seat_view_decode(in, ret);
}

static void encode_seat_view(struct jwrite *out, const void *value)
{
    seat_view_encode(out, NULL, value);
}

const struct dto_codec seat_view_codec = {
    .name = "seat_view",
    .size = sizeof(struct seat_view),
    .decode = decode_seat_view,
    .encode = encode_seat_view,
};

static bool decode_room_status(struct jread *in, void *ret)
{
    return room_status_decode(in, ret);
}

static void encode_room_status(struct jwrite *out, const void *value)
{
    room_status_encode(out, NULL, value);
}

const struct dto_codec room_status_codec = {
    .name = "room_status",
    .size = sizeof(struct room_status),
    .decode = decode_room_status,
    .encode = encode_room_status,
};

static bool decode_closing_time(struct jread *in, void *ret)
{
    return closing_time_decode(in, ret);
}

static void encode_closing_time(struct jwrite *out, const void *value)
{
    closing_time_encode(out, NULL, value);
}

const struct dto_codec closing_time_codec = {
    .name = "closing_time",
    .size = sizeof(struct closing_time),
    .decode = decode_closing_time,
    .encode = encode_closing_time,
};
