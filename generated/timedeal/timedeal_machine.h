/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of timedeal.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/timedeal.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_MACHINE_H
#define TIMEDEAL_MACHINE_H

#include "timedeal_dto.h"
#include "err.h"

struct call;

/* SCHEDULED -> ACTIVE */
enum err time_deal_status_start(struct call *call, int64_t id);
/* ACTIVE -> ENDED */
enum err time_deal_status_end(struct call *call, int64_t id);
/* SCHEDULED, ACTIVE -> CANCELLED */
enum err time_deal_status_cancel(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err time_deal_status_try(const char *transition, enum time_deal_status from,
                              enum time_deal_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err time_deal_status_refused(struct call *call, const char *transition, int64_t id);

#endif
