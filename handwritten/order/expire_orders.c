/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Orders that nobody paid in time are cancelled, each in a transaction of its own, so that one that
 * cannot be cancelled now keeps no other waiting; it is tried again in the next run.
 */
#include "order.h"
#include "order_jobs.h"
#include "order_repo.h"

static enum err expire(struct call *call, int64_t id, int64_t now_us)
{
    struct lock_order_row order;
    enum err err = lock_order_query(call, id, &order);

    if (err)
        return err;
    if (order.status != ORDER_STATUS_PENDING || order.expires_at > now_us)
        return ERR_OK; /* paid or cancelled meanwhile */
    err = order_cancel_unpaid(call, &order, "not paid in time");
    return err == ERR_ORDER_CANNOT_BE_CANCELLED ? ERR_OK : err; /* being paid */
}

static enum err expire_in_tx(struct call *call, int64_t id, int64_t now_us)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = expire(call, id, now_us);
    } while (db_tx_end(call->db, &err));
    return err;
}

/* After these there is no use in going on with the next order. */
static bool ends_run(enum err err)
{
    return err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_DEADLINE_EXCEEDED;
}

enum err expire_orders_run(struct call *call)
{
    const int64_t now_us = value_now_us();
    int64_t after_us = 0, after_id = 0;
    enum err first = ERR_OK;
    size_t n;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        struct expired_orders_row *rows;
        enum err err = expired_orders_query(call, now_us, after_us, after_id, &rows, &n);

        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            err = expire_in_tx(call, rows[i].id, now_us);
            if (ends_run(err))
                return err;
            if (!first)
                first = err;
            after_us = rows[i].expires_at;
            after_id = rows[i].id;
        }
    } while (n);
    return first;
}
