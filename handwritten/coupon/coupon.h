/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the bodies of the coupon domain share. Redis decides who gets a coupon (lua/coupon_*.lua),
 * the database has the last word: whatever happens to Redis, a coupon is never issued once too
 * often, and what Redis has taken without the database's knowing comes back.
 */
#ifndef COUPON_H
#define COUPON_H

#include "call.h"
#include "coupon_dto.h"
#include "server.h"

/* How long the keys of a coupon outlive it. */
#define COUPON_KEYS_LINGER_US (INT64_C(3600) * 1000000)

/* What is known of a coupon, at most a second old, with texts in the call's arena. The same
 * question of many calls is asked once. ERR_COUPON_NOT_FOUND. Suspends. */
enum err coupon_facts_get(struct call *call, int64_t id, struct coupon_facts *ret);
/* They have changed: this thread asks again. */
void coupon_facts_drop(struct call *call, int64_t id);

/* Fills the absent keys of a coupon from the database, or waits a little (the longer, the higher
 * the attempt) while somebody else does. ERR_OK says only that it is worth another try.
 * ERR_COUPON_INACTIVE, ERR_COUPON_EXPIRED. Suspends. */
enum err coupon_reload(struct call *call, int64_t id, unsigned attempt);
/* Sets a coupon's keys to what the database has, unless they have moved since their version and
 * pending entries were counted. version -1: only where they are absent. Suspends. */
enum err coupon_load(struct call *call, int64_t id, int64_t version, int64_t n_pending);

/* Ends a pending entry; see lua/coupon_settle.lua. A failure is no matter: whatever stays pending
 * is settled by the reconciliation. Suspends, at most a second beyond the deadline. */
void coupon_settle(struct call *call, int64_t id, const char *user_id, int64_t since_us,
                   const char *outcome);

/* The module: what is known of coupons, per thread. */
void *coupon_start(struct server_loop *home);
void coupon_stop(void *state);

#endif
