/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A deal is ended before its time. What was bought of it stays bought.
 */
#include "deal.h"
#include "timedeal_http.h"
#include "timedeal_machine.h"
#include "timedeal_repo.h"

static enum err cancel(struct call *call, int64_t id)
{
    struct lock_deal_row deal;
    enum err err = lock_deal_query(call, id, &deal);

    if (err || deal.status == TIME_DEAL_STATUS_CANCELLED)
        return err;
    if (deal.ends_at <= value_now_us())
        return ERR_TIMEDEAL_EXPIRED;
    err = time_deal_status_cancel(call, id);
    return err ? err : deal_release(call, id);
}

enum err cancel_time_deal_handle(struct call *call, const struct cancel_time_deal_path *path)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = cancel(call, path->time_deal_id);
    } while (db_tx_end(call->db, &err));
    return err;
}
