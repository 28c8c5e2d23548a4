/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A buyer cancels an order.
 */
#include "order.h"
#include "order_http.h"
#include "order_repo.h"
#include "system/saga.h"

static enum err begin(struct call *call, const char *order_number, const char *reason,
                      struct saga *saga, bool *ret_refunds)
{
    struct lock_order_row order;
    enum err err = lock_order_of_number_query(call, order_number, &order);

    if (err)
        return err;
    if (!call_owns(call, order.user_id))
        return ERR_ORDER_USER_MISMATCH;
    return order_cancel_begin(call, &order, reason, saga, ret_refunds);
}

enum err cancel_order_handle(struct call *call, const struct cancel_order_path *path,
                             const struct cancellation *in, struct order_view *ret)
{
    struct saga saga;
    bool refunds;
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        refunds = false;
        err = db_tx_begin(call->db);
        if (!err)
            err = begin(call, path->order_number, in->reason, &saga, &refunds);
    } while (db_tx_end(call->db, &err));
    if (!err && refunds)
        err = saga_run(call, &saga);
    if (err)
        return err;
    return order_view_find_own_by_order_number(call, path->order_number, ret);
}
