/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Taking units and giving them back, an order at a time. A call that dies on its way leaves its
 * entry, and deal_units_reconcile() asks the database what became of the order.
 */
#include "deal_units.h"

#include "arena.h"
#include "co.h"
#include "loop.h"
#include "timedeal_repo.h"
#include "timedeal_scripts.h"

#define LOAD_TRIES 20
#define RETURN_US 500000 /* an order that ends does not wait longer for Redis */

/* order_number "": only looks */
static enum err purchase(struct call *call, const struct deal_units *units,
                         const struct deal_limit *limit, const char *order_number)
{
    for (unsigned i = 0; i < LOAD_TRIES; i++) {
        enum timedeal_purchase_result result;
        struct timedeal_purchase_gives gives;
        enum err err = timedeal_purchase_eval(
            call, units->time_deal_id, units->product_id, units->user_id, units->quantity,
            limit->max_per_user, limit->bought, limit->ends_at, order_number, &result, &gives);

        if (err || result == TIMEDEAL_PURCHASE_RESULT_OK)
            return err;
        err = deal_units_load(call, units->time_deal_id, units->product_id);
        if (err)
            return err;
    }
    return ERR_OVERLOADED;
}

enum err deal_units_look(struct call *call, const struct deal_units *units,
                         const struct deal_limit *limit)
{
    return purchase(call, units, limit, "");
}

/* Ends an entry; sign: '-' was taken, '+' comes back. What fails here is repaired later. */
static void finish(struct call *call, const struct deal_units *units, char sign, bool gives_back)
{
    enum timedeal_finish_result result;
    const char *entry = arena_printf(call->arena, "%c%s", sign, units->order_number);

    (void)timedeal_finish_eval(call, units->time_deal_id, units->product_id, units->user_id, entry,
                               units->quantity, gives_back, &result);
}

enum err deal_units_take(struct call *call, const struct deal_units *units,
                         const struct deal_limit *limit)
{
    enum err err = purchase(call, units, limit, units->order_number);

    if (err == ERR_INTERNAL_ERROR) /* its answer was lost: it may have taken them */
        deal_units_untake(call, units);
    return err;
}

void deal_units_sold(struct call *call, const struct deal_units *units)
{
    finish(call, units, '-', false);
}

void deal_units_untake(struct call *call, const struct deal_units *units)
{
    finish(call, units, '-', true);
}

struct coming_back {
    struct call *call;
    struct deal_units units;
};

/* An order that ends does not depend on Redis: what cannot be done in this time is left. */
static uint64_t hurry(struct call *call)
{
    const uint64_t deadline_us = co_deadline(), soon_us = loop_now_us(call->loop) + RETURN_US;

    if (!deadline_us || soon_us < deadline_us)
        co_deadline_set(soon_us);
    return deadline_us;
}

static void give_back(void *arg)
{
    const struct coming_back *it = arg;
    const uint64_t deadline_us = hurry(it->call);

    finish(it->call, &it->units, '+', true);
    co_deadline_set(deadline_us);
}

void deal_units_return(struct call *call, const struct deal_units *units)
{
    const uint64_t deadline_us = hurry(call);
    enum timedeal_return_result result;
    struct coming_back *it = arena_alloc(call->arena, sizeof(*it));

    *it = (struct coming_back){.call = call, .units = *units};
    (void)timedeal_return_eval(call, units->time_deal_id, units->product_id, units->order_number,
                               units->quantity, units->user_id, &result);
    co_deadline_set(deadline_us);
    db_after_commit(call->db, give_back, it);
}
