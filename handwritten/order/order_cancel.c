/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two ways to cancel an order: before it is paid its saga is undone in the caller's
 * transaction; afterwards a saga of its own pays back first.
 */
#include "order.h"
#include "order_repo.h"
#include "payment/refund.h"
#include "system/saga.h"

enum err order_cancel_unpaid(struct call *call, const struct lock_order_row *order,
                             const char *reason)
{
    struct order_being_paid_row *payments;
    struct saga saga;
    size_t n;
    enum err err = order_being_paid_query(call, order->id, &payments, &n);

    if (err)
        return err;
    if (n)
        return call_fail(call, ERR_ORDER_CANNOT_BE_CANCELLED, "a payment of it is under way");
    err = saga_lock_first(call, order->id, &saga);
    if (err)
        return err == ERR_SAGA_NOT_FOUND ? ERR_INTERNAL_ERROR : err;
    return saga_undo(call, &saga, reason);
}

enum err order_cancel_begin(struct call *call, const struct lock_order_row *order,
                            const char *reason, struct saga *ret_saga, bool *ret_refunds)
{
    *ret_refunds = false;
    switch (order->status) {
    case ORDER_STATUS_PENDING:
        return order_cancel_unpaid(call, order, reason);
    case ORDER_STATUS_PAID:
        *ret_refunds = true;
        return refund_start(call, order, reason, 0, ret_saga);
    case ORDER_STATUS_CANCELLED:
    case ORDER_STATUS_REFUNDED:
        return ERR_ORDER_ALREADY_CANCELLED;
    default:
        return ERR_ORDER_CANNOT_BE_CANCELLED;
    }
}
