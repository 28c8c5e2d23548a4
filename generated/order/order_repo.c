/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of order, a function each: bind, run, read.
 * GENERATED from spec/domains/order.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void lock_order_row_fetch(struct db_stmt *st, struct lock_order_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->order_number);
    db_get_str(st, &ret->user_id);
    db_get_enum(st, &ret->status, &order_status_names);
    db_get_money(st, &ret->final_amount);
    db_get_opt_i64(st, &ret->user_coupon_id_presence, &ret->user_coupon_id);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
}

static const struct db_sql lock_order_query_sql = {
    .name = "lock_order_query",
    .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
            "expires_at FROM orders WHERE id = ? FOR UPDATE",
};

enum err lock_order_query(struct call *call, int64_t id, struct lock_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_order_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        lock_order_row_fetch(st, ret);
    return db_end(st, ERR_ORDER_NOT_FOUND);
}

static const struct db_sql lock_order_of_number_query_sql = {
    .name = "lock_order_of_number_query",
    .text = "SELECT id, order_number, user_id, status, final_amount, user_coupon_id, "
            "expires_at FROM orders WHERE order_number = ? FOR UPDATE",
};

enum err lock_order_of_number_query(struct call *call, const char *order_number,
                                    struct lock_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_order_of_number_query_sql);

    db_bind_str(st, order_number);
    if (db_next(st))
        lock_order_row_fetch(st, ret);
    return db_end(st, ERR_ORDER_NOT_FOUND);
}
