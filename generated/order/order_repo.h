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
void lock_order_row_fetch(struct db_stmt *st, struct lock_order_row *ret);

/* An order, its row locked until the transaction ends. */
enum err lock_order_query(struct call *call, int64_t id, struct lock_order_row *ret);
enum err lock_order_of_number_query(struct call *call, const char *order_number,
                                    struct lock_order_row *ret);

#endif
