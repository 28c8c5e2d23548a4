/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the order domain share with each other and with payments, deliveries and jobs.
 */
#ifndef ORDER_H
#define ORDER_H

#include "call.h"
#include "inventory/movement.h"
#include "order_dto.h"

struct saga;

/* The lines of an order, as they were ordered. One query. Suspends. */
enum err order_lines(struct call *call, int64_t order_id, struct stock_line **ret, size_t *ret_n);

/* Takes a user's coupon for an order of total that was just made, in its transaction, and lowers
 * what the order costs. ERR_USER_COUPON_NOT_FOUND (also somebody else's), _ALREADY_USED, _EXPIRED;
 * ERR_COUPON_MINIMUM_ORDER_NOT_MET. Suspends. */
enum err order_coupon_use(struct call *call, int64_t order_id, int64_t user_coupon_id,
                          int64_t total, int64_t now_us, int64_t *ret_discount);

/* Cancels a locked PENDING order, in the caller's transaction: stock and coupon go back.
 * ERR_ORDER_CANNOT_BE_CANCELLED while a payment of it has no outcome yet. Suspends. */
enum err order_cancel_unpaid(struct call *call, const struct lock_order_row *order,
                             const char *reason);

/* Cancels a locked order by its status, in the caller's transaction: an unpaid one at once; for a
 * paid one it begins the refund, and *ret_refunds says that saga_run(ret_saga) must follow after
 * the commit. ERR_ORDER_ALREADY_CANCELLED, ERR_ORDER_CANNOT_BE_CANCELLED. Suspends. */
enum err order_cancel_begin(struct call *call, const struct lock_order_row *order,
                            const char *reason, struct saga *ret_saga, bool *ret_refunds);

/* The undo of what a saga reserved for an order: the order ends, give_back does what its units
 * need, and others hear of it. Nothing happens when it has ended before. In the engine's
 * transaction. Suspends. */
enum err order_undo(struct call *call, struct saga *saga,
                    enum err (*give_back)(struct call *call, const struct saga *saga));

/* A new number for an order, of the day of now_us in UTC, which nobody can have foretold. */
const char *order_number_new(struct call *call, int64_t now_us);

/* A failure that nobody foresaw is the fault of that step. */
static inline enum err order_fault(enum err err, enum err fault)
{
    return err == ERR_INTERNAL_ERROR ? fault : err;
}

#endif
