/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the database to Redis. What the database has is read under the coupon's row lock, carried
 * over in portions to a key of the loader's own, and put in place by one script, which leaves
 * everything alone when the coupon is being sold already. So loading may happen twice at once, or
 * stop halfway; the lock only saves work.
 */
#include "arena.h"
#include "co.h"
#include "coupon_impl.h"
#include "coupon_repo.h"
#include "coupon_scripts.h"
#include "kv.h"
#include "loop.h"
#include "rows.h"

#define PORTION 1000
#define LOCK_MS "10000"
#define USERS_MS "60000"
#define PAUSE_MS 10
#define LONGEST_PAUSE 6 /* doublings */
#define US_PER_S 1000000

struct holders {
    const char **users;
    size_t n;
};

static enum err read_holders(struct call *call, int64_t id, struct holders *ret)
{
    int64_t after = 0;
    size_t n;

    do {
        struct users_of_coupon_row *rows;
        enum err err = users_of_coupon_query(call, id, after, &rows, &n);

        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            ret->users = rows_grow(call->arena, ret->users, ret->n, sizeof *ret->users);
            ret->users[ret->n++] = rows[i].user_id;
            after = rows[i].id;
        }
    } while (n);
    return ERR_OK;
}

static enum err read_all(struct call *call, int64_t id, struct coupon_left *ret_left,
                         struct holders *ret_holders)
{
    enum err err;

    do {
        *ret_holders = (struct holders){0};
        err = db_tx_begin(call->db);
        if (!err)
            err = lock_coupon_query(call, id, ret_left);
        if (!err)
            err = read_holders(call, id, ret_holders);
    } while (db_tx_end(call->db, &err));
    return err;
}

static enum err carry(struct call *call, const char *key, const struct holders *holders)
{
    const char **argv = arena_alloc(call->arena, (PORTION + 2) * sizeof *argv);
    struct kv_reply reply;
    enum err err = ERR_OK;

    argv[0] = "SADD";
    argv[1] = key;
    for (size_t done = 0, n; done < holders->n && !err; done += n) {
        n = holders->n - done < PORTION ? holders->n - done : PORTION;
        memcpy(argv + 2, holders->users + done, n * sizeof *argv);
        err = kv_command(call->kv, call->arena, n + 2, argv, NULL, &reply);
        if (!err)
            err = kv_run(call->kv, call->arena, &reply, "PEXPIRE", key, USERS_MS);
    }
    return err;
}

enum err coupon_load(struct call *call, int64_t id, int64_t version, int64_t n_pending)
{
    const char *filler = call_uuid(call);
    struct coupon_left left;
    struct holders holders;
    enum coupon_fill_result result;
    enum err err = read_all(call, id, &left, &holders);

    if (err)
        return err;
    if (left.status == COUPON_STATUS_INACTIVE)
        return ERR_COUPON_INACTIVE;
    if (left.status == COUPON_STATUS_EXPIRED || left.expires_at <= value_now_us())
        return ERR_COUPON_EXPIRED;
    err = carry(call, arena_printf(call->arena, "coupon:users:{%lld}:{%s}", (long long)id, filler),
                &holders);
    if (err)
        return err;
    return coupon_fill_eval(call, id, filler, version, n_pending,
                            left.total_quantity - left.issued_quantity, (int64_t)holders.n,
                            left.expires_at + COUPON_KEYS_LINGER_US, &result);
}

static enum err load_or_wait(struct call *call, int64_t id, unsigned attempt)
{
    const char *lock = arena_printf(call->arena, "coupon:loading:{%lld}", (long long)id);
    struct kv_reply reply;
    enum err err = kv_run(call->kv, call->arena, &reply, "SET", lock, "1", "NX", "PX", LOCK_MS);

    if (err)
        return err;
    if (reply.kind == KV_NIL) { /* another thread or instance */
        co_sleep_ms(PAUSE_MS << (attempt < LONGEST_PAUSE ? attempt : LONGEST_PAUSE));
        return ERR_OK;
    }
    err = coupon_load(call, id, -1, 0);
    kv_run(call->kv, call->arena, &reply, "DEL", lock);
    return err;
}

enum err coupon_reload(struct call *call, int64_t id, unsigned attempt)
{
    struct coupon_slot *slot = coupon_slot(call, id);
    enum err err;

    if (!turn_take(&slot->loading))
        return ERR_OK;
    err = load_or_wait(call, id, attempt);
    turn_end(&slot->loading);
    if (err == ERR_COUPON_INACTIVE || err == ERR_COUPON_EXPIRED)
        coupon_facts_drop(call, id);
    return err;
}

void coupon_settle(struct call *call, int64_t id, const char *user_id, int64_t since_us,
                   const char *outcome)
{
    const uint64_t deadline_us = co_deadline(), grace_us = loop_now_us(call->loop) + US_PER_S;
    enum coupon_settle_result result;

    if (deadline_us && deadline_us < grace_us)
        co_deadline_set(grace_us);
    coupon_settle_eval(call, id, user_id, since_us, outcome, &result);
    co_deadline_set(deadline_us);
}
