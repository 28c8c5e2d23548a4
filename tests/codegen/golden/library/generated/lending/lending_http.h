/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of lending. A lending function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/lending.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_HTTP_H
#define LENDING_HTTP_H

#include "lending_dto.h"
#include "call.h"

struct list_def;

/* GET /bag */
enum err get_bag_call(struct call *call);

/* POST /bag/books */
enum err put_in_bag_call(struct call *call);

/* PUT /bag/books/{bookId} */
struct change_bag_book_path {
    int64_t book_id;
};
enum err change_bag_book_call(struct call *call);

/* DELETE /bag/books/{bagBookId} */
struct take_out_of_bag_path {
    int64_t bag_book_id;
};
enum err take_out_of_bag_call(struct call *call);

/* DELETE /bag */
enum err empty_bag_call(struct call *call);

/* POST /bag/take */
enum err take_bag_call(struct call *call);

/* GET /bags */
struct list_bags_query {
    /* enum bag_status */
    enum presence status_presence;
    int status;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_bags_def;
enum err list_bags_after(struct call *call, struct bag_view *items, size_t n);
enum err list_bags_call(struct call *call);

/* GET /loans/open */
struct list_open_loans_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_open_loans_def;
enum err list_open_loans_call(struct call *call);

/* GET /copy-loans */
struct list_loans_of_copy_query {
    const char *barcode;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_loans_of_copy_def;
enum err list_loans_of_copy_call(struct call *call);

/* GET /loans */
struct list_loans_query {
    /* enum loan_status */
    enum presence status_presence;
    int status;
    enum presence min_due_on_presence;
    int64_t min_due_on;
    enum presence max_due_on_presence;
    int64_t max_due_on;
    enum presence title_presence;
    const char *title;
    enum presence min_fee_presence;
    int64_t min_fee;
    enum presence max_fee_presence;
    int64_t max_fee;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_loans_def;
enum err list_loans_call(struct call *call);

/* GET /loans/{ticket} */
struct get_loan_path {
    const char *ticket;
};
enum err get_loan_call(struct call *call);

/* POST /loans */
enum err create_loan_call(struct call *call);

/* POST /loans/{loanId}/bring */
struct bring_loan_path {
    int64_t loan_id;
};
enum err bring_loan_call(struct call *call);

/* POST /loans/{loanId}/remind */
struct remind_loan_path {
    int64_t loan_id;
};
enum err remind_loan_call(struct call *call);

/* POST /loans/{loanId}/write-off */
struct write_off_loan_path {
    int64_t loan_id;
};
enum err write_off_loan_call(struct call *call);

/* POST /exchanges: Asks another library for books. */
struct request_exchange_query {
    enum presence urgent_presence;
    bool urgent;
    /* Of each. */
    enum presence copies_presence;
    int64_t copies;
};
#define REQUEST_EXCHANGE_X_BRANCH "x-branch"
/* Where the reader stands. */
#define REQUEST_EXCHANGE_X_DESK_NUMBER "x-desk-number"
enum err request_exchange_handle(struct call *call, const struct request_exchange_query *query,
                                 const struct exchange_request *in, struct exchange_view *ret);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err request_exchange_answer(struct call *call, int64_t key_id,
                                 const struct exchange_view *ret);
enum err request_exchange_call(struct call *call);

#endif
