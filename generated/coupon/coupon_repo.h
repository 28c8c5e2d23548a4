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
void coupon_of_user_row_fetch(struct db_stmt *st, struct coupon_of_user_row *ret);

/* A user's coupon and what it takes off. */
enum err coupon_of_user_query(struct call *call, int64_t id, const char *user_id,
                              struct coupon_of_user_row *ret);
/* Takes a coupon for an order, which costs so much less; no rows when it is not there to be
 * used. */
enum err use_coupon_query(struct call *call, int64_t id, int64_t order_id, int64_t discount,
                          int64_t now, uint64_t *ret_affected);

#endif
