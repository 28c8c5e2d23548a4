/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of coupon.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/coupon.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_JOBS_H
#define COUPON_JOBS_H

#include "err.h"

struct call;

/* Ends the coupons whose time is over. Every 10000 ms. */
enum err expire_coupons_run(struct call *call);
/* Ends the users' coupons whose time is over. Every 10000 ms. */
enum err expire_user_coupons_run(struct call *call);
/* Makes Redis and the database agree on who has which coupon. Every 3000 ms. */
enum err reconcile_coupons_run(struct call *call);

#endif
