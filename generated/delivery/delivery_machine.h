/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of delivery.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/delivery.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_MACHINE_H
#define DELIVERY_MACHINE_H

#include "delivery_dto.h"
#include "err.h"

struct call;

/* PREPARING -> SHIPPED */
enum err delivery_status_ship(struct call *call, int64_t id);
/* SHIPPED -> IN_TRANSIT */
enum err delivery_status_travel(struct call *call, int64_t id);
/* IN_TRANSIT -> DELIVERED */
enum err delivery_status_deliver(struct call *call, int64_t id);
/* PREPARING -> CANCELLED */
enum err delivery_status_cancel(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err delivery_status_try(const char *transition, enum delivery_status from,
                             enum delivery_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err delivery_status_refused(struct call *call, const char *transition, int64_t id);

#endif
