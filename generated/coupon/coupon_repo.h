/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of coupon, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/coupon.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_REPO_H
#define COUPON_REPO_H

#include "coupon_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void coupon_view_fetch(struct db_stmt *st, struct coupon_view *ret);
void user_coupon_view_fetch(struct db_stmt *st, struct user_coupon_view *ret);
void coupon_of_user_row_fetch(struct db_stmt *st, struct coupon_of_user_row *ret);
void coupon_facts_fetch(struct db_stmt *st, struct coupon_facts *ret);
void coupon_left_fetch(struct db_stmt *st, struct coupon_left *ret);
void add_user_coupons_row_fetch(struct db_stmt *st, struct add_user_coupons_row *ret);
void holders_among_row_fetch(struct db_stmt *st, struct holders_among_row *ret);
void users_of_coupon_row_fetch(struct db_stmt *st, struct users_of_coupon_row *ret);

/* ERR_COUPON_NOT_FOUND. */
enum err coupon_view_find(struct call *call, int64_t id, struct coupon_view *ret);
/* ERR_USER_COUPON_NOT_FOUND. */
enum err user_coupon_view_find(struct call *call, int64_t id, struct user_coupon_view *ret);
/* A user's coupon and what it takes off. */
enum err coupon_of_user_query(struct call *call, int64_t id, const char *user_id,
                              struct coupon_of_user_row *ret);
/* Takes a coupon for an order, which costs so much less; no rows when it is not there to be
 * used. */
enum err use_coupon_query(struct call *call, int64_t id, int64_t order_id, int64_t discount,
                          int64_t now, uint64_t *ret_affected);
/* What must be known of a coupon to issue it; it changes by its status alone. */
enum err coupon_facts_query(struct call *call, int64_t id, struct coupon_facts *ret);
enum err add_coupon_query(struct call *call, const char *code, const char *name,
                          const char *description, int discount_type, int64_t discount_value,
                          enum presence minimum_order_amount_presence, int64_t minimum_order_amount,
                          enum presence maximum_discount_amount_presence,
                          int64_t maximum_discount_amount, int64_t total_quantity,
                          int64_t starts_at, int64_t expires_at, int64_t now,
                          uint64_t *ret_affected);
/* No rows when there is nothing to end. */
enum err end_issue_query(struct call *call, int64_t id, uint64_t *ret_affected);
/* What is left of a coupon, its row locked until the transaction ends; so nobody issues it
 * meanwhile. */
enum err lock_coupon_query(struct call *call, int64_t id, struct coupon_left *ret);
/* The same of a JSON list of coupons, locked in its order. */
enum err lock_coupons_query(struct call *call, const char *ids, struct coupon_left **ret,
                            size_t *ret_n);
/* Gives a coupon whose row is locked to those of a JSON list of users who have none, to at most so
 * many of them, in the list's order. */
enum err add_user_coupons_query(struct call *call, int64_t coupon_id, const char *users,
                                int64_t at_most, int64_t now, int64_t expires_at,
                                struct add_user_coupons_row **ret, size_t *ret_n);
/* Counts new user coupons, which exhaust the coupon with the last one. */
enum err count_issued_query(struct call *call, int64_t id, int64_t n, uint64_t *ret_affected);
/* Those of a JSON list of users who have a coupon. */
enum err holders_among_query(struct call *call, int64_t coupon_id, const char *users,
                             struct holders_among_row **ret, size_t *ret_n);
enum err users_of_coupon_query(struct call *call, int64_t coupon_id, int64_t after,
                               struct users_of_coupon_row **ret, size_t *ret_n);
/* Coupons that Redis may know, after the one that was looked at last. */
enum err live_coupons_query(struct call *call, int64_t after, int64_t now, struct coupon_left **ret,
                            size_t *ret_n);
enum err end_coupons_query(struct call *call, uint64_t *ret_affected);
enum err end_user_coupons_query(struct call *call, int64_t now, uint64_t *ret_affected);

#endif
