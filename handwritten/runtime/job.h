/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scheduler of the service's jobs (service->jobs). Every interval one of all instances takes
 * the job's lock in Redis (lock:<key>, with a lease; the lock of a process of this machine that is
 * gone is taken over at once) and then a fencing number in the database (job_runs.fence, raised by
 * one): each transaction of the run first locks the row and checks that the number is still its
 * own, so that a run whose lease ended while it slept can change nothing more. See Kleppmann, "How
 * to do distributed locking" (2016).
 *
 * A run is a coroutine with a call of its own; its deadline is the lease, which is not renewed.
 * Statements outside transactions are not fenced: a job's writes belong into transactions, unless
 * they may be done twice. Jobs start with the service and stop when it drains. Without Redis or the
 * database no job runs.
 */
#ifndef JOB_H
#define JOB_H

#include "call.h"
#include "service.h"

struct job_scheduler;
struct server_loop;

/* Once, on the first loop, which has a database pool and a store. Each job runs soon, and then an
 * interval after its last run on any instance began. */
struct job_scheduler *job_scheduler_start(struct server_loop *home);
/* These accept NULL. After a stop no run begins; free it once it is idle. */
void job_scheduler_stop(struct job_scheduler *scheduler);
bool job_scheduler_is_idle(const struct job_scheduler *scheduler);
void job_scheduler_free(struct job_scheduler *scheduler);

const struct job_info *job_find(const struct service *service, const char *name); /* or NULL */

/* Runs a job now, due or not, on the caller's loop, and waits for its end; before, for the end of a
 * run that is under way. What it came to stands in job_runs afterwards. ERR_DEPENDENCY_UNAVAILABLE,
 * ERR_OVERLOADED, ERR_INTERNAL_ERROR, ERR_DEADLINE_EXCEEDED (the caller's, which also ends the
 * run), or ERR_OK, also when the job itself failed. Suspends. */
enum err job_run_now(struct call *call, const struct job_info *job);

#endif
