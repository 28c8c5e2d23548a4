/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of queue, which the key-value store runs as one step.
 * GENERATED from spec/domains/queue.yaml by templates/scripts.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_SCRIPTS_H
#define QUEUE_SCRIPTS_H

#include <stddef.h>

#include "queue_dto.h"
#include "err.h"
#include "value.h"

struct call;

enum queue_join_result {
    QUEUE_JOIN_RESULT_OK,
    QUEUE_JOIN_RESULT_RELOAD,
};
struct queue_join_gives {
    int64_t total;
    int64_t position;
};
/* Puts a place into the line, unless it is there or was let in already, and tells where it stands.
 * *ret is filled when *ret_result is QUEUE_JOIN_RESULT_OK. Suspends. */
enum err queue_join_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                         const char *user_id, int64_t entry_id, enum queue_join_result *ret_result,
                         struct queue_join_gives *ret);

enum queue_positions_result {
    QUEUE_POSITIONS_RESULT_OK,
    QUEUE_POSITIONS_RESULT_RELOAD,
};
struct queue_positions_gives {
    int64_t total;
    int64_t batch_size;
    int64_t interval_seconds;
    int64_t *positions;
    size_t n_positions;
};
/* Where users stand; 0 inside, -1 nowhere. *ret is filled when *ret_result is
 * QUEUE_POSITIONS_RESULT_OK. Suspends. */
enum err queue_positions_eval(struct call *call, const char *event_type, int64_t event_id,
                              int64_t now, const char *const *users, size_t n_users,
                              enum queue_positions_result *ret_result,
                              struct queue_positions_gives *ret);

/* Takes a place out of the line, or gives it back. Suspends. */
enum err queue_leave_eval(struct call *call, const char *event_type, int64_t event_id,
                          const char *user_id, int64_t entry_id);

enum queue_admit_result {
    QUEUE_ADMIT_RESULT_OK,
    QUEUE_ADMIT_RESULT_RELOAD,
};
struct queue_admit_gives {
    int64_t *admitted;
    size_t n_admitted;
};
/* Takes the first users of the line out, as many as a batch and the free places allow, if it is
 * time. Tells whom it took; or, before it takes others, whom an admission took that did not come to
 * its end. *ret is filled when *ret_result is QUEUE_ADMIT_RESULT_OK. Suspends. */
enum err queue_admit_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                          int64_t is_forced, int64_t max_capacity, int64_t batch_size,
                          int64_t interval_seconds, enum queue_admit_result *ret_result,
                          struct queue_admit_gives *ret);

/* Ends an admission: of each place the user, its number, and the end of its time inside; 0 while it
 * waits still, -1 when it is over. Suspends. */
enum err queue_settle_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                           const char *const *places, size_t n_places);

enum queue_count_result {
    QUEUE_COUNT_RESULT_OK,
    QUEUE_COUNT_RESULT_RELOAD,
};
struct queue_count_gives {
    int64_t waiting;
    int64_t inside;
};
/* How many wait and are inside. *ret is filled when *ret_result is QUEUE_COUNT_RESULT_OK.
 * Suspends. */
enum err queue_count_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                          enum queue_count_result *ret_result, struct queue_count_gives *ret);

/* Makes the line between two places what the rows say, user and number of each. Suspends. */
enum err queue_sweep_line_eval(struct call *call, const char *event_type, int64_t event_id,
                               int64_t now, int64_t after, int64_t until, const char *const *places,
                               size_t n_places);

/* Makes those inside what the rows say, user and end of each; others stay if these are not all.
 * Suspends. */
enum err queue_sweep_inside_eval(struct call *call, const char *event_type, int64_t event_id,
                                 int64_t is_all, const char *const *places, size_t n_places);

/* The sets are complete. Or only how the queue is set, if they are. Suspends. */
enum err queue_mark_eval(struct call *call, const char *event_type, int64_t event_id,
                         int64_t is_complete, int64_t batch_size, int64_t interval_seconds,
                         int64_t last_admission);

struct queue_follow_gives {
    int64_t number;
};
/* A new stream of a place, which ends the one before; or, with a number, the newest stream's.
 * Suspends. */
enum err queue_follow_eval(struct call *call, const char *event_type, int64_t event_id,
                           int64_t entry_id, int64_t stream, struct queue_follow_gives *ret);

#endif
