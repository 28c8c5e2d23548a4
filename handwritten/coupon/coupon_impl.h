/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a thread keeps of coupons. For the files of this folder.
 */
#ifndef COUPON_IMPL_H
#define COUPON_IMPL_H

#include "coupon.h"
#include "turn.h"

#define COUPON_SLOTS 256

/* The place of one coupon, which another may take over. */
struct coupon_slot {
    int64_t id; /* 0: of none */
    uint64_t until_us;
    struct coupon_facts facts; /* with the texts below */
    char code[4 * 50 + 1], name[4 * 100 + 1];
    struct turn reading, loading;
};

struct coupon_slot *coupon_slot(struct call *call, int64_t id);

#endif
