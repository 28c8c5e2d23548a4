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
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void time_deal_view_fetch(struct db_stmt *st, struct time_deal_view *ret);
void time_deal_product_view_fetch(struct db_stmt *st, struct time_deal_product_view *ret);
void time_deal_purchase_view_fetch(struct db_stmt *st, struct time_deal_purchase_view *ret);

/* Fills what the views show of their children; ids are the views' own. */
enum err time_deal_view_load(struct call *call, const int64_t *ids, struct time_deal_view *views,
                             size_t n);
/* ERR_TIMEDEAL_NOT_FOUND. */
enum err time_deal_view_find(struct call *call, int64_t id, struct time_deal_view *ret);

#endif
