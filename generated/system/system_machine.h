/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of system.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/system.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_MACHINE_H
#define SYSTEM_MACHINE_H

#include "system_dto.h"
#include "err.h"

struct call;

/* STARTED -> COMPLETED, stamps completed_at */
enum err saga_status_complete(struct call *call, int64_t id);
/* STARTED -> FAILED, stamps completed_at */
enum err saga_status_refuse(struct call *call, int64_t id);
/* STARTED -> COMPENSATING */
enum err saga_status_compensate(struct call *call, int64_t id);
/* COMPENSATING -> FAILED, stamps completed_at */
enum err saga_status_fail(struct call *call, int64_t id);
/* STARTED, COMPENSATING -> COMPENSATION_FAILED */
enum err saga_status_give_up(struct call *call, int64_t id);
/* COMPENSATION_FAILED -> COMPENSATING */
enum err saga_status_retry(struct call *call, int64_t id);
/* COMPENSATION_FAILED -> STARTED */
enum err saga_status_resume(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err saga_status_try(const char *transition, enum saga_status from, enum saga_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err saga_status_refused(struct call *call, const char *transition, int64_t id);

#endif
