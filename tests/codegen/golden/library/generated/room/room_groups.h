/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Groups of room: rows that calls write together.
 * GENERATED from spec/domains/room.yaml by templates/groups.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_GROUPS_H
#define ROOM_GROUPS_H

#include <stddef.h>

#include "err.h"
#include "group.h"
#include "value.h"

struct call;

struct seat_readers_item {
    int64_t room_id;
    const char *reader_id;
    enum presence note_presence;
    const char *note;
    int64_t fee;
    int64_t since;
    /* what the writer answers */
    int64_t seat_id;
    enum presence leaves_at_presence;
    int64_t leaves_at;
};
extern const struct group_info seat_readers_group;
/* The seats that readers have taken, for the record. Joins the group and waits for its commit: see
 * group_write(). */
enum err seat_readers_join(struct call *call, struct seat_readers_item *item);
/* Hand-written: writes all of them, in a transaction that is there. What errs are for stands at
 * struct group_info. */
enum err seat_readers_write(struct call *call, struct seat_readers_item *const *items,
                            enum err *errs, size_t n);

struct log_visits_item {
    const char *reader_id;
    int64_t day;
};
extern const struct group_info log_visits_group;
/* Log visits. Joins the group and waits for its commit: see group_write(). */
enum err log_visits_join(struct call *call, struct log_visits_item *item);
/* Hand-written: writes all of them, in a transaction that is there. What errs are for stands at
 * struct group_info. */
enum err log_visits_write(struct call *call, struct log_visits_item *const *items, enum err *errs,
                          size_t n);

#endif
