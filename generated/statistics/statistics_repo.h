/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of statistics, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/statistics.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_REPO_H
#define STATISTICS_REPO_H

#include "statistics_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void product_statistic_view_fetch(struct db_stmt *st, struct product_statistic_view *ret);
void ranked_product_fetch(struct db_stmt *st, struct ranked_product *ret);

enum err count_sale_query(struct call *call, const char *payment_number, uint64_t *ret_affected);
/* An order that ended without being paid counts for nothing. */
enum err count_refund_query(struct call *call, const char *order_number, uint64_t *ret_affected);
/* Locks the products that it changes alone: an INSERT reads the rest as it was committed, an UPDATE
 * would lock what it reads. */
enum err rank_products_query(struct call *call, struct ranked_product **ret, size_t *ret_n);

#endif
