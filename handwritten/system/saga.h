/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The saga engine: drives the steps that a spec declares (generated saga_info) and their
 * compensation, so that a crash at any instant leaves a row of `saga_states` from which another
 * process goes on.
 *
 * Who drives a saga holds its lease (lease_owner, lease_until), and every write of the engine is a
 * compare-and-set on the row's version, so that who lost the lease can write no more. lease_until
 * NULL: the saga is over, or parked: it waits for somebody (the buyer who pays) and the sweeper
 * leaves it alone. Without an owner, lease_until is when it is tried again.
 *
 * A step has up to five functions:
 *   ask       talks to another service, outside transactions. It can be repeated. ERR_OK: go on.
 *             saga->is_unknown: nobody knows what became of it, ask again later (then
 * saga->is_again). Another error is a refusal. do        the step's change, in a transaction with
 * its record fail      after a refusal by ask, in the transaction that begins the compensation;
 * with saga->is_parked set by it nothing is undone and the saga waits at this step again ask_undo,
 * undo   the same two for the compensation. They can be repeated.
 *
 * Neighbouring steps without `ask` run in one transaction with their records; if one of them fails,
 * the steps before it are committed without it, and then compensation begins: of the failed step
 * only if its ask had succeeded, and of the completed ones in reverse. A saga that is driven for
 * longer than its deadline is compensated too: then also the step whose ask has no outcome yet.
 *
 * A saga whose done steps have no undo (refund) only goes forward: after a fault it is tried again.
 * Either way that ends after SHOP_SAGA_ATTEMPTS: COMPENSATION_FAILED, until somebody asks for more.
 *
 * A lost database, a deadline and lost races for locks are no faults: the saga is left to the
 * sweeper, and the request's key without an answer.
 */
#ifndef SAGA_H
#define SAGA_H

#include "call.h"
#include "service.h"

/* Faults of the engine's own statements are ERR_SAGA_EXECUTION_FAILED where the endpoint lists it
 * and ERR_INTERNAL_ERROR elsewhere. */

struct saga {
    int64_t id;          /* of its row */
    const char *saga_id; /* UUID */
    const struct saga_info *info;
    int64_t order_id; /* what it is about */
    const char *order_number;
    int status;         /* enum saga_status */
    unsigned step;      /* index of the current one */
    unsigned completed; /* bit i: step i is done */
    unsigned attempts;  /* of the compensation */
    int64_t request_id; /* row of the Idempotency-Key that waits for the outcome; 0 = none */
    const char *reason; /* why it is undone or done, for events and histories; may be NULL */
    bool is_again;      /* this ask or undo may have happened before: a take-over or a repeat */
    bool is_unknown, is_parked; /* set by steps, see above */
    void *memo;                 /* of the step: what ask learned, for do and fail */

    bool is_held; /* somebody drives it now: found by saga_lock() */
    /* the engine's */
    bool is_lost;            /* another has written its row since */
    int64_t version;         /* of its row */
    int64_t driven_since_us; /* 0: nobody is to drive it */
    const char *lease_owner; /* as it was read; or NULL */
    const char *error;       /* what it stopped at, for people; NULL: as in the row */
};

/* Makes the row, in the caller's transaction, with the first n_done steps recorded as done. If it
 * is_driven its lease is ours and saga_run() follows after the commit; else it is parked. */
enum err saga_begin(struct call *call, const struct saga_info *info, int64_t order_id,
                    const char *order_number, unsigned n_done, bool is_driven, int64_t request_id,
                    struct saga *ret);
/* The newest saga of that kind of an order, its row locked, in the caller's transaction.
 * ERR_SAGA_NOT_FOUND, which the caller maps. */
enum err saga_lock(struct call *call, const struct saga_info *info, int64_t order_id,
                   struct saga *ret);
/* The same for the saga that the order was begun with, of whatever kind. */
enum err saga_lock_first(struct call *call, int64_t order_id, struct saga *ret);
/* Takes the lease of a locked saga that is STARTED, for saga_run() after the commit. request_id is
 * the key that waits for it from now on; one that waits already stays unless the saga was parked.
 * *ret_taken: false when another drives it, or it goes back or is over. In the caller's
 * transaction. */
enum err saga_take(struct call *call, struct saga *saga, int64_t request_id, bool *ret_taken);
/* Drives a saga whose lease is ours as far as it goes and gives the lease back. Outside
 * transactions; gives itself time beyond the call's deadline to record what it learned. ERR_OK: it
 * is completed, or was parked without a refusal; else what stopped it: the refusal or fault (it is
 * compensated, or will be), or the error of an unknown outcome. Suspends. */
enum err saga_run(struct call *call, struct saga *saga);
/* Undoes a locked saga that waits or that nobody drives, in the caller's transaction: for sagas
 * whose completed steps have no ask_undo. It is FAILED afterwards. ERR_ORDER_CANNOT_BE_CANCELLED:
 * somebody drives it, or it has gone further. */
enum err saga_undo(struct call *call, struct saga *saga, const char *reason);

/* For those who come after the one that began it: */

/* ERR_SAGA_NOT_FOUND. Its row is not locked. Suspends. */
enum err saga_find(struct call *call, const char *saga_id, struct saga *ret);
/* Takes the lease of a live saga as it was read, for saga_run(). One that waits for a person goes
 * on with all its attempts. *ret_taken: false when its row was written since. Suspends. */
enum err saga_resume(struct call *call, struct saga *saga, bool *ret_taken);

#endif
