/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of order, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/order.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_REPO_H
#define ORDER_REPO_H

#include "order_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void order_item_view_fetch(struct db_stmt *st, struct order_item_view *ret);
void order_view_fetch(struct db_stmt *st, struct order_view *ret);
void admin_order_view_fetch(struct db_stmt *st, struct admin_order_view *ret);
void lock_order_row_fetch(struct db_stmt *st, struct lock_order_row *ret);
void add_order_row_fetch(struct db_stmt *st, struct add_order_row *ret);
void is_cart_too_dear_row_fetch(struct db_stmt *st, struct is_cart_too_dear_row *ret);
void lines_of_order_row_fetch(struct db_stmt *st, struct lines_of_order_row *ret);
void order_being_paid_row_fetch(struct db_stmt *st, struct order_being_paid_row *ret);
void expired_orders_row_fetch(struct db_stmt *st, struct expired_orders_row *ret);

enum err order_by_order_number_own(struct call *call, const char *order_number,
                                   int64_t *ret_order_id);
/* Fills what the views show of their children; ids are the views' own. */
enum err order_view_load(struct call *call, const int64_t *ids, struct order_view *views, size_t n);
/* ERR_ORDER_NOT_FOUND. */
enum err order_view_find(struct call *call, int64_t id, struct order_view *ret);
/* ERR_ORDER_NOT_FOUND; ERR_ORDER_USER_MISMATCH when it is somebody else's. */
enum err order_view_find_own_by_order_number(struct call *call, const char *order_number,
                                             struct order_view *ret);
/* Fills what the views show of their children; ids are the views' own. */
enum err admin_order_view_load(struct call *call, const int64_t *ids,
                               struct admin_order_view *views, size_t n);
/* ERR_ORDER_NOT_FOUND. */
enum err admin_order_view_find_by_order_number(struct call *call, const char *order_number,
                                               struct admin_order_view *ret);
/* ERR_ORDER_NOT_FOUND. */
enum err admin_order_view_find(struct call *call, int64_t id, struct admin_order_view *ret);
/* An order, its row locked until the transaction ends. */
enum err lock_order_query(struct call *call, int64_t id, struct lock_order_row *ret);
enum err lock_order_of_number_query(struct call *call, const char *order_number,
                                    struct lock_order_row *ret);
/* The order of all that is in a cart, whose row is locked; without its lines. S208 also for a
 * number that is taken. */
enum err add_order_query(struct call *call, const char *order_number, const char *user_id,
                         int64_t cart_id, const char *receiver_name, const char *receiver_phone,
                         const char *zip_code, const char *address1, const char *address2,
                         int64_t expires_at, int64_t now, struct add_order_row *ret);
/* The lines of an order, from a cart; those of deleted products are left out. Until the transaction
 * ends, no product of them can be deleted. */
enum err add_order_items_query(struct call *call, int64_t order_id, int64_t cart_id,
                               struct order_item_view **ret, size_t *ret_n);
/* Whether what is in a cart costs more than an order can hold. */
enum err is_cart_too_dear_query(struct call *call, int64_t cart_id,
                                struct is_cart_too_dear_row *ret);
enum err lines_of_order_query(struct call *call, int64_t order_id, struct lines_of_order_row **ret,
                              size_t *ret_n);
/* Why an order that was just cancelled or refunded ended; its coupon can be used again. */
enum err end_order_query(struct call *call, int64_t id, const char *reason, uint64_t *ret_affected);
/* A payment of an order whose outcome is not known yet. */
enum err order_being_paid_query(struct call *call, int64_t order_id,
                                struct order_being_paid_row **ret, size_t *ret_n);
/* Orders that were not paid in time, oldest first, after the one that was looked at last. */
enum err expired_orders_query(struct call *call, int64_t now, int64_t after, int64_t after_id,
                              struct expired_orders_row **ret, size_t *ret_n);

#endif
