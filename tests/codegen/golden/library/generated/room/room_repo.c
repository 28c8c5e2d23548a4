/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of room, a function each: bind, run, read.
 * GENERATED from spec/domains/room.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void room_view_fetch(struct db_stmt *st, struct room_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->name);
    db_get_i64(st, &ret->seats);
}
