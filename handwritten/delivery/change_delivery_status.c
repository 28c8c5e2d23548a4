/* SPDX-License-Identifier: Apache-2.0 */
/* PUT /deliveries/{trackingNumber}/status: what an administrator or a carrier reports. */
#include "delivery.h"
#include "delivery_http.h"
#include "delivery_repo.h"
#include "order_repo.h"

/* Rows are locked in the order that all follow: the order's, then the delivery's. */
static enum err change(struct call *call, const char *tracking_number,
                       const struct delivery_report *report)
{
    struct order_of_delivery_row found;
    struct lock_order_row order;
    enum err err;

    err = order_of_delivery_query(call, tracking_number, &found);
    if (!err)
        err = lock_order_query(call, found.order_id, &order);
    return err ? err : delivery_report(call, found.order_id, report);
}

enum err change_delivery_status_handle(struct call *call,
                                       const struct change_delivery_status_path *path,
                                       const struct delivery_status_change *in,
                                       struct delivery_view *ret)
{
    const struct delivery_report report = {
        .status = in->status, .location = in->location, .description = in->description};
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = change(call, path->tracking_number, &report);
    } while (db_tx_end(call->db, &err));
    if (err)
        return err;
    return delivery_view_find_own_by_tracking_number(call, path->tracking_number, ret);
}
