/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The store's replies as the service sees them.
 */
#ifndef KV_REPLY_H
#define KV_REPLY_H

#include <hiredis/hiredis.h>

#include "kv.h"

/* A copy in the arena: the vendor frees its own after the callback. */
struct kv_reply kv_reply_copy(struct arena *arena, const redisReply *reply);
/* What a command that got this reply comes to. */
enum err kv_reply_err(const struct kv_reply *reply);
/* Whether it is an error of this class: "NOSCRIPT", "LOADING" … */
bool kv_reply_is_error(const struct kv_reply *reply, const char *name);

#endif
