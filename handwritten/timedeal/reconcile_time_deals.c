/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Goes through all that is on sale, and makes Redis agree with the database.
 */
#include "deal_units.h"
#include "timedeal_jobs.h"
#include "timedeal_repo.h"

enum err reconcile_time_deals_run(struct call *call)
{
    enum err first = ERR_OK;
    int64_t after = 0;
    size_t n;

    do {
        struct products_on_deal_row *rows;
        enum err err = products_on_deal_query(call, after, &rows, &n);

        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            err = deal_units_reconcile(call, rows[i].time_deal_id, rows[i].product_id);
            if (err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_DEADLINE_EXCEEDED)
                return err;
            if (!first)
                first = err;
            after = rows[i].id;
        }
    } while (n);
    return first;
}
