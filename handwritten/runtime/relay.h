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
struct config;
struct relay;
struct server_loop;

#define RELAY_PARTS 8

/* The part of a key. */
unsigned relay_part(const char *key);

/* One a process, made before its threads. */
struct relay *relay_new(const struct config *config);
/* Begins on the thread of home, which has a database and Kafka's clients. Requests never wait for
 * it. */
void relay_start(struct relay *relay, struct server_loop *home);
/* Publishes what was read if that takes less than a second, gives the leases back, and is idle
 * then. NULL is fine, here and below. */
void relay_stop(struct relay *relay);
bool relay_is_idle(const struct relay *relay);
void relay_free(struct relay *relay); /* one that is idle */

/* Events were committed: whoever publishes them looks now, on this instance or, through Redis, on
 * another. Any thread; never suspends; cheap when asked often. */
void relay_wake(const struct call *call);

#endif
