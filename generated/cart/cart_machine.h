/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of cart.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/cart.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_MACHINE_H
#define CART_MACHINE_H

#include "cart_dto.h"
#include "err.h"

struct call;

/* ACTIVE -> CHECKED_OUT */
enum err cart_status_check_out(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err cart_status_try(const char *transition, enum cart_status from, enum cart_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err cart_status_refused(struct call *call, const char *transition, int64_t id);

#endif
