/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of lending, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/lending.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_REPO_H
#define LENDING_REPO_H

#include "lending_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void bag_book_view_fetch(struct db_stmt *st, struct bag_book_view *ret);
void bag_view_fetch(struct db_stmt *st, struct bag_view *ret);
void loan_view_fetch(struct db_stmt *st, struct loan_view *ret);
void unpaid_fees_row_fetch(struct db_stmt *st, struct unpaid_fees_row *ret);
void due_loans_row_fetch(struct db_stmt *st, struct due_loans_row *ret);

/* What a new row takes from the rows that it refers to. */
struct new_bag_book_snapshot {
    const char *title;
    enum presence value_presence;
    int64_t value;
};

/* What a new row takes from the rows that it refers to. */
struct new_loan_snapshot {
    const char *title;
};

/* Fills what the views show of their children; ids are the views' own. */
enum err bag_view_load(struct call *call, const int64_t *ids, struct bag_view *views, size_t n);
/* ERR_BAG_NOT_FOUND. */
enum err bag_view_find_by_open_of_reader(struct call *call, struct bag_view *ret);
enum err new_bag_book_book_id_lookup(struct call *call, int64_t id, int64_t copies,
                                     struct new_bag_book_snapshot *ret);
/* Makes the caller's row if there is none. Outside of transactions: of two that race, one makes it
 * and the other finds it. */
enum err bag_make_open_of_reader(struct call *call);
enum err bag_by_open_of_reader_locate_lock(struct call *call, int64_t *ret_bag_id);
enum err new_bag_book_insert(struct call *call, int64_t bag_id, const struct new_bag_book *in,
                             const struct new_bag_book_snapshot *snapshot, int64_t *ret_id);
/* ERR_BAG_NOT_FOUND. */
enum err bag_view_find(struct call *call, int64_t id, struct bag_view *ret);
enum err bag_book_in_bag_by_open_of_reader_locate_lock(struct call *call, int64_t bag_book_id,
                                                       int64_t *ret_bag_id);
enum err bag_book_edit_update(struct call *call, int64_t id, const struct bag_book_edit *in);
/* Whether the row's copies is not above holding.free_copies. */
enum err bag_book_copies_limit(struct call *call, int64_t id);
enum err bag_book_delete(struct call *call, int64_t id);
enum err bag_book_clear(struct call *call, int64_t bag_id);
/* ERR_LOAN_NOT_FOUND; ERR_LOAN_FOREIGN when it is somebody else's. */
enum err loan_view_find_own_by_ticket(struct call *call, const char *ticket, struct loan_view *ret);
enum err new_loan_book_id_lookup(struct call *call, int64_t id, struct new_loan_snapshot *ret);
enum err new_loan_previous_id_lookup(struct call *call, int64_t id);
/* A closed loan of the reader that still costs something. */
enum err unpaid_fees_query(struct call *call, const char *caller, struct unpaid_fees_row *ret);
enum err new_loan_insert(struct call *call, const struct new_loan *in,
                         const struct new_loan_snapshot *snapshot, int64_t *ret_id);
/* What loan.opened tells of the row. */
enum err loan_opened_event_of_loan(struct call *call, int64_t id, struct loan_opened_event *ret);
/* ERR_LOAN_NOT_FOUND. */
enum err loan_view_find(struct call *call, int64_t id, struct loan_view *ret);
enum err loan_own(struct call *call, int64_t loan_id);
/* What loan.returned tells of the row. */
enum err loan_returned_event_of_loan(struct call *call, int64_t id,
                                     struct loan_returned_event *ret);
enum err mark_overdue_query(struct call *call, uint64_t *ret_affected);
enum err count_fee_query(struct call *call, const char *ticket, enum presence fee_presence,
                         int64_t fee, enum presence returned_at_presence, int64_t returned_at,
                         int64_t event_time, const char *event_id, uint64_t *ret_affected);
enum err count_loan_query(struct call *call, enum presence due_on_presence, int64_t due_on,
                          const char *event_key, const char *event_type, uint64_t *ret_affected);
enum err count_loss_query(struct call *call, const char *barcode, enum presence lost_at_presence,
                          int64_t lost_at, uint64_t *ret_affected);
enum err due_loans_query(struct call *call, int status, int64_t before, int64_t count,
                         struct due_loans_row **ret, size_t *ret_n);

#endif
