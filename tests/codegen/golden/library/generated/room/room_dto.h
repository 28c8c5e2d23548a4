/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What room takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/room.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_DTO_H
#define ROOM_DTO_H

#include "jread.h"
#include "jwrite.h"

struct room_view {
    int64_t id;
    const char *name;
    int64_t seats;
};
void room_view_encode(struct jwrite *out, const char *key, const struct room_view *value);

struct seat_view {
    int64_t room_id;
    int64_t free;
    int64_t taken_at;
};
void seat_view_encode(struct jwrite *out, const char *key, const struct seat_view *value);

struct room_status {
    int64_t room_id;
    int64_t free;
};
void room_status_encode(struct jwrite *out, const char *key, const struct room_status *value);

struct closing_time {
    int64_t at;
};
void closing_time_encode(struct jwrite *out, const char *key, const struct closing_time *value);

#endif
