/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of inventory, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/inventory.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_REPO_H
#define INVENTORY_REPO_H

#include "inventory_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void inventory_view_fetch(struct db_stmt *st, struct inventory_view *ret);
void stock_movement_view_fetch(struct db_stmt *st, struct stock_movement_view *ret);
void lock_inventory_row_fetch(struct db_stmt *st, struct lock_inventory_row *ret);
void moved_stock_fetch(struct db_stmt *st, struct moved_stock *ret);
void count_moved_lines_row_fetch(struct db_stmt *st, struct count_moved_lines_row *ret);
void stock_now_row_fetch(struct db_stmt *st, struct stock_now_row *ret);
void product_exists_row_fetch(struct db_stmt *st, struct product_exists_row *ret);

/* ERR_INVENTORY_NOT_FOUND. */
enum err inventory_view_find_by_product_id(struct call *call, int64_t product_id,
                                           struct inventory_view *ret);
/* ERR_INVENTORY_NOT_FOUND. */
enum err inventory_view_find(struct call *call, int64_t id, struct inventory_view *ret);
enum err inventory_by_product_id_locate(struct call *call, int64_t product_id,
                                        int64_t *ret_inventory_id);
/* The row of a product, held until the transaction ends. */
enum err lock_inventory_query(struct call *call, int64_t product_id,
                              struct lock_inventory_row *ret);
/* The row of a product that has none, empty. */
enum err add_inventory_query(struct call *call, int64_t product_id, uint64_t *ret_affected);
enum err set_inventory_query(struct call *call, int64_t id, int64_t available, int64_t reserved,
                             int64_t total, uint64_t *ret_affected);
enum err add_movement_query(struct call *call, int64_t inventory_id, int64_t product_id,
                            int movement_type, int64_t quantity, int64_t previous_available,
                            int64_t after_available, int64_t previous_reserved,
                            int64_t after_reserved, enum presence reference_type_presence,
                            int reference_type, const char *reference_id, const char *reason,
                            const char *performed_by, uint64_t *ret_affected);
/* Changes the stock of all lines, a JSON list of [product, quantity] in the order of the products,
 * in which the rows are locked. Lines that there is too little for, or that were moved already, are
 * left out. */
enum err move_lines_query(struct call *call, const char *lines, int64_t available, int64_t reserved,
                          int movement_type, int reference_type, const char *reference_id,
                          uint64_t *ret_affected);
/* The movements of lines that move_lines has just moved. Nobody can be waited for here, so that the
 * lock of the table's counter is short. */
enum err record_lines_query(struct call *call, const char *lines, int64_t available,
                            int64_t reserved, int movement_type, int reference_type,
                            const char *reference_id, const char *reason, const char *performed_by,
                            struct moved_stock **ret, size_t *ret_n);
enum err count_moved_lines_query(struct call *call, int movement_type, int reference_type,
                                 const char *reference_id, struct count_moved_lines_row *ret);
/* Changes the stock of what a reference moved by `source` and did not move on since, neither by
 * this type nor by the other. The key's order locks the rows by product. */
enum err move_reference_query(struct call *call, int64_t available, int64_t reserved, int source,
                              int movement_type, int other, int reference_type,
                              const char *reference_id, uint64_t *ret_affected);
/* The movements of what move_reference has just moved. */
enum err record_reference_query(struct call *call, int64_t available, int64_t reserved, int source,
                                int movement_type, int other, int reference_type,
                                const char *reference_id, const char *reason,
                                const char *performed_by, struct moved_stock **ret, size_t *ret_n);
enum err inventory_of_product_query(struct call *call, int64_t product_id,
                                    struct inventory_view *ret);
/* In the order of the ids, a JSON list; those without an inventory are left out. */
enum err inventory_of_products_query(struct call *call, const char *product_ids,
                                     struct inventory_view **ret, size_t *ret_n);
/* What a stream says first of each product of a JSON list, with the number of the movement that
 * made it so. */
enum err stock_now_query(struct call *call, const char *product_ids, struct stock_now_row **ret,
                         size_t *ret_n);
enum err product_exists_query(struct call *call, int64_t product_id,
                              struct product_exists_row *ret);

#endif
