/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of delivery, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/delivery.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_REPO_H
#define DELIVERY_REPO_H

#include "delivery_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void delivery_history_view_fetch(struct db_stmt *st, struct delivery_history_view *ret);
void delivery_view_fetch(struct db_stmt *st, struct delivery_view *ret);
void order_of_delivery_row_fetch(struct db_stmt *st, struct order_of_delivery_row *ret);
void lock_delivery_row_fetch(struct db_stmt *st, struct lock_delivery_row *ret);

/* Fills what the views show of their children; ids are the views' own. */
enum err delivery_view_load(struct call *call, const int64_t *ids, struct delivery_view *views,
                            size_t n);
/* ERR_DELIVERY_NOT_FOUND. */
enum err delivery_view_find_own_by_tracking_number(struct call *call, const char *tracking_number,
                                                   struct delivery_view *ret);
/* ERR_DELIVERY_NOT_FOUND. */
enum err delivery_view_find(struct call *call, int64_t id, struct delivery_view *ret);
/* The delivery of an order that has none; else nothing. */
enum err add_delivery_query(struct call *call, int64_t order_id, const char *tracking_number,
                            uint64_t *ret_affected);
enum err add_delivery_history_query(struct call *call, int64_t delivery_id, int status,
                                    const char *location, const char *description,
                                    uint64_t *ret_affected);
enum err cancel_delivery_of_order_query(struct call *call, int64_t order_id,
                                        uint64_t *ret_affected);
enum err order_of_delivery_query(struct call *call, const char *tracking_number,
                                 struct order_of_delivery_row *ret);
/* The delivery of an order, its row locked, and whether the order is being paid back. */
enum err lock_delivery_query(struct call *call, int64_t order_id, struct lock_delivery_row *ret);
/* The next status of a delivery whose row is locked. */
enum err move_delivery_query(struct call *call, int64_t id, int from, int to, const char *carrier,
                             uint64_t *ret_affected);

#endif
