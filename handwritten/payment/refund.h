/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pays back a completed payment: a saga of its own, since the provider is asked first.
 */
#ifndef REFUND_H
#define REFUND_H

#include "order_dto.h"
#include "system/saga.h"

/* Begins the refund of a paid order that is locked, in the caller's transaction; saga_run(ret) must
 * follow after the commit. A refund that stands still is taken over. request_id: the key that waits
 * for it, or 0. ERR_ORDER_ALREADY_CANCELLED when another drives one, or it is done;
 * ERR_PAYMENT_CANNOT_BE_CANCELLED when the order is not PAID. Suspends. */
enum err refund_start(struct call *call, const struct lock_order_row *order, const char *reason,
                      int64_t request_id, struct saga *ret);

#endif
