/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A job's row in the table job_runs: when it last ran, what became of it, and its fence: a number
 * that each run raises. Who finds another number there than its own has been replaced. All times
 * are the database's, so that instances need not agree on one. Everything here suspends.
 */
#ifndef JOB_RECORD_H
#define JOB_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct call;
struct job_info;

/* How long until the job is due, 0 = now: an interval after its last run began. Makes its row. */
enum err job_record_look(struct call *call, const struct job_info *job, uint64_t *ret_wait_us);

/* Raises the fence if the job is due, or is_forced; *ret_fence 0: it is not due any more. */
enum err job_record_raise(struct call *call, const struct job_info *job, bool is_forced,
                          int64_t *ret_fence);

/* Locks the row against a raise until the transaction ends. *ret_is_ours: the fence still is this
 * number. */
enum err job_record_hold(struct call *call, const struct job_info *job, int64_t fence,
                         bool *ret_is_ours);

struct job_record_end {
    uint64_t duration_us;
    const char *outcome;
    const char *error; /* or NULL; at most 500 characters */
};
/* Notes what became of the run. *ret_is_ours: as above; if not, nothing is written. */
enum err job_record_end(struct call *call, const struct job_info *job, int64_t fence,
                        const struct job_record_end *end, bool *ret_is_ours);

#endif
