/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lets so many in at once, the others in the order in which they came.
 *
 * The rule: who leaves hands the place over, so that nobody who comes then is faster.
 */
#include "queue_door.h"

#include "co.h"

#define WIDTH 64

struct queue_door_guest { /* on its coroutine's stack */
    struct queue_door_guest *next;
    struct co *co;
};

void queue_door_init(struct queue_door *door)
{
    *door = (struct queue_door){.last = &door->first};
}

static void go_away(struct queue_door *door, const struct queue_door_guest *guest)
{
    struct queue_door_guest **at = &door->first;

    while (*at != guest)
        at = &(*at)->next;
    *at = guest->next;
    if (!*at)
        door->last = at;
}

enum err queue_door_enter(struct queue_door *door)
{
    struct queue_door_guest self = {.co = co_self()};

    if (door->n_inside < WIDTH) {
        door->n_inside++;
        return ERR_OK;
    }
    *door->last = &self;
    door->last = &self.next;
    if (co_wait(co_deadline()))
        return ERR_OK;
    go_away(door, &self);
    return ERR_DEADLINE_EXCEEDED;
}

void queue_door_leave(struct queue_door *door)
{
    struct queue_door_guest *next = door->first;

    if (!next) {
        door->n_inside--;
        return;
    }
    door->first = next->next;
    if (!door->first)
        door->last = &door->first;
    co_resume(next->co);
}
