/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A key's row in `idempotency_keys`, for idempotency.c alone: its statements, and what a call knows
 * about it. All suspend; besides what is said here they fail as statements do (db.h).
 */
#ifndef IDEMPOTENCY_ROW_H
#define IDEMPOTENCY_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct call;

enum idempotency_found {
    IDEMPOTENCY_FOUND_NOTHING,
    IDEMPOTENCY_FOUND_ANSWER,
    IDEMPOTENCY_FOUND_OTHER_REQUEST,
    IDEMPOTENCY_FOUND_IN_FLIGHT,
};

struct idempotency {
    const char *operation, *key, *hash;
    int64_t id;      /* of the row that was inserted last */
    bool is_claimed; /* it is committed */
    bool is_settled; /* so is its answer, or that it is free again */
    bool is_left;    /* to somebody else */
    bool waits;      /* the next INSERT, for a lock that is none of the key's */
    enum idempotency_found found;
    unsigned status;    /* of the answer found */
    const char *answer; /* JSON, or NULL */
};

/* Takes the call's key; status 0: without an answer yet. True in *ret_is_there: another call's row
 * is there, or may be, which idempotency_row_find() tells. */
enum err idempotency_row_insert(struct call *call, unsigned status, const char *answer,
                                bool *ret_is_there);
/* Looks at another call's row: found, status and answer. ERR_NOT_FOUND: there is none, or none any
 * more. */
enum err idempotency_row_find(struct call *call);
/* An answer for a row that has none; and without one the row is deleted. */
enum err idempotency_row_answer(struct call *call, int64_t id, unsigned status, const char *answer);
enum err idempotency_row_free(struct call *call, int64_t id);

#endif
