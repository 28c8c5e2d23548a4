/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The insides of struct kv, shared by the kv_*.c files that implement kv.h.
 */
#ifndef KV_IMPL_H
#define KV_IMPL_H

#include "kv.h"
#include "kv_link.h"
#include "kv_url.h"

struct kv {
    struct loop *loop;
    struct kv_url url;
    struct kv_link commands;
    struct kv_link messages; /* opened by the first subscription */
    struct kv_subscription *subscriptions;
    struct kv_subscription *next_to_tell; /* of a delivery that is under way */
};

#endif
