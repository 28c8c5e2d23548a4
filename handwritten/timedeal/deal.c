/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a deal ends, whoever ends it.
 */
#include "deal.h"

#include "arena.h"
#include "deal_units.h"
#include "inventory/movement.h"
#include "inventory_dto.h"
#include "order/order.h"
#include "timedeal_repo.h"

struct ended {
    struct call *call;
    int64_t time_deal_id;
    const struct unsold_units_row *rows;
    size_t n;
};

static void forget(void *arg)
{
    const struct ended *it = arg;

    for (size_t i = 0; i < it->n; i++)
        deal_units_forget(it->call, it->time_deal_id, it->rows[i].product_id);
}

enum err deal_release(struct call *call, int64_t time_deal_id)
{
    struct ended *ended = arena_alloc(call->arena, sizeof(*ended));
    struct unsold_units_row *rows;
    struct stock_line *lines;
    size_t n, n_lines = 0;
    enum err err = unsold_units_query(call, time_deal_id, &rows, &n);

    if (err)
        return err;
    lines = arena_alloc(call->arena, (n + 1) * sizeof(*lines));
    for (size_t i = 0; i < n; i++)
        if (rows[i].unsold)
            lines[n_lines++] = (struct stock_line){rows[i].product_id, rows[i].unsold};
    *ended = (struct ended){.call = call, .time_deal_id = time_deal_id, .rows = rows, .n = n};
    db_after_commit(call->db, forget, ended);
    return movement_of_lines(call, MOVEMENT_TYPE_RELEASE, MOVEMENT_REFERENCE_TIME_DEAL,
                             arena_printf(call->arena, "%lld", (long long)time_deal_id), lines,
                             n_lines, "the deal is over");
}
