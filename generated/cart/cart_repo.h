/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of cart, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/cart.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_REPO_H
#define CART_REPO_H

#include "cart_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void cart_item_view_fetch(struct db_stmt *st, struct cart_item_view *ret);
void cart_view_fetch(struct db_stmt *st, struct cart_view *ret);
void status_of_cart_row_fetch(struct db_stmt *st, struct status_of_cart_row *ret);

/* What a new row takes from the rows that it refers to. */
struct new_cart_item_snapshot {
    const char *product_name;
    int64_t price;
};

/* Fills what the views show of their children; ids are the views' own. */
enum err cart_view_load(struct call *call, const int64_t *ids, struct cart_view *views, size_t n);
/* ERR_CART_NOT_FOUND. */
enum err cart_view_find_by_active_of_user(struct call *call, struct cart_view *ret);
enum err new_cart_item_product_id_lookup(struct call *call, int64_t id, int64_t quantity,
                                         struct new_cart_item_snapshot *ret);
/* Makes the caller's row if there is none. Outside of transactions: of two that race, one makes it
 * and the other finds it. */
enum err cart_make_active_of_user(struct call *call);
enum err cart_by_active_of_user_locate_lock(struct call *call, int64_t *ret_cart_id);
enum err new_cart_item_insert(struct call *call, int64_t cart_id, const struct new_cart_item *in,
                              const struct new_cart_item_snapshot *snapshot, int64_t *ret_id);
/* ERR_CART_NOT_FOUND. */
enum err cart_view_find(struct call *call, int64_t id, struct cart_view *ret);
enum err cart_item_in_cart_by_active_of_user_locate_lock(struct call *call, int64_t cart_item_id,
                                                         int64_t *ret_cart_id);
enum err cart_item_edit_update(struct call *call, int64_t id, const struct cart_item_edit *in);
/* Whether the row's quantity is not above inventory.available_quantity. */
enum err cart_item_quantity_limit(struct call *call, int64_t id);
enum err cart_item_delete(struct call *call, int64_t id);
enum err cart_item_clear(struct call *call, int64_t cart_id);
/* Closes the active cart of a user; no rows when it is not there, or closed already. */
enum err check_out_cart_query(struct call *call, int64_t id, const char *user_id,
                              uint64_t *ret_affected);
enum err status_of_cart_query(struct call *call, int64_t id, const char *user_id,
                              struct status_of_cart_row *ret);

#endif
