/* SPDX-License-Identifier: Apache-2.0 */
/* Rows that are delivered are marked as published, many at a time. */
#include "relay_impl.h"

#include "log.h"
#include "problem.h"
#include "server.h"

#define SOON_MS 10 /* fewer statements, and nobody waits for the mark */
#define AGAIN_MS 500

static unsigned choose(const struct relay_flight *flight, int64_t *ids)
{
    const struct relay_flight_row *row = flight->lists[RELAY_FLIGHT_DELIVERED].first;
    unsigned n = 0;

    for (; row && n < RELAY_ROWS_MARK; row = row->next)
        ids[n++] = row->id;
    return n;
}

static void note(struct relay *relay, const struct call *call, enum err err)
{
    const char *cause = err ? db_last_error(call->db) : NULL;

    if (err && !relay->is_mark_wrong)
        LOG(LOG_WARN, "published events cannot be marked",
            {"code", problem_info(relay->home->service, err)->code, 0},
            {"cause", cause ? cause : "", 0});
    relay->is_mark_wrong = err != ERR_OK;
}

static enum err mark_some(struct relay *relay)
{
    struct relay_flight *flight = &relay->flight;
    int64_t ids[RELAY_ROWS_MARK];
    unsigned n = choose(flight, ids);
    struct call call;
    enum err err;

    relay_call_open(relay, &call);
    err = relay_rows_mark(&call, ids, n);
    note(relay, &call, err);
    relay_call_close(&call);
    for (unsigned i = 0; i < n && !err; i++) /* more came behind them, none before */
        relay_flight_move(flight, flight->lists[RELAY_FLIGHT_DELIVERED].first, RELAY_FLIGHT_MARKED);
    return err;
}

void relay_mark_all(struct relay *relay)
{
    while (relay_flight_n(&relay->flight, RELAY_FLIGHT_DELIVERED))
        if (mark_some(relay))
            return;
}

void relay_mark_run(struct relay *relay)
{
    unsigned n = relay_flight_n(&relay->flight, RELAY_FLIGHT_DELIVERED);
    enum err err = n ? mark_some(relay) : ERR_OK;

    if (relay->waits_for_room) {
        relay->waits_for_room = false;
        relay_task_in(&relay->scan, 0);
    }
    n = relay_flight_n(&relay->flight, RELAY_FLIGHT_DELIVERED);
    if (n)
        relay_task_in(&relay->mark, err ? AGAIN_MS : n < RELAY_ROWS_MARK ? SOON_MS : 0);
}
