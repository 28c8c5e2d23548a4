/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of catalogue.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/catalogue.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_MACHINE_H
#define CATALOGUE_MACHINE_H

#include "catalogue_dto.h"
#include "err.h"

struct call;

/* SHELVED -> LENT */
enum err copy_status_lend(struct call *call, int64_t id);
/* LENT -> SHELVED, stamps shelved_at; REPAIR -> SHELVED, stamps shelved_at, checked_at */
enum err copy_status_shelve(struct call *call, int64_t id);
/* SHELVED, LENT -> REPAIR */
enum err copy_status_repair(struct call *call, int64_t id);
/* SHELVED, LENT, REPAIR -> LOST, stamps lost_at */
enum err copy_status_lose(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err copy_status_try(const char *transition, enum copy_status from, enum copy_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err copy_status_refused(struct call *call, const char *transition, int64_t id);

#endif
