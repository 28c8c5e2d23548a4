/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of system.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/system.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_JOBS_H
#define SYSTEM_JOBS_H

#include "err.h"

struct call;

/* Takes over the sagas whose instance is gone. Every 5000 ms. */
enum err sweep_sagas_run(struct call *call);
/* Forgets the answers of yesterday's requests. Every 10000 ms. */
enum err forget_idempotency_keys_run(struct call *call);
/* Forgets the events that were published a week ago. Every 10000 ms. */
enum err forget_published_events_run(struct call *call);
/* Forgets what was consumed a month ago; nothing is delivered again so late. Every 10000 ms. */
enum err forget_processed_events_run(struct call *call);

#endif
