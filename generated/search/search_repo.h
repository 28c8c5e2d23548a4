/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of search, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/search.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_REPO_H
#define SEARCH_REPO_H

#include "search_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void found_product_fetch(struct db_stmt *st, struct found_product *ret);
void indexed_product_fetch(struct db_stmt *st, struct indexed_product *ret);
void count_products_row_fetch(struct db_stmt *st, struct count_products_row *ret);
void catalogue_events_row_fetch(struct db_stmt *st, struct catalogue_events_row *ret);
void catalogue_now_row_fetch(struct db_stmt *st, struct catalogue_now_row *ret);

/* What is shown of products, in the order of their ids, a JSON list; those that are gone are left
 * out. */
enum err found_products_query(struct call *call, const char *product_ids,
                              struct found_product **ret, size_t *ret_n);
/* A JSON list of ids. */
enum err products_to_index_query(struct call *call, const char *ids, struct indexed_product **ret,
                                 size_t *ret_n);
enum err products_to_walk_query(struct call *call, int64_t after, int64_t at_most,
                                struct indexed_product **ret, size_t *ret_n);
enum err count_products_query(struct call *call, struct count_products_row *ret);
/* After this one, in the order of their ids, which is not quite that of their commits. */
enum err catalogue_events_query(struct call *call, int64_t after, int64_t at_most,
                                struct catalogue_events_row **ret, size_t *ret_n);
/* The newest event that is as old as that, in microseconds; which database this is, by its first
 * migration; and the time. */
enum err catalogue_now_query(struct call *call, int64_t age, struct catalogue_now_row *ret);
enum err note_index_progress_query(struct call *call, const char *job, int64_t done, int64_t total,
                                   uint64_t *ret_affected);

#endif
