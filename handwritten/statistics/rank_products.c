/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The job that says of each product how many were sold of late, with an event for each that has
 * another number now.
 */
#include "call.h"
#include "product_events.h"
#include "statistics_jobs.h"
#include "statistics_repo.h"

static enum err rank(struct call *call)
{
    struct ranked_product *ranked;
    size_t n;
    enum err err = rank_products_query(call, &ranked, &n);

    for (size_t i = 0; !err && i < n; i++)
        err = product_ranked_emit(
            call, &(struct product_ranked_event){.product_id = ranked[i].product_id,
                                                 .sold_recently = ranked[i].sold_recently});
    return err;
}

enum err rank_products_run(struct call *call)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = rank(call);
    } while (db_tx_end(call->db, &err));
    return err;
}
