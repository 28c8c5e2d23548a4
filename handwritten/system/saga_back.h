/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way back: compensation, for the engine alone. Suspend.
 */
#ifndef SAGA_BACK_H
#define SAGA_BACK_H

#include "saga.h"

/* Whether all that is done can be undone; the current step counts as done if its ask was made. */
bool saga_back_is_open(const struct saga *saga, bool was_asked);

/* Sets the status and the step that is undone first: the current one if its ask was made, else the
 * highest that is done. With none it is FAILED. The caller records it. */
void saga_back_turn(struct saga *saga, bool was_asked);

/* Undoes the current step and those before it as far as that needs no ask, and records it; for the
 * body of a transaction, with a struct saga_back_undo. */
struct saga_back_undo {
    unsigned stop;   /* this step and those before it are left alone; SAGA_BACK_ALL: none */
    unsigned failed; /* of an error: at this step; SAGA_BACK_ALL: at the record */
};
#define SAGA_BACK_ALL (~0u)
enum err saga_back_undo(struct call *call, struct saga *saga, void *arg);

/* Turns a saga because of cause, records that, and goes back. ask_deadline_us: in loop time, 0 =
 * none. call->detail stays. */
void saga_back_begin(struct call *call, struct saga *saga, enum err cause, bool was_asked,
                     uint64_t ask_deadline_us);
/* Undoes until the saga is FAILED. ERR_OK, or why it stands still: then it will be tried again, or
 * waits for a person. */
enum err saga_back_go(struct call *call, struct saga *saga, uint64_t ask_deadline_us);

/* A step could not be done or undone: counts it, and gives the lease back for a while, or for good
 * (COMPENSATION_FAILED) when that was the last attempt. */
void saga_back_off(struct call *call, struct saga *saga, enum err err);
/* Gives the lease back: nothing is known against the saga, and the sweeper will go on with it. The
 * longer it has been driven, the later. */
void saga_back_later(struct call *call, struct saga *saga, enum err err);

#endif
