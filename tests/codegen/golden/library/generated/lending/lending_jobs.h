/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of lending.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/lending.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_JOBS_H
#define LENDING_JOBS_H

#include "err.h"

struct call;

/* Mark overdue. Every 600000 ms. */
enum err mark_overdue_run(struct call *call);
/* Writes to the readers whose loans are overdue. Every 86400000 ms. */
enum err remind_readers_run(struct call *call);

#endif
