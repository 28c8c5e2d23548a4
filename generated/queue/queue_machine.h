/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of queue.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/queue.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_MACHINE_H
#define QUEUE_MACHINE_H

#include "queue_dto.h"
#include "err.h"

struct call;

/* WAITING -> ENTERED, stamps entered_at */
enum err queue_entry_status_admit(struct call *call, int64_t id);
/* ENTERED -> EXPIRED, stamps expired_at */
enum err queue_entry_status_expire(struct call *call, int64_t id);
/* WAITING, ENTERED -> LEFT, stamps left_at */
enum err queue_entry_status_leave(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err queue_entry_status_try(const char *transition, enum queue_entry_status from,
                                enum queue_entry_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err queue_entry_status_refused(struct call *call, const char *transition, int64_t id);

#endif
