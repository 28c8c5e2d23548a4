/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Waiting queues. The rows are the truth: a place is a row, its number is the order of the line,
 * and who is inside is decided under the lock of the queue's row. Redis holds the same as sorted
 * sets, which tell positions to thousands at once; what is lost or wrong there is made right from
 * the rows.
 *
 * All functions suspend.
 */
#ifndef QUEUE_H
#define QUEUE_H

#include "call.h"
#include "queue_dto.h"

/* Where a user stands. */
struct queue_stand {
    int64_t position; /* 1 is next; 0 is in */
    int64_t total;
};

/* Whether it is a place in the line or inside: ERR_QUEUE_ENTRY_NOT_FOUND, ERR_QUEUE_TOKEN_EXPIRED.
 * Does not suspend. */
enum err queue_place_check(const struct queue_place *place);
/* Its status, from the row and Redis. Reads the place again where the two are not of one moment. */
enum err queue_place_status(struct call *call, struct queue_place *place,
                            struct queue_status_view *ret);
/* The same where it is known where the user stands. Does not suspend. */
void queue_place_view(const struct queue_place *place, const struct queue_stand *stand,
                      struct queue_status_view *ret);
/* How long a place waits, by batches. Does not suspend. */
int64_t queue_wait_s(int64_t position, int64_t batch_size, int64_t interval_seconds);
/* The queue of a place. Does not suspend. */
struct queue_setup queue_of_place(const struct queue_place *place);

/* The line in Redis, which is read from the rows where it is not there. */
enum err queue_line_join(struct call *call, const struct queue_place *place,
                         struct queue_stand *ret);
struct queue_positions_gives;
enum err queue_line_positions(struct call *call, const struct queue_setup *queue,
                              const char *const *users, size_t n_users,
                              struct queue_positions_gives *ret);
struct queue_admit_gives;
enum err queue_line_admit(struct call *call, const struct queue_setup *queue, bool is_forced,
                          struct queue_admit_gives *ret);
/* Counts in Redis and among the rows, and makes right what differs. */
enum err queue_line_check(struct call *call, const struct queue_setup *queue);
/* Makes Redis what the rows say. May be done at any time. */
enum err queue_line_sweep(struct call *call, const struct queue_setup *queue);

/* Lets the next batch in, if it is time or is_forced. */
enum err queue_admit(struct call *call, const struct queue_setup *queue, bool is_forced,
                     int64_t *ret_admitted);

#endif
