/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers to keys that nobody has claimed, for idempotency.c alone. A crowd that is refused, each
 * with a key of its own, costs a row a call: the rows of a loop's calls are written together. A
 * call that is the only one writes its row itself, in one statement.
 */
#ifndef IDEMPOTENCY_GROUP_H
#define IDEMPOTENCY_GROUP_H

#include <stdbool.h>

#include "err.h"

struct call;

/* Stores the call's key with an answer (JSON). False in *ret_is_stored: another call's row is
 * there, or may be, or a lock was in the way; idempotency_row_find() tells. Outside transactions,
 * and after db_on_begin_drop(). Fails as statements and transactions do (db.h). Suspends. */
enum err idempotency_group_insert(struct call *call, unsigned status, const char *answer,
                                  bool *ret_is_stored);

#endif
