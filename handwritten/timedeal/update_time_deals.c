/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Begins and ends deals. A run also waits for what is due before the next one, so that a deal's
 * customers need not wait for the clock of a job.
 */
#include "arena.h"
#include "co.h"
#include "deal.h"
#include "deal_units.h"
#include "loop.h"
#include "timedeal_events.h"
#include "timedeal_jobs.h"
#include "timedeal_machine.h"
#include "timedeal_repo.h"

#define AHEAD_US 900000 /* of the interval of a second */
#define US_PER_MS 1000

static enum err start(struct call *call, int64_t id, const struct lock_deal_row *deal)
{
    enum err err = time_deal_status_start(call, id);

    if (err)
        return err;
    return timedeal_started_emit(call, &(struct timedeal_started_event){
                                           .time_deal_id = id,
                                           .name = deal->name,
                                           .starts_at = deal->starts_at,
                                       });
}

static enum err end(struct call *call, int64_t id)
{
    enum err err = time_deal_status_end(call, id);

    return err ? err : deal_release(call, id);
}

/* What is due by now; nothing if somebody cancelled it meanwhile. */
static enum err change(struct call *call, int64_t id, bool *ret_started)
{
    const int64_t now_us = value_now_us();
    struct lock_deal_row deal;
    enum err err = lock_deal_query(call, id, &deal);

    *ret_started = false;
    if (err)
        return err == ERR_TIMEDEAL_NOT_FOUND ? ERR_OK : err;
    if (deal.status == TIME_DEAL_STATUS_SCHEDULED && deal.starts_at <= now_us) {
        *ret_started = true;
        return start(call, id, &deal);
    }
    if (deal.status == TIME_DEAL_STATUS_ACTIVE && deal.ends_at <= now_us)
        return end(call, id);
    return ERR_OK;
}

static enum err change_in_tx(struct call *call, int64_t id, bool *ret_started)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = change(call, id, ret_started);
    } while (db_tx_end(call->db, &err));
    if (err)
        *ret_started = false;
    return err;
}

static void wait_until(int64_t time_us)
{
    const int64_t wait_us = time_us - value_now_us();

    if (wait_us > 0)
        co_sleep_ms((unsigned)((wait_us + US_PER_MS - 1) / US_PER_MS));
}

/* One that fails does not keep the others; it is tried again in the next run. */
static enum err change_all(struct call *call, const struct due_time_deals_row *rows, size_t n)
{
    bool *are_started = arena_alloc(call->arena, (n + 1) * sizeof(*are_started));
    enum err first = ERR_OK;

    for (size_t i = 0; i < n; i++) {
        enum err err;

        wait_until(rows[i].due_at);
        err = change_in_tx(call, rows[i].id, &are_started[i]);
        if (!first)
            first = err;
    }
    for (size_t i = 0; i < n; i++)
        if (are_started[i])
            (void)deal_units_load_all(call, rows[i].id); /* or by its first buyer */
    return first;
}

enum err update_time_deals_run(struct call *call)
{
    struct due_time_deals_row *rows;
    size_t n;
    enum err err = due_time_deals_query(call, value_now_us() + AHEAD_US, &rows, &n);

    return err ? err : change_all(call, rows, n);
}
