/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the sagas of an order do to the order and its stock. Each function runs in the engine's
 * transaction and may be repeated: what was done already is found and not done again.
 */
#include "inventory_dto.h"
#include "order.h"
#include "order_events.h"
#include "order_machine.h"
#include "order_repo.h"
#include "order_sagas.h"
#include "payment/payment.h"
#include "system/saga.h"

static enum err move(struct call *call, const struct saga *saga, int movement_type, enum err fault)
{
    enum err err = movement_of_reference(call, movement_type, MOVEMENT_REFERENCE_ORDER,
                                         saga->order_number, saga->reason);

    return order_fault(err, fault);
}

static bool is_over(const struct lock_order_row *order)
{
    return order->status == ORDER_STATUS_CANCELLED || order->status == ORDER_STATUS_REFUNDED;
}

/* What follows the last transition of an order: its coupon comes back, and others hear of it. */
static enum err end(struct call *call, const struct saga *saga, const struct lock_order_row *order)
{
    uint64_t n_ended;
    enum err err = end_order_query(call, order->id, saga->reason, &n_ended);

    if (err)
        return err;
    return order_cancelled_emit(
        call, &(struct order_cancelled_event){
                  .order_number = order->order_number,
                  .user_id = order->user_id,
                  .reason_presence = saga->reason ? PRESENCE_VALUE : PRESENCE_NULL,
                  .reason = saga->reason,
              });
}

/* The order's own transaction has reserved already; nothing is reserved twice. */
enum err reserve_inventory(struct call *call, struct saga *saga)
{
    struct stock_line *lines;
    size_t n;
    enum err err = order_lines(call, saga->order_id, &lines, &n);

    if (!err)
        err = movement_of_lines(call, MOVEMENT_TYPE_RESERVATION, MOVEMENT_REFERENCE_ORDER,
                                saga->order_number, lines, n, NULL);
    return order_fault(err, ERR_STOCK_RESERVATION_FAILED);
}

enum err order_undo(struct call *call, struct saga *saga,
                    enum err (*give_back)(struct call *call, const struct saga *saga))
{
    struct lock_order_row order;
    enum err err = lock_order_query(call, saga->order_id, &order);

    if (err || is_over(&order))
        return err;
    if (order.status == ORDER_STATUS_PENDING)
        err = order_status_cancel(call, order.id);
    else
        err = order_status_abandon(call, order.id);
    if (err)
        return err;
    err = give_back(call, saga);
    return err ? err : end(call, saga, &order);
}

/* What was sold is not reserved any more: it comes back by return_inventory. */
static enum err release(struct call *call, const struct saga *saga)
{
    return move(call, saga, MOVEMENT_TYPE_RELEASE, ERR_STOCK_RELEASE_FAILED);
}

enum err release_order(struct call *call, struct saga *saga)
{
    return order_undo(call, saga, release);
}

enum err deduct_inventory(struct call *call, struct saga *saga)
{
    return move(call, saga, MOVEMENT_TYPE_SALE, ERR_STOCK_DEDUCTION_FAILED);
}

enum err return_inventory(struct call *call, struct saga *saga)
{
    return move(call, saga, MOVEMENT_TYPE_RETURN, ERR_STOCK_RELEASE_FAILED);
}

/* Whoever paid is the buyer, also when an administrator sent the request. */
static enum err confirm(struct call *call, struct saga *saga)
{
    struct payment_memo *paid;
    enum err err = order_status_pay(call, saga->order_id);

    if (err)
        return err == ERR_ORDER_ALREADY_PAID ? ERR_OK : err;
    err = payment_memo(call, saga, &paid);
    if (err)
        return err;
    return order_confirmed_emit(call, &(struct order_confirmed_event){
                                          .order_number = saga->order_number,
                                          .user_id = paid->row.user_id,
                                      });
}

enum err confirm_order(struct call *call, struct saga *saga)
{
    enum err err = confirm(call, saga);

    return err ? err : payment_answer(call, saga);
}

enum err refund_order(struct call *call, struct saga *saga)
{
    struct lock_order_row order;
    enum err err = lock_order_query(call, saga->order_id, &order);

    if (!err && !is_over(&order)) {
        err = order_status_refund(call, order.id);
        if (!err)
            err = end(call, saga, &order);
    }
    return err ? err : refund_answer(call, saga);
}
