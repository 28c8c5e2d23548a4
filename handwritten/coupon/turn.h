/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work that many calls of a loop want done and one of them does.
 */
#ifndef TURN_H
#define TURN_H

#include <stdbool.h>

struct turn_waiter;
struct turn { /* zeroed: free */
    bool is_taken;
    struct turn_waiter *first;
};

/* True: it is the caller's, who ends it with turn_end(). False: it was another's and has ended, or
 * the deadline has passed. Suspends. */
bool turn_take(struct turn *turn);
void turn_end(struct turn *turn); /* the others go on */

#endif
