/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of payment.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/payment.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_MACHINE_H
#define PAYMENT_MACHINE_H

#include "payment_dto.h"
#include "err.h"

struct call;

/* PENDING -> PROCESSING */
enum err payment_status_process(struct call *call, int64_t id);
/* PROCESSING -> COMPLETED, stamps paid_at */
enum err payment_status_complete(struct call *call, int64_t id);
/* PROCESSING -> FAILED */
enum err payment_status_fail(struct call *call, int64_t id);
/* PENDING -> CANCELLED */
enum err payment_status_cancel(struct call *call, int64_t id);
/* COMPLETED -> REFUNDED, stamps refunded_at */
enum err payment_status_refund(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err payment_status_try(const char *transition, enum payment_status from,
                            enum payment_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err payment_status_refused(struct call *call, const char *transition, int64_t id);

#endif
