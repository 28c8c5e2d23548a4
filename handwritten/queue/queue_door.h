/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many streams of one thread may be opening at once. The others stand before the door, each
 * with its coroutine and nothing else: thousands who come again at the same moment would fill the
 * line for the database's connections otherwise, and refuse themselves and everybody else.
 */
#ifndef QUEUE_DOOR_H
#define QUEUE_DOOR_H

#include "errors.h"

struct queue_door_guest;

struct queue_door {
    unsigned n_inside;
    struct queue_door_guest *first, **last; /* in the order in which they came */
};

void queue_door_init(struct queue_door *door);
/* ERR_DEADLINE_EXCEEDED: it stood there for the time of its call. Suspends. */
enum err queue_door_enter(struct queue_door *door);
/* To be called by everybody who came in. Does not suspend. */
void queue_door_leave(struct queue_door *door);

#endif
