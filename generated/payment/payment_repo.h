/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of payment, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/payment.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_REPO_H
#define PAYMENT_REPO_H

#include "payment_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void payment_view_fetch(struct db_stmt *st, struct payment_view *ret);
void begin_payment_row_fetch(struct db_stmt *st, struct begin_payment_row *ret);
void live_payment_of_order_row_fetch(struct db_stmt *st, struct live_payment_of_order_row *ret);
void payment_row_fetch(struct db_stmt *st, struct payment_row *ret);
void order_of_payment_row_fetch(struct db_stmt *st, struct order_of_payment_row *ret);
void count_refused_payments_row_fetch(struct db_stmt *st, struct count_refused_payments_row *ret);
void sagas_to_settle_row_fetch(struct db_stmt *st, struct sagas_to_settle_row *ret);

/* ERR_PAYMENT_NOT_FOUND. */
enum err payment_view_find(struct call *call, int64_t id, struct payment_view *ret);
/* ERR_PAYMENT_NOT_FOUND; ERR_PAYMENT_USER_MISMATCH when it is somebody else's. */
enum err payment_view_find_own_by_payment_number(struct call *call, const char *payment_number,
                                                 struct payment_view *ret);
/* Locks an order that can be paid, and stores the payment that the provider is about to be asked
 * for. No row: something speaks against it. `payer` null is somebody who may pay every order. */
enum err begin_payment_query(struct call *call, const char *payment_number, int payment_method,
                             enum presence request_id_presence, int64_t request_id, int64_t now,
                             const char *order_number, const char *payer,
                             enum presence amount_presence, int64_t amount,
                             struct begin_payment_row **ret, size_t *ret_n);
enum err live_payment_of_order_query(struct call *call, int64_t order_id,
                                     struct live_payment_of_order_row *ret);
enum err newest_payment_of_order_query(struct call *call, int64_t order_id,
                                       struct payment_row *ret);
enum err lock_newest_payment_of_order_query(struct call *call, int64_t order_id,
                                            struct payment_row *ret);
enum err order_of_payment_query(struct call *call, const char *payment_number,
                                struct order_of_payment_row *ret);
enum err lock_payment_of_number_query(struct call *call, const char *payment_number,
                                      struct payment_row *ret);
/* The provider took the money. Changes nothing unless the payment still waits for that. */
enum err approve_payment_query(struct call *call, int64_t id, const char *pg_transaction_id,
                               const char *pg_response, int64_t now, uint64_t *ret_affected);
/* The provider did not take the money, or has given it back. Changes nothing unless the payment
 * still waits. */
enum err refuse_payment_query(struct call *call, int64_t id, const char *failure_reason,
                              const char *pg_response, uint64_t *ret_affected);
/* The money went back to the buyer. Changes nothing unless the payment was completed. */
enum err return_payment_query(struct call *call, int64_t id, int64_t now, uint64_t *ret_affected);
/* How often the provider refused to pay an order; payments that never reached it do not count. */
enum err count_refused_payments_query(struct call *call, int64_t order_id,
                                      struct count_refused_payments_row *ret);
enum err note_saga_reason_query(struct call *call, int64_t id, const char *reason,
                                uint64_t *ret_affected);
/* What waits for the provider and is driven by nobody, the longest wait first. */
enum err sagas_to_settle_query(struct call *call, int64_t at_most, struct sagas_to_settle_row **ret,
                               size_t *ret_n);

#endif
