/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The streams of waiting users on one thread. Each queue that somebody here waits in is one
 * subscription to its changes, and one round trip to Redis every three seconds in which something
 * changed, for all who wait here. A subscriber that waits has no coroutine.
 */
#ifndef QUEUE_HUB_H
#define QUEUE_HUB_H

#include "call.h"
#include "queue.h"
#include "server.h"

void *queue_hub_start(struct server_loop *home);
void queue_hub_stop(void *state);
/* Whether nothing of it is under way. */
bool queue_hub_is_idle(void *state);

/* Where streams of this thread wait for their turn to be opened. */
struct queue_door *queue_hub_door(struct call *call);

#define QUEUE_ONLOOKER                                                                             \
    INT64_MAX /* the number of a stream of somebody else than the place's user                     \
               */

/* A stream that is open: what its place is, where it stands, and the number of the stream. Sends
 * that, and keeps on sending until the place is in or over; then the stream ends. A stream of the
 * same place with a lower number ends, unless this is an onlooker's. Does not suspend. */
void queue_hub_follow(struct call *call, const struct queue_place *place,
                      const struct queue_position *stand, int64_t number);
/* Suspends until no change of the queue is missed any more, or for a second at most. False: nobody
 * here follows the place any more. */
bool queue_hub_wait(struct call *call, const struct queue_place *place);
/* Ends the stream of the place here, if its number is lower. Does not suspend. */
void queue_hub_end(struct call *call, const struct queue_place *place, int64_t number);

#endif
