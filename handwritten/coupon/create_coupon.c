/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An administrator makes a coupon, or ends its issue. The database is told first; Redis hears of it
 * when it can, and finds out by itself if it did not.
 */
#include "arena.h"
#include "coupon.h"
#include "coupon_http.h"
#include "coupon_repo.h"
#include "coupon_scripts.h"

#define ALL_MINOR 10000 /* 100 percent */

static enum err check(struct call *call, const struct new_coupon *in)
{
    if (in->discount_type == DISCOUNT_TYPE_PERCENTAGE && in->discount_value > ALL_MINOR)
        jread_fail(call->body, "discountValue", ERR_VALIDATION_FAILED,
                   "must be at most 100 percent");
    if (in->expires_at <= in->starts_at)
        jread_fail(call->body, "expiresAt", ERR_VALIDATION_FAILED, "must be later than startsAt");
    return jread_done(call->body) ? ERR_OK : call_invalid(call, call->body);
}

static enum err insert(struct call *call, const struct new_coupon *in, struct coupon_view *ret)
{
    uint64_t n_added;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = add_coupon_query(call, in->code, in->name, in->description, in->discount_type,
                                   in->discount_value, in->minimum_order_amount_presence,
                                   in->minimum_order_amount, in->maximum_discount_amount_presence,
                                   in->maximum_discount_amount, in->total_quantity, in->starts_at,
                                   in->expires_at, value_now_us(), &n_added);
        if (!err)
            err = coupon_view_find(call, db_insert_id(call->db), ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

/* A failure is no matter: the first who asks for the coupon finds no keys, and fills them. */
static void open_issue(struct call *call, const struct coupon_view *coupon)
{
    enum coupon_fill_result result;

    coupon_fill_eval(call, coupon->id, call_uuid(call), -1, 0, coupon->total_quantity, 0,
                     coupon->expires_at + COUPON_KEYS_LINGER_US, &result);
}

enum err create_coupon_handle(struct call *call, const struct new_coupon *in,
                              struct coupon_view *ret)
{
    enum err err = check(call, in);

    if (!err)
        err = insert(call, in, ret);
    if (err)
        return err;
    open_issue(call, ret);
    call->location =
        arena_printf(call->arena, "%s/coupons/%lld", call->service->base_path, (long long)ret->id);
    return ERR_OK;
}

enum err deactivate_coupon_handle(struct call *call, const struct deactivate_coupon_path *path)
{
    struct coupon_facts facts;
    uint64_t n_ended;
    enum err err = end_issue_query(call, path->coupon_id, &n_ended);

    if (!err && n_ended == 0)
        return coupon_facts_query(call, path->coupon_id, &facts); /* ended before, or never there */
    if (err)
        return err;
    coupon_facts_drop(call, path->coupon_id);
    coupon_close_eval(call, path->coupon_id); /* if not, they end by themselves */
    return ERR_OK;
}
