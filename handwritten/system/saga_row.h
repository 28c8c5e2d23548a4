/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rows of saga_states, for the engine alone: reading one, and writing what became of it. A
 * write is a compare-and-set on the version that was read or written last; when another came first
 * it answers saga_row_fault() and sets saga->is_lost. All writes record what the struct has; where
 * error or reason is NULL the row keeps its own. Suspend.
 */
#ifndef SAGA_ROW_H
#define SAGA_ROW_H

#include "saga.h"
#include "system_dto.h"

enum err saga_row_load(struct call *call, const struct stored_saga *row, struct saga *ret);

/* The done steps as the row has them: a JSON list of their names. */
const char *saga_row_completed(struct call *call, const struct saga *saga);

/* The lease is ours for another SHOP_SAGA_LEASE_MS; no lease if the saga is over by now. */
enum err saga_row_hold(struct call *call, struct saga *saga);
/* Nobody is to drive it. */
enum err saga_row_park(struct call *call, struct saga *saga);
/* Nobody drives it, and anybody may after a while. */
enum err saga_row_wait(struct call *call, struct saga *saga, unsigned wait_ms);

/* body and its records in one transaction, run again after a lost race for locks; what body changes
 * in *saga is undone unless it commits. */
enum err saga_row_commit(struct call *call, struct saga *saga,
                         enum err (*body)(struct call *call, struct saga *saga, void *arg),
                         void *arg);

/* Time to record what was learned, also when the call has none left. */
void saga_row_give_time(struct call *call);
/* "S304 PAYMENT_PROCESSING_FAILED: the card has expired": err with the call's detail. */
const char *saga_row_message(struct call *call, enum err err);
/* What a fault of the engine's own statements is called in this call. */
enum err saga_row_fault(const struct call *call);
/* Whether err says nothing about the saga: it can be gone on with later. */
bool saga_row_is_outage(enum err err);

#endif
