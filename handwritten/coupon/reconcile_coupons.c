/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Redis and the database agree in the end: a unit that was taken and never written comes back, and
 * keys that differ from the database while nobody is being served are filled anew. Counters that
 * move are left alone; they are looked at again in the next run.
 */
#include <stdlib.h>

#include "arena.h"
#include "coupon.h"
#include "coupon_jobs.h"
#include "coupon_repo.h"
#include "coupon_scripts.h"
#include "kv.h"

#define ABANDONED_US INT64_C(5000000)
#define US_PER_S 1000000

struct entry {
    const char *user_id;
    int64_t since_us;
};

/* The entries that nobody works on any more. */
static enum err read_abandoned(struct call *call, int64_t id, struct entry **ret, size_t *ret_n)
{
    const int64_t before_us = value_now_us() - ABANDONED_US;
    const char *key = arena_printf(call->arena, "coupon:pending:{%lld}", (long long)id);
    struct kv_reply reply;
    struct entry *entries;
    size_t n = 0;
    enum err err = kv_run(call->kv, call->arena, &reply, "HGETALL", key);

    if (err)
        return err;
    entries = arena_alloc(call->arena, reply.n_items / 2 * sizeof *entries + 1);
    for (size_t i = 0; i + 1 < reply.n_items; i += 2) {
        const struct kv_reply *since = &reply.items[i + 1];

        entries[n].user_id = reply.items[i].text;
        if (value_i64_parse(since->text, since->len, &entries[n].since_us) &&
            entries[n].since_us <= before_us)
            n++;
    }
    *ret = entries;
    *ret_n = n;
    return ERR_OK;
}

static const char *users_json(struct call *call, const struct entry *entries, size_t n)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, n * 16 + 3);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n; i++)
        jwrite_str(&out, NULL, entries[i].user_id);
    jwrite_array_end(&out);
    return arena_strndup(call->arena, out.text, out.len);
}

static int compare_users(const void *left, const void *right)
{
    const struct holders_among_row *a = left, *b = right;

    return strcmp(a->user_id, b->user_id);
}

/* A commit whose answer was lost holds the coupon's row until it is decided: with the row locked,
 * what is not there will not come. */
static enum err read_holders(struct call *call, int64_t id, const char *users,
                             struct holders_among_row **ret, size_t *ret_n)
{
    struct coupon_left left;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = lock_coupon_query(call, id, &left);
        if (!err)
            err = holders_among_query(call, id, users, ret, ret_n);
    } while (db_tx_end(call->db, &err));
    if (!err && *ret_n)
        qsort(*ret, *ret_n, sizeof **ret, compare_users);
    return err;
}

static enum err settle_abandoned(struct call *call, int64_t id)
{
    struct holders_among_row *holders;
    struct entry *entries;
    size_t n, n_holders;
    enum err err = read_abandoned(call, id, &entries, &n);

    if (err || n == 0)
        return err;
    err = read_holders(call, id, users_json(call, entries, n), &holders, &n_holders);
    for (size_t i = 0; i < n && !err; i++) {
        const struct holders_among_row wanted = {.user_id = entries[i].user_id};
        bool is_holder =
            n_holders && bsearch(&wanted, holders, n_holders, sizeof wanted, compare_users);

        coupon_settle(call, id, entries[i].user_id, entries[i].since_us,
                      is_holder ? "written" : "refused");
    }
    return err;
}

static bool is_right(const struct coupon_state_gives *state, const struct coupon_left *coupon)
{
    return state->stock == coupon->total_quantity - coupon->issued_quantity &&
           state->n_users == coupon->issued_quantity;
}

static enum err reconcile(struct call *call, const struct coupon_left *coupon)
{
    enum coupon_state_result result;
    struct coupon_state_gives state;
    enum err err = settle_abandoned(call, coupon->id);

    if (!err)
        err = coupon_state_eval(call, coupon->id, &result, &state);
    if (err || result == COUPON_STATE_RESULT_ABSENT || state.n_pending || is_right(&state, coupon))
        return err;
    err = coupon_load(call, coupon->id, state.version, state.n_pending);
    return err == ERR_COUPON_INACTIVE || err == ERR_COUPON_EXPIRED ? ERR_OK : err;
}

enum err reconcile_coupons_run(struct call *call)
{
    const int64_t now_us = value_now_us();
    int64_t after = 0;
    size_t n;

    do {
        struct coupon_left *coupons;
        enum err err = live_coupons_query(call, after, now_us, &coupons, &n);

        for (size_t i = 0; i < n && !err; i++) {
            err = reconcile(call, &coupons[i]);
            after = coupons[i].id;
        }
        if (err)
            return err;
    } while (n);
    return ERR_OK;
}

/* Each portion is a transaction of its own. */
enum err expire_user_coupons_run(struct call *call)
{
    const int64_t now_us = value_now_us();
    uint64_t n;
    enum err err;

    do {
        err = end_user_coupons_query(call, now_us, &n);
    } while (!err && n);
    return err;
}
