/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of room, which the key-value store runs as one step.
 * GENERATED from spec/domains/room.yaml by templates/scripts.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_SCRIPTS_H
#define ROOM_SCRIPTS_H

#include <stddef.h>

#include "room_dto.h"
#include "err.h"
#include "value.h"

struct call;

enum room_take_seat_result {
    ROOM_TAKE_SEAT_RESULT_OK,
    ROOM_TAKE_SEAT_RESULT_RELOAD,
};
struct room_take_seat_gives {
    int64_t free;
};
/* Takes a seat of a room for a reader, once. *ret is filled when *ret_result is
 * ROOM_TAKE_SEAT_RESULT_OK. Suspends. */
enum err room_take_seat_eval(struct call *call, int64_t room_id, const char *reader_id, int64_t now,
                             enum room_take_seat_result *ret_result,
                             struct room_take_seat_gives *ret);

enum room_call_readers_result {
    ROOM_CALL_READERS_RESULT_OK,
    ROOM_CALL_READERS_RESULT_NOBODY,
    ROOM_CALL_READERS_RESULT_RELOAD,
};
struct room_call_readers_gives {
    int64_t free;
    const char **called;
    size_t n_called;
};
/* Calls the readers who have waited longest into the seats that were given up. *ret is filled when
 * *ret_result is ROOM_CALL_READERS_RESULT_OK. Suspends. */
enum err room_call_readers_eval(struct call *call, int64_t room_id, int64_t at_most,
                                const int64_t *seats, size_t n_seats,
                                enum room_call_readers_result *ret_result,
                                struct room_call_readers_gives *ret);

struct room_count_gives {
    int64_t *counts;
    size_t n_counts;
};
/* Room count. Suspends. */
enum err room_count_eval(struct call *call, const char *const *kinds, size_t n_kinds,
                         struct room_count_gives *ret);

#endif
