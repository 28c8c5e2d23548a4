/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of coupon.
 * A transition is one compare-and-set UPDATE: of two callers that race, one wins, and the other
 * gets the code of the state that it finds then.
 * GENERATED from spec/domains/coupon.yaml by templates/machine.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_MACHINE_H
#define COUPON_MACHINE_H

#include "coupon_dto.h"
#include "err.h"

struct call;

/* ACTIVE -> EXHAUSTED */
enum err coupon_status_exhaust(struct call *call, int64_t id);
/* ACTIVE -> EXPIRED */
enum err coupon_status_expire(struct call *call, int64_t id);
/* ACTIVE -> INACTIVE */
enum err coupon_status_deactivate(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err coupon_status_try(const char *transition, enum coupon_status from,
                           enum coupon_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err coupon_status_refused(struct call *call, const char *transition, int64_t id);

/* AVAILABLE -> USED, stamps used_at */
enum err user_coupon_status_use(struct call *call, int64_t id);
/* USED -> AVAILABLE */
enum err user_coupon_status_give_back(struct call *call, int64_t id);
/* AVAILABLE -> EXPIRED */
enum err user_coupon_status_expire(struct call *call, int64_t id);
/* What the transition of this name does to a row in the state `from`: *ret_to, or the code of its
 * refusal. */
enum err user_coupon_status_try(const char *transition, enum user_coupon_status from,
                                enum user_coupon_status *ret_to);
/* The code for a row that the transition's UPDATE did not match; reads the row. Suspends. */
enum err user_coupon_status_refused(struct call *call, const char *transition, int64_t id);

#endif
