/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The leases of parts. Whoever finds one free, ended, or with an owner that is surely dead, takes
 * it. An owner renews at a third of the time.
 *
 * The rule: the lease counts from before it was asked for, by this machine's monotonic clock, less
 * a margin. Who was away for longer than that (a stopped process, a silent database) gives up all
 * that it has under way before it asks again.
 */
#include "relay_impl.h"

#include "instance.h"
#include "log.h"
#include "metrics.h"
#include "problem.h"
#include "server.h"

#define SOONEST_MS 10
#define LATEST_MS 1000

/* Who holds what, as it was read. */
struct holders {
    unsigned ours;       /* bits */
    const char *gone;    /* an owner that is dead, or NULL */
    int64_t next_end_us; /* of another's lease; 0: there is none */
};

static enum err make_rows(struct call *call)
{
    static const struct db_sql sql = {
        .name = "relay_parts_make",
        .text = "INSERT IGNORE INTO relay_parts (part) VALUES (0), (1), (2), (3), (4), (5), (6), "
                "(7)",
    };

    _Static_assert(RELAY_PARTS == 8, "a row a part");
    return db_end(db_begin(call->db, &sql), ERR_OK);
}

/* Renews ours, takes the free ones and those of a dead owner. */
static enum err take(struct call *call, unsigned lease_ms, const char *dead_owner)
{
    static const struct db_sql sql = {
        .name = "relay_parts_take",
        .text = "UPDATE relay_parts SET lease_owner = ?, lease_until = NOW(6) + INTERVAL ? "
                "MICROSECOND WHERE lease_owner IS NULL OR lease_until IS NULL OR lease_until < "
                "NOW(6) OR lease_owner = ? OR lease_owner = ?",
    };
    struct db_stmt *st = db_begin(call->db, &sql);

    db_bind_str(st, instance_id());
    db_bind_i64(st, (int64_t)lease_ms * 1000);
    db_bind_str(st, instance_id());
    db_bind_str(st, dead_owner);
    return db_end(st, ERR_OK);
}

static enum err look(struct call *call, struct holders *ret)
{
    static const struct db_sql sql = {
        .name = "relay_parts_look",
        .text = "SELECT part, lease_owner = ?, lease_owner, "
                "TIMESTAMPDIFF(MICROSECOND, NOW(6), lease_until) FROM relay_parts "
                "WHERE lease_owner IS NOT NULL",
    };
    struct db_stmt *st = db_begin(call->db, &sql);
    enum presence presence = PRESENCE_ABSENT;
    const char *owner = NULL;
    int64_t part = 0, left_us = 0;
    bool is_ours = false;

    *ret = (struct holders){0};
    db_bind_str(st, instance_id());
    while (db_next(st)) {
        db_get_i64(st, &part);
        db_get_bool(st, &is_ours);
        db_get_str(st, &owner);
        db_get_opt_i64(st, &presence, &left_us);
        if (is_ours)
            ret->ours |= 1U << (part & (RELAY_PARTS - 1));
        else if (instance_is_gone(owner))
            ret->gone = owner;
        else if (!ret->next_end_us || left_us < ret->next_end_us)
            ret->next_end_us = left_us > 0 ? left_us : 1;
    }
    return db_end(st, ERR_OK);
}

static enum err ask(struct relay *relay, struct call *call, struct holders *ret)
{
    enum err err = relay->has_rows ? ERR_OK : make_rows(call);

    if (err)
        return err;
    relay->has_rows = true;
    err = take(call, relay->lease_ms, NULL);
    if (!err)
        err = look(call, ret);
    if (err || !ret->gone)
        return err;
    err = take(call, relay->lease_ms, ret->gone);
    if (!err)
        err = look(call, ret);
    return err;
}

/* Nothing may be published any more under the leases that there were. */
static void lose(struct relay *relay)
{
    if (!relay->parts)
        return;
    LOG(LOG_WARN, "the lease of the outbox was lost", {"parts", NULL, relay->parts});
    relay->parts = 0;
    relay->is_broken = true;
    relay_task_in(&relay->scan, 0);
}

static void keep(struct relay *relay, uint64_t asked_us, unsigned ours)
{
    if (relay->parts & ~ours)
        lose(relay);
    if (ours & ~relay->parts) {
        relay->cursor = 0;
        relay->has_recovered = false;
        relay_task_in(&relay->scan, 0);
    }
    relay->parts = ours;
    relay->held_until_us = asked_us + (uint64_t)relay->lease_ms * 900;
    metrics_set("relay_parts", NULL, NULL, __builtin_popcount(ours));
}

static void note(struct relay *relay, const struct call *call, enum err err)
{
    const char *cause = err ? db_last_error(call->db) : NULL;

    if (err && !relay->is_lease_wrong)
        LOG(LOG_WARN, "the lease of the outbox cannot be had",
            {"code", problem_info(relay->home->service, err)->code, 0},
            {"cause", cause ? cause : "", 0});
    relay->is_lease_wrong = err != ERR_OK;
}

/* Somebody else's lease may end before we would look again. */
static uint64_t next_ms(const struct relay *relay, const struct holders *holders)
{
    uint64_t ms = relay->lease_ms / 3, end_ms = (uint64_t)holders->next_end_us / 1000 + 1;

    if (ms > LATEST_MS)
        ms = LATEST_MS;
    if (holders->next_end_us && end_ms < ms)
        ms = end_ms;
    return ms > SOONEST_MS ? ms : SOONEST_MS;
}

void relay_lease_run(struct relay *relay)
{
    uint64_t asked_us = relay_now_us(relay);
    struct holders holders = {0};
    struct call call;
    enum err err;

    if (asked_us > relay->held_until_us)
        lose(relay);
    relay_call_open(relay, &call);
    err = ask(relay, &call, &holders);
    note(relay, &call, err);
    relay_call_close(&call);
    if (!err)
        keep(relay, asked_us, holders.ours);
    relay_task_in(&relay->lease, next_ms(relay, &holders));
}

bool relay_lease_holds(const struct relay *relay)
{
    return relay->parts && relay_now_us(relay) < relay->held_until_us;
}

void relay_lease_release(struct relay *relay)
{
    static const struct db_sql sql = {
        .name = "relay_parts_release",
        .text = "UPDATE relay_parts SET lease_owner = NULL, lease_until = NULL WHERE "
                "lease_owner = ?",
    };
    struct db_stmt *st;
    struct call call;

    if (!relay->parts)
        return;
    relay_call_open(relay, &call);
    st = db_begin(call.db, &sql);
    db_bind_str(st, instance_id());
    db_end(st, ERR_OK); /* else they end by themselves */
    relay_call_close(&call);
    relay->parts = 0;
}
