/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One attempt to run a job: lock, fence, the job itself with a call of its own, and the note of
 * what became of it.
 */
#ifndef JOB_RUN_H
#define JOB_RUN_H

#include "job_lock.h"

#include <stdint.h>

struct job_info;
struct server_loop;

enum job_run_fate {
    JOB_RUN_ENDED,   /* it ran, well or not */
    JOB_RUN_HELD,    /* another run of it is under way */
    JOB_RUN_NOT_DUE, /* it has run a short while ago */
};

struct job_run_slot {
    struct server_loop *home;
    const struct job_info *job;
    bool is_forced;                   /* run also when it is not due */
    char token[JOB_LOCK_TOKEN_BYTES]; /* zeroed at first: a lock that could not be given back */
};

/* *ret_wait_us: until the job is due again, unless it is held. An error means that it did not run,
 * or that what became of it could not be noted: ERR_DEPENDENCY_UNAVAILABLE, ERR_DEADLINE_EXCEEDED,
 * ERR_OVERLOADED, ERR_INTERNAL_ERROR. The deadline of the coroutine is the caller's again at the
 * end. Suspends. */
enum err job_run_try(struct job_run_slot *slot, enum job_run_fate *ret_fate, uint64_t *ret_wait_us);

#endif
