/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What movements of one product and of many share.
 */
#ifndef MOVEMENT_IMPL_H
#define MOVEMENT_IMPL_H

#include "inventory_dto.h"
#include "movement.h"

/* How often the quantity is added to each count. */
struct movement_effect {
    int available, reserved;
};
extern const struct movement_effect movement_effects[]; /* by enum movement_type */

/* Tells of a movement that was written: the followers of inventory/stream after the commit, and,
 * when a product has sold out or can be bought again, everybody, by an event. */
enum err movement_tell(struct call *call, const struct moved_stock *moved);

#endif
