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

static const struct db_sql room_view_find_sql = {
    .name = "room_view_find",
    .text = "SELECT t.id, t.name, t.seats "
            "FROM rooms t "
            "WHERE t.id = ?",
};

enum err room_view_find(struct call *call, int64_t id, struct room_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &room_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        room_view_fetch(st, ret);
    return db_end(st, ERR_ROOM_NOT_FOUND);
}
