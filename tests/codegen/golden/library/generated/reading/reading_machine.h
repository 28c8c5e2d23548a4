/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of reading.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/reading.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_MACHINE_H
#define READING_MACHINE_H

#include "reading_dto.h"
#include "err.h"

struct call;

/* PRIVATE -> SHARED, stamps shared_at */
enum err list_status_share(struct call *call, int64_t id);
/* SHARED -> PRIVATE */
enum err list_status_hide(struct call *call, int64_t id);
/* PRIVATE, SHARED -> ARCHIVED */
enum err list_status_archive(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err list_status_try(const char *transition, enum list_status from, enum list_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err list_status_refused(struct call *call, const char *transition, int64_t id);

#endif
