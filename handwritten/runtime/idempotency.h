/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The Idempotency-Key header: a request that is sent again gets the first one's answer and changes
 * nothing (draft-ietf-httpapi-idempotency-key-header). A key belongs to a user and an operation and
 * is a row of the table `idempotency_keys`:
 *
 *   - It is inserted, without waiting for another's, at the start of the first transaction of the
 *     call (by a hook of db_tx_begin), and so comes and goes with the call's first effect.
 *   - Its answer is written in the transaction that makes the answer true.
 *
 * So a first request costs one INSERT and one UPDATE, and only a repeated one is looked up: when
 * its INSERT finds the key there, db_tx_begin() fails and the handler returns that;
 * idempotency_end() remembers what it was, whatever error the handler made of it. A handler whose
 * first effect is outside the database begins a transaction before it.
 *
 * A refusal without a transaction costs an INSERT with its answer, which a crowd's refusals share
 * (idempotency_group.h).
 *
 * A call that dies in between leaves the row without an answer only if it committed something; who
 * finishes that something (a saga) also answers the key, by its row id.
 *
 * Generated code calls begin and end; hand-written bodies call the generated <endpoint>_answer().
 */
#ifndef IDEMPOTENCY_H
#define IDEMPOTENCY_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct call;
struct jwrite;

/* Before the body is looked at: takes the header, and what identifies the request: its target and
 * the bytes of its body. ERR_IDEMPOTENCY_KEY_MISSING when it is required
 * and absent, ERR_VALIDATION_FAILED when it is not 1..255 visible ASCII characters. */
enum err idempotency_header(struct call *call, const char *operation, bool is_required);

/* After the body was validated: has the key claimed with the first transaction. *ret_replayed is
 * false: what can be known of a first answer is known in idempotency_end(). */
enum err idempotency_begin(struct call *call, bool *ret_replayed);

/* The row id of this call's key, once a transaction of it has begun (of its last one, where that
 * rolled back); 0 = the call has none. */
int64_t idempotency_id(const struct call *call);

/* Stores the answer to a key, in the caller's transaction: status, body (NULL: none) and
 * call->location of a success, or the code of a refusal with call->detail. A failure that is no
 * decision (below) makes the key free instead. id 0 does nothing. A key that has an answer keeps
 * it. Suspends. */
enum err idempotency_succeeded(struct call *call, int64_t id, unsigned status,
                               const struct jwrite *body);
enum err idempotency_refused(struct call *call, int64_t id, enum err refusal);

/* The key stays without an answer when this call ends: somebody else will answer it. */
void idempotency_leave(struct call *call);

/* After the handler: stores what it decided and has not stored itself (err: what it returned; the
 * body of a success is in call->reply). A failure that is no decision (5xx, 401, 403, 429, a
 * validation error, a lost database, used-up retries for locks) is not stored: the key is free
 * again, unless it was left.
 *
 * Returns err, or what happened to a duplicate: *ret_replayed and call->is_replayed: the first
 * answer is in call->reply, with call->reply_status and call->location; a stored refusal is
 * returned as its error and has its detail. ERR_IDEMPOTENCY_KEY_REUSED: the key came with another
 * request before. ERR_IDEMPOTENCY_KEY_IN_FLIGHT: the first has no answer yet. Any other error: the
 * answer could not be stored, and nobody is to believe it. Without a key it does nothing. Suspends,
 * at most a second beyond the deadline. */
enum err idempotency_end(struct call *call, enum err err, bool *ret_replayed);

#endif
