/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of order.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/order.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_MACHINE_H
#define ORDER_MACHINE_H

#include "order_dto.h"
#include "err.h"

struct call;

/* PENDING -> CONFIRMED */
enum err order_status_confirm(struct call *call, int64_t id);
/* CONFIRMED -> PAID */
enum err order_status_pay(struct call *call, int64_t id);
/* PAID -> SHIPPING */
enum err order_status_ship(struct call *call, int64_t id);
/* SHIPPING -> DELIVERED */
enum err order_status_deliver(struct call *call, int64_t id);
/* PENDING -> CANCELLED, stamps cancelled_at */
enum err order_status_cancel(struct call *call, int64_t id);
/* PAID -> REFUNDED, stamps cancelled_at */
enum err order_status_refund(struct call *call, int64_t id);
/* CONFIRMED -> REFUNDED, stamps cancelled_at */
enum err order_status_abandon(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err order_status_try(const char *transition, enum order_status from,
                          enum order_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err order_status_refused(struct call *call, const char *transition, int64_t id);

#endif
