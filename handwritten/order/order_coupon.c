/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A coupon on an order. What it takes off is computed from an unlocked read; the coupon itself is
 * taken by one UPDATE that looks again, so that of two orders one gets it.
 */
#include "order.h"

#include "coupon_dto.h"
#include "coupon_machine.h"
#include "coupon_repo.h"

static int64_t at_most(int64_t value, int64_t most)
{
    return value < most ? value : most;
}

static int64_t discount_on(const struct coupon_of_user_row *coupon, int64_t total)
{
    int64_t discount = coupon->discount_value;

    if (coupon->discount_type == DISCOUNT_TYPE_PERCENTAGE) /* hundredths of a percent, half up */
        discount = (total * coupon->discount_value + 5000) / 10000;
    if (coupon->maximum_discount_amount_presence == PRESENCE_VALUE)
        discount = at_most(discount, coupon->maximum_discount_amount);
    return at_most(discount, total);
}

static enum err check(struct call *call, const struct coupon_of_user_row *coupon, int64_t total,
                      int64_t now_us)
{
    if (coupon->status == USER_COUPON_STATUS_USED)
        return ERR_USER_COUPON_ALREADY_USED;
    if (coupon->status == USER_COUPON_STATUS_EXPIRED || coupon->expires_at <= now_us)
        return ERR_USER_COUPON_EXPIRED;
    if (coupon->minimum_order_amount_presence == PRESENCE_VALUE &&
        total < coupon->minimum_order_amount) {
        char text[VALUE_MONEY_MAX];

        value_money_format(coupon->minimum_order_amount, text);
        return call_fail(call, ERR_COUPON_MINIMUM_ORDER_NOT_MET,
                         "the coupon is for orders of %s or more", text);
    }
    return ERR_OK;
}

enum err order_coupon_use(struct call *call, int64_t order_id, int64_t user_coupon_id,
                          int64_t total, int64_t now_us, int64_t *ret_discount)
{
    struct coupon_of_user_row coupon;
    uint64_t n_used;
    int64_t discount;
    enum err err = coupon_of_user_query(call, user_coupon_id, call->who.user_id, &coupon);

    if (err)
        return err;
    err = check(call, &coupon, total, now_us);
    if (err)
        return err;
    discount = discount_on(&coupon, total);
    err = use_coupon_query(call, user_coupon_id, order_id, discount, now_us, &n_used);
    if (err)
        return err;
    if (n_used == 0) /* another order or the clock was faster */
        return user_coupon_status_refused(call, "use", user_coupon_id);
    *ret_discount = discount;
    return ERR_OK;
}
