/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of timedeal.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/timedeal.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_JOBS_H
#define TIMEDEAL_JOBS_H

#include "err.h"

struct call;

/* Begins and ends the deals whose time has come. Every 1000 ms. */
enum err update_time_deals_run(struct call *call);
/* Makes Redis and the database agree on what is left of the deals. Every 10000 ms. */
enum err reconcile_time_deals_run(struct call *call);

#endif
