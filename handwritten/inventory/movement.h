/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The only way to change stock: one movement, which locks the product's row, checks the outcome,
 * writes the row and the movement, and tells the followers of inventory/stream after the commit.
 */
#ifndef MOVEMENT_H
#define MOVEMENT_H

#include "call.h"

struct movement {
    int64_t product_id;
    int type;                 /* enum movement_type */
    int64_t quantity;         /* moved; of an ADJUSTMENT: what available shall be */
    int reference_type;       /* enum movement_reference; counts when reference_id is there */
    const char *reference_id; /* NULL: by hand */
    const char *reason;       /* NULL: none given */
};

/* Runs in the caller's transaction; take products in ascending order of their ids.
 * ERR_INVENTORY_NOT_FOUND; ERR_INSUFFICIENT_STOCK when less than quantity is there to take;
 * ERR_INVALID_STOCK_QUANTITY when a count would leave its bounds. Suspends. */
enum err movement_apply(struct call *call, const struct movement *movement);

/* Makes the row of a product that has none and, for a quantity above 0, its PURCHASE. In the
 * caller's transaction. ERR_INVENTORY_ALREADY_EXISTS. Suspends. */
enum err movement_open(struct call *call, int64_t product_id, int64_t quantity, const char *reason);

#endif
