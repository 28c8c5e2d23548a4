/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of queue, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/queue.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_REPO_H
#define QUEUE_REPO_H

#include "queue_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void queue_view_fetch(struct db_stmt *st, struct queue_view *ret);
void queue_place_fetch(struct db_stmt *st, struct queue_place *ret);
void add_place_row_fetch(struct db_stmt *st, struct add_place_row *ret);
void queue_setup_fetch(struct db_stmt *st, struct queue_setup *ret);
void lock_queue_row_fetch(struct db_stmt *st, struct lock_queue_row *ret);
void count_places_row_fetch(struct db_stmt *st, struct count_places_row *ret);
void count_inside_row_fetch(struct db_stmt *st, struct count_inside_row *ret);
void waiting_places_row_fetch(struct db_stmt *st, struct waiting_places_row *ret);
void inside_places_row_fetch(struct db_stmt *st, struct inside_places_row *ret);
void last_place_row_fetch(struct db_stmt *st, struct last_place_row *ret);
void last_admission_row_fetch(struct db_stmt *st, struct last_admission_row *ret);
void line_place_fetch(struct db_stmt *st, struct line_place *ret);

/* ERR_QUEUE_NOT_FOUND. */
enum err queue_view_find(struct call *call, int64_t id, struct queue_view *ret);
enum err place_of_user_query(struct call *call, const char *event_type, int64_t event_id,
                             const char *user_id, struct queue_place *ret);
enum err place_of_token_query(struct call *call, const char *entry_token, struct queue_place *ret);
/* A place at the end of the line. S802 when the user has one that is not over. */
enum err add_place_query(struct call *call, int64_t queue_id, const char *user_id,
                         const char *entry_token, struct add_place_row *ret);
/* A place whose time is over, whether the job has come to it or not. */
enum err end_place_query(struct call *call, int64_t id, uint64_t *ret_affected);
/* Every place whose time is over. */
enum err end_places_query(struct call *call, uint64_t *ret_affected);
enum err give_up_place_query(struct call *call, int64_t id, uint64_t *ret_affected);
enum err open_queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                                   int64_t max_capacity, int64_t entry_batch_size,
                                   int64_t entry_interval_seconds, struct queue_view *ret);
enum err close_queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                                    uint64_t *ret_affected);
enum err queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                              struct queue_view *ret);
enum err find_queue_query(struct call *call, const char *event_type, int64_t event_id,
                          struct queue_setup *ret);
enum err active_queues_query(struct call *call, int64_t after, struct queue_setup **ret,
                             size_t *ret_n);
/* Waits for those who are joining, and keeps new ones waiting, so that the line has no gap. */
enum err lock_queue_query(struct call *call, int64_t id, struct lock_queue_row *ret);
enum err count_places_query(struct call *call, int64_t queue_id, struct count_places_row *ret);
enum err count_inside_query(struct call *call, int64_t queue_id, struct count_inside_row *ret);
/* Who waits, in the order of the line, after that place. */
enum err waiting_places_query(struct call *call, int64_t queue_id, int64_t after, int64_t at_most,
                              struct waiting_places_row **ret, size_t *ret_n);
/* Who is inside, in the order in which their time ends. */
enum err inside_places_query(struct call *call, int64_t queue_id, int64_t after, int64_t after_id,
                             struct inside_places_row **ret, size_t *ret_n);
/* No later place was there. */
enum err last_place_query(struct call *call, struct last_place_row *ret);
enum err last_admission_query(struct call *call, int64_t queue_id, struct last_admission_row *ret);
enum err places_of_ids_query(struct call *call, const char *ids, struct line_place **ret,
                             size_t *ret_n);
/* Those of these places that wait still. */
enum err let_in_query(struct call *call, const char *ids, int64_t seconds, uint64_t *ret_affected);

#endif
