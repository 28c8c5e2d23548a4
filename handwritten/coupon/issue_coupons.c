/* SPDX-License-Identifier: Apache-2.0 */
/*
 * User coupons of many calls in one transaction. The coupons' rows come first, in the order of
 * their ids: whoever holds a row knows what is left of the coupon and who has it, since nobody
 * else can issue it meanwhile, and no user coupon's reference to its coupon waits for anybody.
 */
#include <stdlib.h>

#include "arena.h"
#include "coupon.h"
#include "coupon_events.h"
#include "coupon_groups.h"
#include "coupon_repo.h"
#include "kv.h"
#include "rows.h"

struct member {
    struct issue_coupons_item *item;
    enum err *err;
    size_t place;
    bool is_written;
};

/* The members of one coupon, in the order they came. */
struct batch {
    struct call *call;
    const struct coupon_left *coupon;
    struct member *members;
    size_t n;
    int64_t now_us;
};

static int compare_members(const void *left, const void *right)
{
    const struct member *a = left, *b = right;

    if (a->item->coupon_id != b->item->coupon_id)
        return a->item->coupon_id < b->item->coupon_id ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void refuse(const struct batch *batch, enum err err)
{
    for (size_t i = 0; i < batch->n; i++)
        if (!batch->members[i].is_written)
            *batch->members[i].err = err;
}

static const char *users_json(const struct batch *batch)
{
    struct jwrite out;

    jwrite_init(&out, batch->call->arena, batch->n * 16 + 3);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < batch->n; i++)
        jwrite_str(&out, NULL, batch->members[i].item->user_id);
    jwrite_array_end(&out);
    return arena_strndup(batch->call->arena, out.text, out.len);
}

/* The rows are in the members' order; of a user who stands there twice the first has the row. */
static enum err match(const struct batch *batch, const struct add_user_coupons_row *rows,
                      size_t n_rows)
{
    size_t n_matched = 0;

    for (size_t i = 0; i < batch->n && n_matched < n_rows; i++) {
        struct member *member = &batch->members[i];

        if (strcmp(member->item->user_id, rows[n_matched].user_id) != 0)
            continue;
        member->is_written = true;
        member->item->id = rows[n_matched++].id;
        member->item->issued_at = batch->now_us;
    }
    return n_matched == n_rows ? ERR_OK : ERR_INTERNAL_ERROR;
}

/* Who got none although some were left has one; when none is left that has to be asked. */
static enum err refuse_rest(const struct batch *batch, const char *users, bool is_any_left)
{
    struct holders_among_row *rows;
    size_t n;
    enum err err;

    refuse(batch, is_any_left ? ERR_COUPON_ALREADY_ISSUED : ERR_COUPON_EXHAUSTED);
    if (is_any_left)
        return ERR_OK;
    err = holders_among_query(batch->call, batch->coupon->id, users, &rows, &n);
    for (size_t i = 0; !err && i < batch->n; i++)
        for (size_t j = 0; j < n; j++)
            if (!batch->members[i].is_written &&
                strcmp(batch->members[i].item->user_id, rows[j].user_id) == 0)
                *batch->members[i].err = ERR_COUPON_ALREADY_ISSUED;
    return err;
}

static enum err tell(const struct batch *batch)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < batch->n; i++) {
        const struct issue_coupons_item *item = batch->members[i].item;

        if (batch->members[i].is_written)
            err = coupon_issued_emit(batch->call, &(struct coupon_issued_event){
                                                      .coupon_id = item->coupon_id,
                                                      .user_id = item->user_id,
                                                      .coupon_code = item->coupon_code,
                                                  });
    }
    return err;
}

/* Nobody waits for this: an entry that stays is settled by the reconciliation. */
static void forget_pending(void *arg)
{
    const struct batch *batch = arg;
    struct call *call = batch->call;
    const char **argv = arena_alloc(call->arena, (batch->n + 2) * sizeof *argv);
    size_t argc = 2;

    argv[0] = "HDEL";
    argv[1] = arena_printf(call->arena, "coupon:pending:{%lld}", (long long)batch->coupon->id);
    for (size_t i = 0; i < batch->n; i++)
        if (batch->members[i].is_written)
            argv[argc++] = batch->members[i].item->user_id;
    kv_post(call->kv, argc, argv);
}

static enum err write_some(struct batch *batch, int64_t n_left)
{
    const char *users = users_json(batch);
    struct add_user_coupons_row *rows;
    size_t n_rows;
    uint64_t n_counted;
    enum err err = add_user_coupons_query(batch->call, batch->coupon->id, users, n_left,
                                          batch->now_us, batch->coupon->expires_at, &rows, &n_rows);

    if (!err)
        err = match(batch, rows, n_rows);
    if (!err && n_rows)
        err = count_issued_query(batch->call, batch->coupon->id, (int64_t)n_rows, &n_counted);
    if (!err && n_rows < batch->n)
        err = refuse_rest(batch, users, (int64_t)n_rows < n_left);
    if (!err)
        err = tell(batch);
    if (!err && n_rows)
        db_after_commit(batch->call->db, forget_pending, batch);
    return err;
}

static enum err write_batch(struct batch *batch)
{
    const struct coupon_left *coupon = batch->coupon;

    if (!coupon)
        refuse(batch, ERR_COUPON_NOT_FOUND);
    else if (coupon->status == COUPON_STATUS_INACTIVE)
        refuse(batch, ERR_COUPON_INACTIVE);
    else if (coupon->status == COUPON_STATUS_EXPIRED || coupon->expires_at <= batch->now_us)
        refuse(batch, ERR_COUPON_EXPIRED);
    else
        return write_some(batch, coupon->total_quantity - coupon->issued_quantity);
    return ERR_OK;
}

static struct member *sorted(struct call *call, struct issue_coupons_item *const *items,
                             enum err *errs, size_t n)
{
    struct member *members = arena_alloc(call->arena, n * sizeof *members);

    for (size_t i = 0; i < n; i++)
        members[i] = (struct member){.item = items[i], .err = &errs[i], .place = i};
    qsort(members, n, sizeof *members, compare_members);
    return members;
}

static enum err lock(struct call *call, const struct member *members, size_t n,
                     struct coupon_left **ret, size_t *ret_n)
{
    int64_t *ids = arena_alloc(call->arena, n * sizeof *ids);
    size_t n_ids = 0;

    for (size_t i = 0; i < n; i++)
        if (n_ids == 0 || ids[n_ids - 1] != members[i].item->coupon_id)
            ids[n_ids++] = members[i].item->coupon_id;
    return lock_coupons_query(call, rows_ids(call->arena, ids, n_ids), ret, ret_n);
}

static size_t same_coupon(const struct member *members, size_t n)
{
    size_t i = 1;

    while (i < n && members[i].item->coupon_id == members[0].item->coupon_id)
        i++;
    return i;
}

enum err issue_coupons_write(struct call *call, struct issue_coupons_item *const *items,
                             enum err *errs, size_t n)
{
    struct member *members = sorted(call, items, errs, n);
    const int64_t now_us = value_now_us();
    struct coupon_left *coupons;
    size_t n_coupons, next = 0;
    enum err err = lock(call, members, n, &coupons, &n_coupons);

    for (size_t i = 0; i < n && !err;) {
        struct batch *batch = arena_alloc(call->arena, sizeof *batch);

        *batch = (struct batch){.call = call, .members = members + i, .now_us = now_us};
        batch->n = same_coupon(members + i, n - i);
        if (next < n_coupons && coupons[next].id == members[i].item->coupon_id)
            batch->coupon = &coupons[next++];
        err = write_batch(batch);
        i += batch->n;
    }
    return err;
}
