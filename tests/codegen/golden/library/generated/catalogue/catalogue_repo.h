/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of catalogue, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/catalogue.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_REPO_H
#define CATALOGUE_REPO_H

#include "catalogue_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void author_view_fetch(struct db_stmt *st, struct author_view *ret);
void books_of_author_row_fetch(struct db_stmt *st, struct books_of_author_row *ret);
void book_view_fetch(struct db_stmt *st, struct book_view *ret);
void book_summary_fetch(struct db_stmt *st, struct book_summary *ret);
void open_loans_of_book_row_fetch(struct db_stmt *st, struct open_loans_of_book_row *ret);
void staff_book_view_fetch(struct db_stmt *st, struct staff_book_view *ret);
void placed_book_view_fetch(struct db_stmt *st, struct placed_book_view *ret);
void copy_view_fetch(struct db_stmt *st, struct copy_view *ret);
void book_count_fetch(struct db_stmt *st, struct book_count *ret);

/* ERR_AUTHOR_NOT_FOUND. */
enum err author_view_find(struct call *call, int64_t id, struct author_view *ret);
enum err new_author_insert(struct call *call, const struct new_author *in, int64_t *ret_id);
enum err author_edit_update(struct call *call, int64_t id, const struct author_edit *in);
enum err author_locate_lock(struct call *call, int64_t author_id);
/* A book of the author that is still in the catalogue. */
enum err books_of_author_query(struct call *call, int64_t author_id,
                               struct books_of_author_row *ret);
enum err author_delete_guarded(struct call *call, int64_t id);
/* ERR_BOOK_NOT_FOUND. */
enum err book_view_find(struct call *call, int64_t id, struct book_view *ret);
enum err book_of_isbn_query(struct call *call, const char *isbn, struct book_summary *ret);
enum err new_book_insert(struct call *call, const struct new_book *in, int64_t *ret_id);
/* What book.registered tells of the row. */
enum err book_registered_event_of_book(struct call *call, int64_t id,
                                       struct book_registered_event *ret);
enum err book_edit_update(struct call *call, int64_t id, const struct book_edit *in);
enum err book_change_patch(struct call *call, int64_t id, const struct book_change *in);
enum err book_locate_lock(struct call *call, int64_t book_id);
enum err open_loans_of_book_query(struct call *call, int64_t book_id,
                                  struct open_loans_of_book_row *ret);
/* What book.withdrawn tells of the row. */
enum err book_withdrawn_event_of_book(struct call *call, int64_t id,
                                      struct book_withdrawn_event *ret);
enum err book_delete(struct call *call, int64_t id);
enum err author_locate(struct call *call, int64_t author_id);
/* ERR_BOOK_NOT_FOUND. */
enum err placed_book_view_find(struct call *call, int64_t id, struct placed_book_view *ret);
enum err book_locate(struct call *call, int64_t book_id);
enum err new_copy_insert(struct call *call, int64_t book_id, const struct new_copy *in,
                         int64_t *ret_id);
/* ERR_COPY_NOT_FOUND. */
enum err copy_view_find(struct call *call, int64_t id, struct copy_view *ret);
enum err copy_in_book_locate(struct call *call, int64_t book_id, int64_t copy_id);
/* ERR_COPY_NOT_FOUND. */
enum err copy_view_find_by_barcode(struct call *call, const char *barcode, struct copy_view *ret);
enum err copy_by_barcode_locate(struct call *call, const char *barcode, int64_t *ret_copy_id);
/* What copy.lost tells of the row. */
enum err copy_lost_event_of_copy(struct call *call, int64_t id, struct copy_lost_event *ret);
enum err count_books_query(struct call *call, struct book_count **ret, size_t *ret_n);
enum err move_shelf_query(struct call *call, const char *from_shelf, const char *to_shelf,
                          uint64_t *ret_affected);

#endif
