/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of order.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/order.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_JOBS_H
#define ORDER_JOBS_H

#include "err.h"

struct call;

/* Cancels the orders that were not paid in time; stock and coupon go back. Every 10000 ms. */
enum err expire_orders_run(struct call *call);

#endif
