/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scheduler of the service's jobs (service->jobs). Every interval one of all instances takes
 * the job's lock in Redis (lock:<key>, with a lease; the lock of a process of this machine that is
 * gone is taken over at once) and then a fencing number in the database (job_runs.fence, raised by
 * one): each transaction of the run first locks the row and checks that the number is still its
 * own, so that a run whose lease ended while it slept can change nothing more. See Kleppmann, "How
 * to do distributed locking" (2016).
 *
 * A run is a coroutine with a call of its own; its deadline is the lease. Jobs start with the
 * service and stop when it drains. Without Redis or the database no job runs.
 */
#ifndef JOB_H
#define JOB_H

#include "call.h"
#include "service.h"

struct job_scheduler;
struct server_loop;

/* Started once, on the first loop. */
struct job_scheduler *job_scheduler_start(struct server_loop *home);
void job_scheduler_stop(struct job_scheduler *scheduler); /* running jobs end first */

const struct job_info *job_find(const struct service *service, const char *name); /* or NULL */

/* Runs a job now, on the caller's loop, and waits for its end; also waits for a run of it that is
 * under way elsewhere. What the run came to stands in job_runs afterwards. ERR_DEPENDENCY_UNAVAILABLE,
 * ERR_DEADLINE_EXCEEDED (the caller's), or ERR_OK, also when the job itself failed. Suspends. */
enum err job_run_now(struct call *call, const struct job_info *job);

#endif
