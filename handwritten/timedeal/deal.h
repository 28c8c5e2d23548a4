/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the time deal domain share: how a deal ends, and what decides on a purchase.
 */
#ifndef DEAL_H
#define DEAL_H

#include "call.h"
#include "timedeal_dto.h"

/* Gives what is unsold of a locked deal back to the shelf, in the caller's transaction, in which
 * the deal ends; Redis forgets it after the commit. Suspends. */
enum err deal_release(struct call *call, int64_t time_deal_id);

/* Whether the caller may buy of a deal that sells only to those who came through its queue.
 * ERR_QUEUE_ENTRY_REQUIRED, ERR_QUEUE_TOKEN_USER_MISMATCH, ERR_QUEUE_NOT_ALLOWED,
 * ERR_QUEUE_TOKEN_EXPIRED. Suspends. */
enum err deal_queue_check(struct call *call, int64_t time_deal_id);

#endif
