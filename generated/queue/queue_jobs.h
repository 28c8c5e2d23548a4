/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of queue.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/queue.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_JOBS_H
#define QUEUE_JOBS_H

#include "err.h"

struct call;

/* Lets the next batch into each queue whose interval is over. Every 1000 ms. */
enum err admit_from_queues_run(struct call *call);
/* Ends the places of users whose time inside is over. Every 1000 ms. */
enum err expire_queue_places_run(struct call *call);

#endif
