/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of room may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/room.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_ROUTES_H
#define ROOM_ROUTES_H

#include "err.h"

extern const enum err list_rooms_errors[];
extern const enum err take_seat_errors[];
extern const enum err leave_seat_errors[];
extern const enum err list_free_rooms_errors[];
extern const enum err room_stream_errors[];

#endif
