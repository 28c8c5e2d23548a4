/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What movements of one product and of many share.
 */
#ifndef MOVEMENT_IMPL_H
#define MOVEMENT_IMPL_H

#include "movement.h"

/* How often the quantity is added to each count. */
struct movement_effect {
    int available, reserved;
};
extern const struct movement_effect movement_effects[]; /* by enum movement_type */

/* Tells the followers of inventory/stream after the commit. */
void movement_announce(struct call *call, int64_t movement_id, int64_t product_id,
                       int64_t available, int64_t reserved);

#endif
