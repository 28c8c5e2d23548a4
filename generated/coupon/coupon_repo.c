/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of coupon, a function each: bind, run, read.
 * GENERATED from spec/domains/coupon.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void coupon_of_user_row_fetch(struct db_stmt *st, struct coupon_of_user_row *ret)
{
    db_get_enum(st, &ret->status, &user_coupon_status_names);
    db_get_time(st, &ret->expires_at);
    db_get_enum(st, &ret->discount_type, &discount_type_names);
    db_get_money(st, &ret->discount_value);
    db_get_opt_money(st, &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    db_get_opt_money(st, &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
}

static const struct db_sql coupon_of_user_query_sql = {
    .name = "coupon_of_user_query",
    .text = "SELECT uc.status, uc.expires_at, c.discount_type, c.discount_value, "
            "c.minimum_order_amount, c.maximum_discount_amount FROM user_coupons uc JOIN "
            "coupons c ON c.id = uc.coupon_id WHERE uc.id = ? AND uc.user_id = ?",
};

enum err coupon_of_user_query(struct call *call, int64_t id, const char *user_id,
                              struct coupon_of_user_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &coupon_of_user_query_sql);

    db_bind_i64(st, id);
    db_bind_str(st, user_id);
    if (db_next(st))
        coupon_of_user_row_fetch(st, ret);
    return db_end(st, ERR_USER_COUPON_NOT_FOUND);
}

static const struct db_sql use_coupon_query_sql = {
    .name = "use_coupon_query",
    .text = "UPDATE user_coupons uc JOIN orders o ON o.id = ? SET uc.status = 'USED', "
            "uc.used_at = ?, uc.order_id = o.id, o.user_coupon_id = uc.id, "
            "o.discount_amount = ?, o.final_amount = o.total_amount - ?, o.updated_at = "
            "? WHERE uc.id = ? AND uc.status = 'AVAILABLE' AND uc.expires_at > ?",
};

enum err use_coupon_query(struct call *call, int64_t id, int64_t order_id, int64_t discount,
                          int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &use_coupon_query_sql);
    enum err err;

    db_bind_i64(st, order_id);
    db_bind_time(st, now);
    db_bind_money(st, discount);
    db_bind_money(st, discount);
    db_bind_time(st, now);
    db_bind_i64(st, id);
    db_bind_time(st, now);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
