/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of product, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/product.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_REPO_H
#define PRODUCT_REPO_H

#include "product_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void product_view_fetch(struct db_stmt *st, struct product_view *ret);
void open_orders_of_product_row_fetch(struct db_stmt *st, struct open_orders_of_product_row *ret);
void product_with_reviews_fetch(struct db_stmt *st, struct product_with_reviews *ret);

/* ERR_PRODUCT_NOT_FOUND. */
enum err product_view_find(struct call *call, int64_t id, struct product_view *ret);
enum err new_product_insert(struct call *call, const struct new_product *in, int64_t *ret_id);
/* What product.created tells of the row. */
enum err product_created_event_of_product(struct call *call, int64_t id,
                                          struct product_created_event *ret);
enum err product_edit_update(struct call *call, int64_t id, const struct product_edit *in);
/* What product.changed tells of the row. */
enum err product_changed_event_of_product(struct call *call, int64_t id,
                                          struct product_changed_event *ret);
enum err product_locate_lock(struct call *call, int64_t product_id);
/* An order of the product that somebody still waits for. */
enum err open_orders_of_product_query(struct call *call, int64_t product_id,
                                      struct open_orders_of_product_row *ret);
/* What product.removed tells of the row. */
enum err product_removed_event_of_product(struct call *call, int64_t id,
                                          struct product_removed_event *ret);
enum err product_delete(struct call *call, int64_t id);
/* What with-reviews shows of the product itself. */
enum err product_page_query(struct call *call, int64_t product_id,
                            struct product_with_reviews *ret);

#endif
