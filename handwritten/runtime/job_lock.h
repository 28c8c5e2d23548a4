/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lock of a job in Redis: lock:{<key>} = <instance id>/<random>, for the length of a lease. It
 * keeps two runs from doing the same work; that only one of them can change anything is the fence's
 * promise (job_record.h).
 */
#ifndef JOB_LOCK_H
#define JOB_LOCK_H

#include <stdbool.h>

#include "err.h"
#include "kv.h"

struct call;

#define JOB_LOCK_TOKEN_BYTES 104 /* with the terminator */

/* Takes the lock for lease_ms, also from a process of this machine that is gone. token: in, the one
 * that an earlier call may have left behind when the store did not answer, or ""; out, also on
 * errors, what may be in the store now; "" if *ret_held: somebody else has the lock. Suspends. */
enum err job_lock_take(struct call *call, const char *key, unsigned lease_ms,
                       char token[JOB_LOCK_TOKEN_BYTES], bool *ret_held);
/* Gives the lock back if it still is this token's. token: "" afterwards, unless the store did not
 * answer. Suspends. */
enum err job_lock_release(struct call *call, const char *key, char token[JOB_LOCK_TOKEN_BYTES]);

/* Theirs; a test compares text and hash. */
extern const struct kv_script job_lock_take_script, job_lock_release_script;

#endif
