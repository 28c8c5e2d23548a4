/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of system, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/system.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_REPO_H
#define SYSTEM_REPO_H

#include "system_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void saga_view_fetch(struct db_stmt *st, struct saga_view *ret);
void dead_letter_summary_fetch(struct db_stmt *st, struct dead_letter_summary *ret);
void dead_letter_view_fetch(struct db_stmt *st, struct dead_letter_view *ret);
void stored_saga_fetch(struct db_stmt *st, struct stored_saga *ret);
void saga_owners_row_fetch(struct db_stmt *st, struct saga_owners_row *ret);
void count_sagas_row_fetch(struct db_stmt *st, struct count_sagas_row *ret);
void job_view_fetch(struct db_stmt *st, struct job_view *ret);

/* ERR_SAGA_NOT_FOUND. */
enum err saga_view_find_by_saga_id(struct call *call, const char *saga_id, struct saga_view *ret);
/* ERR_SAGA_NOT_FOUND. */
enum err saga_view_find(struct call *call, int64_t id, struct saga_view *ret);
/* ERR_DEAD_LETTER_NOT_FOUND. */
enum err dead_letter_view_find(struct call *call, int64_t id, struct dead_letter_view *ret);
/* A new saga, driven by its owner; parked without one. */
enum err add_saga_query(struct call *call, const char *saga_id, const char *saga, int64_t order_id,
                        const char *order_number, const char *step, const char *completed,
                        enum presence request_id_presence, int64_t request_id, const char *owner,
                        enum presence lease_us_presence, int64_t lease_us, uint64_t *ret_affected);
/* What has become of a saga. Changes nothing if another has written meanwhile. */
enum err write_saga_query(struct call *call, int64_t id, int64_t version, int status,
                          const char *step, const char *completed, int64_t attempts,
                          const char *error, const char *reason, enum presence request_id_presence,
                          int64_t request_id, const char *owner, enum presence lease_us_presence,
                          int64_t lease_us, uint64_t *ret_affected);
/* The newest saga of a kind of an order, its row locked. */
enum err lock_newest_saga_query(struct call *call, const char *saga, int64_t order_id,
                                struct stored_saga *ret);
/* The saga that an order was begun with, its row locked. */
enum err lock_first_saga_query(struct call *call, int64_t order_id, struct stored_saga *ret);
enum err find_saga_query(struct call *call, const char *saga_id, struct stored_saga *ret);
/* Those whose lease has ended, the longest first. */
enum err overdue_sagas_query(struct call *call, int64_t at_most, struct stored_saga **ret,
                             size_t *ret_n);
enum err sagas_of_owner_query(struct call *call, const char *owner, int64_t at_most,
                              struct stored_saga **ret, size_t *ret_n);
/* Who else holds a lease. */
enum err saga_owners_query(struct call *call, const char *me, struct saga_owners_row **ret,
                           size_t *ret_n);
/* Sagas that need somebody, for the metrics. */
enum err count_sagas_query(struct call *call, int64_t overdue_us, struct count_sagas_row *ret);
/* Without their intervals, which the database does not know. */
enum err job_runs_query(struct call *call, struct job_view **ret, size_t *ret_n);
enum err forget_old_idempotency_keys_query(struct call *call, uint64_t *ret_affected);
enum err forget_published_events_query(struct call *call, uint64_t *ret_affected);
enum err forget_processed_events_query(struct call *call, uint64_t *ret_affected);
/* Of a dead letter, unless it has failed again meanwhile. */
enum err note_replay_query(struct call *call, int64_t id, int64_t failed_at,
                           uint64_t *ret_affected);

#endif
