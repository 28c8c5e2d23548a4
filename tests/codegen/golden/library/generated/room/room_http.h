/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of room. A room function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/room.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_HTTP_H
#define ROOM_HTTP_H

#include "room_dto.h"
#include "call.h"

struct list_def;

/* GET /rooms */
struct list_rooms_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_rooms_def;
enum err list_rooms_call(struct call *call);

/* POST /rooms/{roomId}/seats */
struct take_seat_path {
    int64_t room_id;
};
enum err take_seat_handle(struct call *call, const struct take_seat_path *path,
                          struct seat_view *ret);
enum err take_seat_call(struct call *call);

/* DELETE /rooms/{roomId}/seats */
struct leave_seat_path {
    int64_t room_id;
};
enum err leave_seat_handle(struct call *call, const struct leave_seat_path *path);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err leave_seat_answer(struct call *call, int64_t key_id);
enum err leave_seat_call(struct call *call);

/* GET /rooms/free */
struct list_free_rooms_query {
    enum presence seats_presence;
    int64_t seats;
    enum presence near_presence;
    const char *near;
};
enum err list_free_rooms_handle(struct call *call, const struct list_free_rooms_query *query,
                                struct room_view *ret);
enum err list_free_rooms_call(struct call *call);

#endif
