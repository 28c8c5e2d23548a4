/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Publishes what waits in the outbox. The keys are in parts; an instance holds a part by a lease
 * in the table `relay_parts`, so that each part has one publisher and the events of a key keep
 * their order. At least once: after a crash or a lost lease some are published again, with the same
 * event id.
 */
#ifndef RELAY_H
#define RELAY_H

#include <stdbool.h>

struct call;
struct relay;
struct server_loop;

#define RELAY_PARTS 8

/* The part of a key. */
unsigned relay_part(const char *key);

/* Begins on the thread of home, which has a database. Requests never wait for it. */
struct relay *relay_start(struct server_loop *home);
/* Publishes what was read, gives the leases back, and is idle then. */
void relay_stop(struct relay *relay);
bool relay_is_idle(const struct relay *relay); /* NULL: true */
void relay_free(struct relay *relay);

/* Events were committed: whoever publishes them looks now, on this instance or, through Redis, on
 * another. Any thread; never suspends; cheap when asked often. */
void relay_wake(struct call *call);

#endif
