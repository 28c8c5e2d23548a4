/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of statistics.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/statistics.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_JOBS_H
#define STATISTICS_JOBS_H

#include "err.h"

struct call;

/* Writes down what was sold of each product in the last 30 days, less what came back; the list of
 * products sorts by it. Every 10000 ms. */
enum err rank_products_run(struct call *call);

#endif
