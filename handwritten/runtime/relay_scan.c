/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads what waits and gives it to the producer.
 *
 * The rule: a row may be committed later than one with a higher id, if their keys differ. So
 * reading begins with the first unpublished row wherever that is cheap, and passes over those that
 * are under way; while there are many, it goes on from where it was, and looks for late ones now
 * and then. Within a key ids have the order of the changes, and a row is made after the one before
 * it was committed: what was made since the last look may follow a late one, and waits for the
 * next.
 */
#include "relay_impl.h"

#include "fault.h"
#include "log.h"
#include "problem.h"
#include "server.h"

#define PAGE 1000
#define FEW 256         /* under way: reading them again costs next to nothing */
#define SOME 1000       /* reading them again is bearable now and then */
#define MOST 4000       /* under way: a fifth of a second of a backlog; each look reads their ids */
#define LATE_FEW_MS 20  /* between looks for late rows while some are under way */
#define LATE_HELD_MS 40 /* while rows wait for the look */
#define LATE_MANY_MS 200
#define LATE_COST 3  /* a look comes no sooner than so many times what the last one took */
#define PACE_MS 2    /* between two reads, so that one finds several commits */
#define POLL_MS 1000 /* without any word of a commit */
#define AWAY_MS 500  /* after the database did not answer */
#define NEVER_MS 3600000

static unsigned n_under_way(const struct relay *relay)
{
    return relay_flight_n(&relay->flight, RELAY_FLIGHT_SENT) +
           relay_flight_n(&relay->flight, RELAY_FLIGHT_DELIVERED);
}

/* How many rows surely follow no late one of their key that is not read yet. */
static unsigned n_safe(const struct relay *relay, const struct relay_rows *rows, bool is_whole)
{
    unsigned n = 0;

    while (n < rows->n && (is_whole || rows->items[n].created_us < relay->looked_us))
        n++;
    return n;
}

/* Gives the rows to the producer, but for those under way. False: not all. */
static bool send_rows(struct relay *relay, const struct relay_rows *rows)
{
    for (unsigned i = 0; i < rows->n; i++) {
        const struct relay_row *row = &rows->items[i];
        struct relay_flight_row *under_way;
        rd_kafka_resp_err_t err;

        if (relay_flight_has(&relay->flight, row->id))
            continue;
        if (!relay_lease_holds(relay))
            return false;
        under_way = relay_flight_add(&relay->flight, row->id);
        err = relay_producer_send(relay, row, under_way);
        if (!err)
            continue;
        relay_flight_drop(&relay->flight, under_way);
        if (err != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
            LOG(LOG_ERROR, "an event cannot be published", {"event_id", row->event_id, 0},
                {"reason", rd_kafka_err2str(err), 0});
            relay_producer_fail(relay, rd_kafka_err2str(err));
        }
        return false;
    }
    return true;
}

static unsigned late_ms(const struct relay *relay)
{
    unsigned ms = relay->is_held_up ? LATE_HELD_MS : LATE_MANY_MS;

    if (n_under_way(relay) < SOME)
        return LATE_FEW_MS;
    return ms > relay->look_ms * LATE_COST ? ms : relay->look_ms * LATE_COST;
}

/* Where to read from: the first row, the cursor, or a late row before it. */
static enum err choose_start(struct relay *relay, struct call *call)
{
    uint64_t now_us = relay_now_us(relay);
    bool is_late = now_us >= relay->complete_us + (uint64_t)late_ms(relay) * 1000;
    int64_t missed = 0, looked_us = 0;
    enum err err;

    if (n_under_way(relay) < FEW || (is_late && n_under_way(relay) < SOME))
        relay->cursor = 0;
    if (!relay->cursor || !is_late)
        return ERR_OK;
    err = relay_rows_first_missed(call, relay->parts, relay->cursor, &relay->flight, &missed,
                                  &looked_us);
    if (err)
        return err;
    relay->complete_us = now_us;
    relay->looked_us = looked_us;
    relay->look_ms = (unsigned)((relay_now_us(relay) - now_us) / 1000);
    if (missed)
        relay->cursor = missed - 1;
    return ERR_OK;
}

static bool is_out(const struct relay *relay)
{
    return relay->is_broken || !relay_lease_holds(relay) || !relay->producer.client;
}

/* One page. *ret_again_ms: when to read again, if nothing happens before. */
static enum err read_page(struct relay *relay, struct call *call, uint64_t *ret_again_ms)
{
    uint64_t now_us = relay_now_us(relay);
    struct relay_rows rows = {0};
    unsigned at_most, n_read, parts = relay->parts;
    bool is_whole;
    enum err err;

    /* Those whose mark was committed before the next statement begins cannot be seen by it. */
    relay_flight_forget(&relay->flight, RELAY_FLIGHT_MARKED);
    err = choose_start(relay, call);
    if (err || is_out(relay))
        return err;
    is_whole = relay->cursor == 0;
    at_most = is_whole ? PAGE + n_under_way(relay) : PAGE;
    err = relay_rows_read(call, parts, relay->cursor, at_most, &rows);
    if (err || is_out(relay) || relay->parts != parts)
        return err;
    n_read = rows.n;
    rows.n = n_safe(relay, &rows, is_whole);
    relay->is_held_up = rows.n < n_read;
    if (!send_rows(relay, &rows)) {
        relay->cursor = 0;
        relay->waits_for_room = true;
        return ERR_OK;
    }
    if (is_whole)
        relay->complete_us = now_us;
    if (rows.n)
        relay->cursor = rows.items[rows.n - 1].id;
    if (rows.n == at_most)
        *ret_again_ms = 0;
    else if (!is_whole)
        *ret_again_ms = late_ms(relay);
    return ERR_OK;
}

static void note(struct relay *relay, const struct call *call, enum err err)
{
    const char *cause = err ? db_last_error(call->db) : NULL;

    if (err && !relay->is_outbox_wrong)
        LOG(LOG_WARN, "the outbox cannot be read",
            {"code", problem_info(relay->home->service, err)->code, 0},
            {"cause", cause ? cause : "", 0});
    relay->is_outbox_wrong = err != ERR_OK;
}

static void read_rows(struct relay *relay)
{
    uint64_t again_ms = fault_point("relay.poll") ? NEVER_MS : POLL_MS;
    bool may_recover = kafka_is_embedded(relay->home->kafka);
    enum err err = ERR_OK;
    struct call call;

    relay_call_open(relay, &call);
    if (may_recover && !relay->has_recovered) {
        err = relay_rows_recover(&call);
        relay->has_recovered = !err;
    }
    if (!err)
        err = read_page(relay, &call, &again_ms);
    note(relay, &call, err);
    relay_call_close(&call);
    relay_task_in(&relay->scan, err ? AWAY_MS : again_ms);
}

/* False: there is no producer, and why has been said. */
static bool has_producer(struct relay *relay)
{
    if (relay->producer.client)
        return true;
    if (kafka_create_topics(relay->home->kafka)) {
        relay_producer_fail(relay, "the topics cannot be created");
        return false;
    }
    return relay_lease_holds(relay) && relay_producer_open(relay);
}

static bool is_idle_and_down(const struct relay *relay)
{
    return relay->is_up == 0 && !relay_flight_n(&relay->flight, RELAY_FLIGHT_SENT);
}

/* Another reading while the last one is hardly over finds little. */
void relay_scan_run(struct relay *relay)
{
    if (relay->is_broken) {
        relay_producer_close(relay);
        relay->cursor = 0;
        relay->is_broken = false;
    }
    if (!relay_lease_holds(relay))
        return; /* who gets it wakes us */
    if (relay_now_us(relay) < relay->not_before_us) {
        relay_task_at(&relay->scan, relay->not_before_us);
        return;
    }
    if (!has_producer(relay))
        return;
    if (is_idle_and_down(relay))
        relay_producer_probe(relay);
    if (is_out(relay))
        return;
    if (n_under_way(relay) + PAGE > MOST) {
        relay->waits_for_room = true;
        return;
    }
    relay->not_before_us = relay_now_us(relay) + PACE_MS * 1000;
    read_rows(relay);
}
