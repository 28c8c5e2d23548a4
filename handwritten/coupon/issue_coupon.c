/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One user asks for one coupon: what can be refused without anybody's help is refused first, then
 * Redis takes a unit and remembers who for, then the database is told together with other calls.
 * Nothing is answered before the database has it; what it does not take comes back.
 */
#include "coupon.h"
#include "coupon_groups.h"
#include "coupon_http.h"
#include "coupon_scripts.h"

#define ATTEMPTS 10

struct accepted {
    int64_t coupon_id;
    const char *user_id;
    int64_t since_us; /* names the pending entry */
    bool is_resumed;
};

static enum err check(const struct coupon_facts *facts, int64_t now_us)
{
    if (facts->status == COUPON_STATUS_INACTIVE)
        return ERR_COUPON_INACTIVE;
    if (now_us < facts->starts_at)
        return ERR_COUPON_NOT_STARTED;
    if (facts->status == COUPON_STATUS_EXPIRED || now_us >= facts->expires_at)
        return ERR_COUPON_EXPIRED;
    return ERR_OK; /* who has one hears so even when all are gone */
}

/* After a lost answer nobody knows whether a unit was taken: if it was, it comes back. */
static enum err try_accept(struct call *call, struct accepted *accepted,
                           enum coupon_issue_result *ret)
{
    struct coupon_issue_gives gives;
    enum err err;

    accepted->since_us = value_now_us();
    err = coupon_issue_eval(call, accepted->coupon_id, accepted->user_id, accepted->since_us, ret,
                            &gives);
    if (err && err != ERR_COUPON_EXHAUSTED && err != ERR_COUPON_ALREADY_ISSUED)
        coupon_settle(call, accepted->coupon_id, accepted->user_id, accepted->since_us, "refused");
    return err;
}

/* While the keys are absent the facts are looked at again, too: that may be why. */
static enum err accept(struct call *call, struct accepted *accepted, struct coupon_facts *ret_facts)
{
    for (unsigned i = 0; i < ATTEMPTS; i++) {
        enum coupon_issue_result result;
        enum err err = coupon_facts_get(call, accepted->coupon_id, ret_facts);

        if (!err)
            err = check(ret_facts, value_now_us());
        if (!err)
            err = try_accept(call, accepted, &result);
        if (err)
            return err;
        accepted->is_resumed = result == COUPON_ISSUE_RESULT_RESUME;
        if (result != COUPON_ISSUE_RESULT_RELOAD)
            return ERR_OK;
        err = coupon_reload(call, accepted->coupon_id, i);
        if (err)
            return err;
    }
    return ERR_DEPENDENCY_UNAVAILABLE;
}

/* What becomes of the pending entry when the database did not take it. */
static const char *outcome_of(enum err err, bool is_resumed)
{
    if (err == ERR_COUPON_ALREADY_ISSUED)
        return is_resumed ? "written" : "holder";
    if (err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_DEADLINE_EXCEEDED)
        return "unknown"; /* it may have been committed */
    return "refused";
}

static enum err record(struct call *call, const struct accepted *accepted,
                       struct issue_coupons_item *item)
{
    enum err err = issue_coupons_join(call, item);

    if (!err)
        return ERR_OK;
    coupon_settle(call, accepted->coupon_id, accepted->user_id, accepted->since_us,
                  outcome_of(err, accepted->is_resumed));
    if (err == ERR_COUPON_INACTIVE || err == ERR_COUPON_EXPIRED || err == ERR_COUPON_NOT_FOUND)
        coupon_facts_drop(call, accepted->coupon_id);
    return err;
}

static struct user_coupon_view view_of(const struct issue_coupons_item *item,
                                       const struct coupon_facts *facts)
{
    return (struct user_coupon_view){
        .id = item->id,
        .coupon_id = item->coupon_id,
        .status = USER_COUPON_STATUS_AVAILABLE,
        .issued_at = item->issued_at,
        .used_at_presence = PRESENCE_NULL,
        .expires_at = facts->expires_at,
        .coupon_code = facts->code,
        .coupon_name = facts->name,
        .discount_type = facts->discount_type,
        .discount_value = facts->discount_value,
        .minimum_order_amount_presence = facts->minimum_order_amount_presence,
        .minimum_order_amount = facts->minimum_order_amount,
        .maximum_discount_amount_presence = facts->maximum_discount_amount_presence,
        .maximum_discount_amount = facts->maximum_discount_amount,
        .order_number_presence = PRESENCE_NULL,
    };
}

enum err issue_coupon_handle(struct call *call, const struct issue_coupon_path *path,
                             struct user_coupon_view *ret)
{
    struct accepted accepted = {.coupon_id = path->coupon_id, .user_id = call->who.user_id};
    struct issue_coupons_item item = {.coupon_id = path->coupon_id, .user_id = call->who.user_id};
    struct coupon_facts facts;
    enum err err = accept(call, &accepted, &facts);

    if (err)
        return err;
    item.coupon_code = facts.code;
    err = record(call, &accepted, &item);
    if (err)
        return err;
    *ret = view_of(&item, &facts);
    return ERR_OK;
}
