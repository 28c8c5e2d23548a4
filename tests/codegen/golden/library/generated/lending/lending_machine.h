/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of lending.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/lending.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_MACHINE_H
#define LENDING_MACHINE_H

#include "lending_dto.h"
#include "err.h"

struct call;

/* OPEN -> TAKEN */
enum err bag_status_take(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err bag_status_try(const char *transition, enum bag_status from, enum bag_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err bag_status_refused(struct call *call, const char *transition, int64_t id);

/* OPEN -> OVERDUE */
enum err loan_status_remind(struct call *call, int64_t id);
/* OPEN, OVERDUE -> RETURNED, stamps returned_at, closed_at */
enum err loan_status_bring(struct call *call, int64_t id);
/* OVERDUE -> WRITTEN_OFF, stamps closed_at */
enum err loan_status_write_off(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err loan_status_try(const char *transition, enum loan_status from, enum loan_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err loan_status_refused(struct call *call, const char *transition, int64_t id);

#endif
