/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Turns. Waiters stand on their coroutines' stacks; one that gives up takes itself off the list.
 */
#include "turn.h"

#include <stddef.h>

#include "co.h"

struct turn_waiter {
    struct co *co;
    struct turn_waiter *next;
};

static void give_up(struct turn *turn, struct turn_waiter *waiter)
{
    struct turn_waiter **at = &turn->first;

    while (*at && *at != waiter)
        at = &(*at)->next;
    if (*at)
        *at = waiter->next;
}

bool turn_take(struct turn *turn)
{
    struct turn_waiter waiter = {.co = co_self(), .next = turn->first};

    if (!turn->is_taken) {
        turn->is_taken = true;
        return true;
    }
    turn->first = &waiter;
    if (!co_wait(co_deadline()))
        give_up(turn, &waiter);
    return false;
}

void turn_end(struct turn *turn)
{
    turn->is_taken = false;
    while (turn->first) {
        struct turn_waiter *waiter = turn->first;

        turn->first = waiter->next;
        co_resume(waiter->co);
    }
}
