/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Redis is set to what the database says, in three steps: look (what is under way, and a version
 * that every change raises), count in the database, and set, unless the version has changed. So a
 * count that is out of date is dropped, and one that is true is exact, however many are buying.
 */
#include "deal_units.h"

#include "arena.h"
#include "jwrite.h"
#include "kv.h"
#include "timedeal_repo.h"
#include "timedeal_scripts.h"

#include <string.h>

#define LEFT_BEHIND_MS 8000 /* longer than a call may take, and its commit */
#define TRIES 5

struct count {
    struct timedeal_look_gives seen;
    struct count_units_row row;
    bool is_settled;
};

static enum err settle(struct call *call, int64_t time_deal_id, int64_t product_id,
                       struct count *ret)
{
    enum timedeal_settle_result result;
    enum err err = timedeal_look_eval(call, time_deal_id, product_id, &ret->seen);

    if (!err)
        err = count_units_query(call, time_deal_id, product_id, ret->seen.entries, &ret->row);
    if (err)
        return err;
    if (ret->row.status == TIME_DEAL_STATUS_ENDED)
        return ERR_TIMEDEAL_EXPIRED;
    if (ret->row.status != TIME_DEAL_STATUS_ACTIVE)
        return ERR_TIMEDEAL_NOT_ACTIVE;
    ret->is_settled = ret->row.units == ret->seen.stock && *ret->seen.version;
    if (ret->is_settled)
        return ERR_OK;
    return timedeal_settle_eval(call, time_deal_id, product_id, ret->seen.version, ret->row.units,
                                ret->row.ends_at, &result);
}

enum err deal_units_load(struct call *call, int64_t time_deal_id, int64_t product_id)
{
    struct count count;

    return settle(call, time_deal_id, product_id, &count);
}

enum err deal_units_load_all(struct call *call, int64_t time_deal_id)
{
    struct products_of_deal_row *rows;
    size_t n;
    enum err err = products_of_deal_query(call, time_deal_id, &rows, &n);

    for (size_t i = 0; !err && i < n; i++)
        err = deal_units_load(call, time_deal_id, rows[i].product_id);
    return err;
}

/* Entries whose call is gone: what is stored is forgotten or given back, and so is what is not. */
static enum err end_entries(struct call *call, int64_t time_deal_id, int64_t product_id,
                            const char *entries, size_t *ret_n)
{
    struct entries_left_behind_row *rows;
    enum err err = entries_left_behind_query(call, entries, LEFT_BEHIND_MS, &rows, ret_n);

    for (size_t i = 0; !err && i < *ret_n; i++) {
        const struct entries_left_behind_row *row = &rows[i];
        const char *entry =
            arena_printf(call->arena, "%c%s", row->is_return ? '+' : '-', row->number);
        enum timedeal_finish_result result;

        err = timedeal_finish_eval(call, time_deal_id, product_id, row->user_id, entry,
                                   row->quantity, row->is_stored == row->is_return, &result);
    }
    return err;
}

/* [["user",2],…] */
static const char *users_json(struct arena *arena, const struct buyers_of_deal_row *rows, size_t n)
{
    struct jwrite out;

    jwrite_init(&out, arena, 32 * n + 16);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n; i++) {
        jwrite_array(&out, NULL);
        jwrite_str(&out, NULL, rows[i].user_id);
        jwrite_i64(&out, NULL, rows[i].units);
        jwrite_array_end(&out);
    }
    jwrite_array_end(&out);
    return arena_strndup(arena, out.text, out.len);
}

/* What users have, as of the version of a count that found everything settled. */
static enum err settle_users(struct call *call, int64_t time_deal_id, int64_t product_id,
                             const struct count *count)
{
    enum timedeal_settle_users_result result = TIMEDEAL_SETTLE_USERS_RESULT_OK;
    struct buyers_of_deal_row *rows;
    const char *after = "";
    enum err err;
    size_t n;

    do {
        err = buyers_of_deal_query(call, count->row.id, after, &rows, &n);
        if (err || !n)
            return err;
        err = timedeal_settle_users_eval(call, time_deal_id, product_id, count->seen.version,
                                         count->row.ends_at, users_json(call->arena, rows, n),
                                         &result);
        after = rows[n - 1].user_id;
    } while (!err && result == TIMEDEAL_SETTLE_USERS_RESULT_OK);
    return err;
}

enum err deal_units_reconcile(struct call *call, int64_t time_deal_id, int64_t product_id)
{
    for (unsigned i = 0; i < TRIES; i++) {
        struct count count;
        size_t n_ended = 0;
        enum err err = settle(call, time_deal_id, product_id, &count);
        bool is_quiet = !err && strcmp(count.seen.entries, "[]") == 0;

        if (!err && !is_quiet)
            err = end_entries(call, time_deal_id, product_id, count.seen.entries, &n_ended);
        if (err == ERR_TIMEDEAL_NOT_ACTIVE || err == ERR_TIMEDEAL_EXPIRED)
            return ERR_OK;
        if (err)
            return err;
        if (count.is_settled && is_quiet)
            return settle_users(call, time_deal_id, product_id, &count);
        if (count.is_settled && !n_ended)
            return ERR_OK; /* the users are counted when nothing is under way */
    }
    return ERR_OK; /* it is being bought all the time: next time */
}

void deal_units_forget(struct call *call, int64_t time_deal_id, int64_t product_id)
{
    const char *stock = arena_printf(call->arena, "timedeal:stock:{%lld}:{%lld}",
                                     (long long)time_deal_id, (long long)product_id);
    const char *pending = arena_printf(call->arena, "timedeal:pending:{%lld}:{%lld}",
                                       (long long)time_deal_id, (long long)product_id);
    struct kv_reply reply;

    (void)kv_run(call->kv, call->arena, &reply, "DEL", stock, pending);
}
