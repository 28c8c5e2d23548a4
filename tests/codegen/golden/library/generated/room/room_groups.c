/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Groups of room: what the runtime calls with the members of each.
 * GENERATED from spec/domains/room.yaml by templates/groups.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_groups.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err write_seat_readers(struct call *call, void *const *items, enum err *errs, size_t n)
{
    struct seat_readers_item **members = arena_alloc(call->arena, n * sizeof(*members));

    for (size_t i = 0; i < n; i++)
        members[i] = items[i];
    return seat_readers_write(call, members, errs, n);
}

const struct group_info seat_readers_group = {
    .name = "seat_readers",
    .at_most = 200,
    .write = write_seat_readers,
};

enum err seat_readers_join(struct call *call, struct seat_readers_item *item)
{
    return group_write(call, &seat_readers_group, item);
}

static enum err write_log_visits(struct call *call, void *const *items, enum err *errs, size_t n)
{
    struct log_visits_item **members = arena_alloc(call->arena, n * sizeof(*members));

    for (size_t i = 0; i < n; i++)
        members[i] = items[i];
    return log_visits_write(call, members, errs, n);
}

const struct group_info log_visits_group = {
    .name = "log_visits",
    .at_most = 100,
    .write = write_log_visits,
};

enum err log_visits_join(struct call *call, struct log_visits_item *item)
{
    return group_write(call, &log_visits_group, item);
}
