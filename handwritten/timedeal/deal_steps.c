/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the saga deal_order does to stock. The units of a purchase stay reserved for their deal
 * until they are paid: then they are sold, with the order as the reference. Unpaid they go back to
 * the deal, or to the shelf when that is over. Each function runs in the engine's transaction.
 */
#include "deal_units.h"
#include "inventory/movement.h"
#include "inventory_dto.h"
#include "order/order.h"
#include "system/saga.h"
#include "timedeal_repo.h"
#include "timedeal_sagas.h"

/* The purchase's own transaction has taken them. */
enum err keep_deal_units(struct call *call, struct saga *saga)
{
    (void)call;
    (void)saga;
    return ERR_OK;
}

static enum err move(struct call *call, const struct saga *saga, int movement_type)
{
    struct stock_line *lines;
    size_t n;
    enum err err = order_lines(call, saga->order_id, &lines, &n);

    if (err)
        return err;
    return movement_of_lines(call, movement_type, MOVEMENT_REFERENCE_ORDER, saga->order_number,
                             lines, n, saga->reason);
}

/* To the deal, which cannot end meanwhile; after its end to the shelf. */
static enum err give_back(struct call *call, const struct saga *saga)
{
    struct purchase_of_order_row row;
    struct hold_deal_row deal;
    uint64_t n_returned;
    bool is_open;
    enum err err = purchase_of_order_query(call, saga->order_id, &row);

    if (!err)
        err = hold_deal_query(call, row.time_deal_id, &deal);
    if (err)
        return err;
    is_open = deal.status == TIME_DEAL_STATUS_ACTIVE;
    if (is_open)
        deal_units_return(call, &(struct deal_units){
                                    .time_deal_id = row.time_deal_id,
                                    .product_id = row.product_id,
                                    .user_id = row.user_id,
                                    .order_number = saga->order_number,
                                    .quantity = row.quantity,
                                });
    err = return_units_query(call, row.id, value_now_us(), &n_returned);
    return err || is_open ? err : move(call, saga, MOVEMENT_TYPE_RELEASE);
}

/* Why it cannot be found or moved is not the order's business. */
static enum err give_back_or_fault(struct call *call, const struct saga *saga)
{
    enum err err = give_back(call, saga);

    switch (err) {
    case ERR_TIMEDEAL_NOT_FOUND:
    case ERR_TIMEDEAL_PRODUCT_NOT_FOUND:
    case ERR_INSUFFICIENT_STOCK:
    case ERR_INTERNAL_ERROR:
        return ERR_STOCK_RELEASE_FAILED;
    default:
        return err;
    }
}

enum err return_deal_units(struct call *call, struct saga *saga)
{
    return order_undo(call, saga, give_back_or_fault);
}

enum err deduct_deal_units(struct call *call, struct saga *saga)
{
    enum err err = move(call, saga, MOVEMENT_TYPE_SALE);

    return order_fault(err, ERR_STOCK_DEDUCTION_FAILED);
}

/* Back from the buyer and reserved at once, so that return_deal_units finds them where the deal
 * left them. */
enum err restore_deal_units(struct call *call, struct saga *saga)
{
    enum err err = movement_of_reference(call, MOVEMENT_TYPE_RETURN, MOVEMENT_REFERENCE_ORDER,
                                         saga->order_number, saga->reason);

    if (!err)
        err = move(call, saga, MOVEMENT_TYPE_RESERVATION);
    return order_fault(err, ERR_STOCK_RELEASE_FAILED);
}
