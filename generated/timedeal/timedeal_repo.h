/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of timedeal, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/timedeal.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_REPO_H
#define TIMEDEAL_REPO_H

#include "timedeal_dto.h"
#include "queue_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void time_deal_view_fetch(struct db_stmt *st, struct time_deal_view *ret);
void time_deal_product_view_fetch(struct db_stmt *st, struct time_deal_product_view *ret);
void time_deal_purchase_view_fetch(struct db_stmt *st, struct time_deal_purchase_view *ret);
void deal_offer_row_fetch(struct db_stmt *st, struct deal_offer_row *ret);
void place_in_queue_row_fetch(struct db_stmt *st, struct place_in_queue_row *ret);
void add_deal_order_row_fetch(struct db_stmt *st, struct add_deal_order_row *ret);
void add_deal_order_item_row_fetch(struct db_stmt *st, struct add_deal_order_item_row *ret);
void add_purchase_row_fetch(struct db_stmt *st, struct add_purchase_row *ret);
void purchase_of_order_row_fetch(struct db_stmt *st, struct purchase_of_order_row *ret);
void hold_deal_row_fetch(struct db_stmt *st, struct hold_deal_row *ret);
void lock_deal_row_fetch(struct db_stmt *st, struct lock_deal_row *ret);
void unsold_units_row_fetch(struct db_stmt *st, struct unsold_units_row *ret);
void lock_stock_of_products_row_fetch(struct db_stmt *st, struct lock_stock_of_products_row *ret);
void missing_products_row_fetch(struct db_stmt *st, struct missing_products_row *ret);
void deals_at_that_time_row_fetch(struct db_stmt *st, struct deals_at_that_time_row *ret);
void due_time_deals_row_fetch(struct db_stmt *st, struct due_time_deals_row *ret);
void products_of_deal_row_fetch(struct db_stmt *st, struct products_of_deal_row *ret);
void products_on_deal_row_fetch(struct db_stmt *st, struct products_on_deal_row *ret);
void count_units_row_fetch(struct db_stmt *st, struct count_units_row *ret);
void entries_left_behind_row_fetch(struct db_stmt *st, struct entries_left_behind_row *ret);
void buyers_of_deal_row_fetch(struct db_stmt *st, struct buyers_of_deal_row *ret);

/* Fills what the views show of their children; ids are the views' own. */
enum err time_deal_view_load(struct call *call, const int64_t *ids, struct time_deal_view *views,
                             size_t n);
/* ERR_TIMEDEAL_NOT_FOUND. */
enum err time_deal_view_find(struct call *call, int64_t id, struct time_deal_view *ret);
/* ERR_TIMEDEAL_PRODUCT_NOT_FOUND. */
enum err time_deal_purchase_view_find(struct call *call, int64_t id,
                                      struct time_deal_purchase_view *ret);
/* A product of a deal, and what decides whether a user may have it. */
enum err deal_offer_query(struct call *call, int64_t id, const char *user_id,
                          struct deal_offer_row *ret);
/* The place that a token names, in the queue of a deal. */
enum err place_in_queue_query(struct call *call, const char *entry_token, int64_t time_deal_id,
                              struct place_in_queue_row *ret);
/* The order of a purchase, without its line. S208 also for a number that is taken. */
enum err add_deal_order_query(struct call *call, const char *order_number, const char *user_id,
                              int64_t amount, const char *receiver_name, const char *receiver_phone,
                              const char *zip_code, const char *address1, const char *address2,
                              int64_t expires_at, int64_t now, struct add_deal_order_row *ret);
/* The line of a purchase's order. None when the deal does not run or its product is deleted; until
 * the transaction ends neither can happen any more. */
enum err add_deal_order_item_query(struct call *call, int64_t order_id, int64_t time_deal_id,
                                   int64_t product_id, int64_t price, int64_t quantity,
                                   int64_t subtotal, int64_t now,
                                   struct add_deal_order_item_row **ret, size_t *ret_n);
/* Takes units of a deal, whose row is held from now on. Changes nothing when too few are left. */
enum err sell_units_query(struct call *call, int64_t id, int64_t quantity, uint64_t *ret_affected);
/* What a user took, unless that is more than one may have. */
enum err add_purchase_query(struct call *call, const char *user_id, int64_t id, int64_t quantity,
                            int64_t price, int64_t order_id, int64_t now,
                            struct add_purchase_row **ret, size_t *ret_n);
enum err purchase_of_order_query(struct call *call, int64_t order_id,
                                 struct purchase_of_order_row *ret);
/* A deal gets back what an order took of it, once. */
enum err return_units_query(struct call *call, int64_t id, int64_t now, uint64_t *ret_affected);
/* A deal whose status cannot change until the transaction ends; others may hold it, too. */
enum err hold_deal_query(struct call *call, int64_t id, struct hold_deal_row *ret);
/* A deal, its row locked; nobody is buying now. */
enum err lock_deal_query(struct call *call, int64_t id, struct lock_deal_row *ret);
enum err unsold_units_query(struct call *call, int64_t time_deal_id, struct unsold_units_row **ret,
                            size_t *ret_n);
/* Keeps others from making deals of the same products until the transaction ends. Ids are a JSON
 * list in ascending order, in which movements lock the rows, too. */
enum err lock_stock_of_products_query(struct call *call, const char *product_ids,
                                      struct lock_stock_of_products_row **ret, size_t *ret_n);
/* Those of a JSON list of ids that are no products, or deleted. */
enum err missing_products_query(struct call *call, const char *product_ids,
                                struct missing_products_row **ret, size_t *ret_n);
/* A product of a JSON list of ids that another deal has at the same time. */
enum err deals_at_that_time_query(struct call *call, const char *product_ids, int64_t starts_at,
                                  int64_t ends_at, struct deals_at_that_time_row **ret,
                                  size_t *ret_n);
enum err add_time_deal_query(struct call *call, const char *name, const char *description,
                             int status, int64_t starts_at, int64_t ends_at, bool requires_queue,
                             uint64_t *ret_affected);
/* Those of a JSON list of [product, price, quantity, most per user]. */
enum err add_time_deal_products_query(struct call *call, int64_t time_deal_id, const char *products,
                                      uint64_t *ret_affected);
/* Deals that begin or end until then, the first ones first. */
enum err due_time_deals_query(struct call *call, int64_t until, struct due_time_deals_row **ret,
                              size_t *ret_n);
enum err products_of_deal_query(struct call *call, int64_t time_deal_id,
                                struct products_of_deal_row **ret, size_t *ret_n);
/* What is on sale now, by id. */
enum err products_on_deal_query(struct call *call, int64_t after, struct products_on_deal_row **ret,
                                size_t *ret_n);
/* What must be left of a deal's product in Redis. `entries` is what is under way there, a JSON list
 * of [order, whether it comes back, quantity, user, age]: purchases that are stored count as sold,
 * returns that are stored still have to be added. */
enum err count_units_query(struct call *call, int64_t time_deal_id, int64_t product_id,
                           const char *entries, struct count_units_row *ret);
/* What is under way in Redis for longer than any call lives, and whether it is stored. */
enum err entries_left_behind_query(struct call *call, const char *entries, int64_t age_ms,
                                   struct entries_left_behind_row **ret, size_t *ret_n);
/* How many units each buyer has, also those who gave all back. */
enum err buyers_of_deal_query(struct call *call, int64_t id, const char *after,
                              struct buyers_of_deal_row **ret, size_t *ret_n);

#endif
