/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An administrator moves an order on. A table says which ways are his and what each takes along;
 * all other ways are refused by where the order is.
 */
#include "delivery/delivery.h"
#include "order.h"
#include "order_http.h"
#include "order_repo.h"
#include "system/saga.h"

#define DEFAULT_REASON "cancelled by the shop"

struct change {
    struct call *call;
    const struct lock_order_row *order;
    const char *reason;
    struct saga *saga;
    bool refunds; /* saga_run(saga) must follow */
};

/* Why a parcel does not move is its own code only where the contract has it. */
static enum err of_delivery(enum err err)
{
    switch (err) {
    case ERR_DELIVERY_NOT_FOUND:
    case ERR_DELIVERY_ALREADY_SHIPPED:
    case ERR_DELIVERY_ALREADY_DELIVERED:
    case ERR_INVALID_DELIVERY_STATUS:
        return ERR_INVALID_ORDER_STATUS;
    default:
        return err;
    }
}

static enum err ship(struct change *change)
{
    return of_delivery(delivery_ship(change->call, change->order->id));
}

static enum err deliver(struct change *change)
{
    return of_delivery(delivery_deliver(change->call, change->order->id));
}

static enum err cancel(struct change *change)
{
    enum err err = order_cancel_begin(change->call, change->order, change->reason, change->saga,
                                      &change->refunds);

    if (err == ERR_ORDER_CANNOT_BE_CANCELLED || err == ERR_ORDER_ALREADY_CANCELLED)
        return ERR_INVALID_ORDER_STATUS; /* being paid, or being paid back */
    return err;
}

static const struct way {
    int from, to;
    enum err (*go)(struct change *change);
} ways[] = {
    {ORDER_STATUS_PAID, ORDER_STATUS_SHIPPING, ship},
    {ORDER_STATUS_SHIPPING, ORDER_STATUS_DELIVERED, deliver},
    {ORDER_STATUS_PENDING, ORDER_STATUS_CANCELLED, cancel},
    {ORDER_STATUS_PAID, ORDER_STATUS_REFUNDED, cancel},
};

static enum err refusal(int from, int to)
{
    if (from == ORDER_STATUS_DELIVERED)
        return ERR_ORDER_ALREADY_DELIVERED;
    if (from == ORDER_STATUS_SHIPPING)
        return ERR_ORDER_ALREADY_SHIPPED;
    if (to == ORDER_STATUS_SHIPPING &&
        (from == ORDER_STATUS_PENDING || from == ORDER_STATUS_CONFIRMED))
        return ERR_ORDER_NOT_PAID;
    return ERR_INVALID_ORDER_STATUS;
}

static enum err go(struct change *change, int to)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i].from == change->order->status && ways[i].to == to)
            return ways[i].go(change);
    return refusal(change->order->status, to);
}

static enum err begin(struct change *change, const char *order_number, int to)
{
    struct lock_order_row order;
    enum err err = lock_order_of_number_query(change->call, order_number, &order);

    if (err)
        return err;
    change->order = &order;
    err = go(change, to);
    change->order = NULL;
    return err;
}

enum err change_order_status_handle(struct call *call, const struct change_order_status_path *path,
                                    const struct order_status_change *in,
                                    struct admin_order_view *ret)
{
    struct saga saga;
    struct change change = {
        .call = call,
        .reason = in->reason_presence == PRESENCE_VALUE ? in->reason : DEFAULT_REASON,
        .saga = &saga,
    };
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        change.refunds = false;
        err = db_tx_begin(call->db);
        if (!err)
            err = begin(&change, path->order_number, in->status);
    } while (db_tx_end(call->db, &err));
    if (!err && change.refunds)
        err = saga_run(call, &saga);
    if (!err)
        err = admin_order_view_find_by_order_number(call, path->order_number, ret);
    return err ? err : get_any_order_after(call, ret);
}
