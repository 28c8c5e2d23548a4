/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of room, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/room.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_REPO_H
#define ROOM_REPO_H

#include "room_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void room_view_fetch(struct db_stmt *st, struct room_view *ret);

/* ERR_ROOM_NOT_FOUND. */
enum err room_view_find(struct call *call, int64_t id, struct room_view *ret);

#endif
