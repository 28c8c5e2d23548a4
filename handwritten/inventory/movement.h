/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The only way to change stock: movements, which lock the products' rows, check the outcome, write
 * the rows and the movements, and tell the followers of inventory/stream after the commit.
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

struct stock_line {
    int64_t product_id, quantity;
};

/* The same for all lines of a reference in two statements, however many there are: their rows are
 * locked in the order of their product ids, lines of one product are added up. Any type but
 * ADJUSTMENT. All lines are moved or none; lines that a reference has moved before, all of them,
 * are moved no second time, which is a success. ERR_INSUFFICIENT_STOCK when a line asks for more
 * than is there to take (of a product without inventory there is nothing): then, as after every
 * error, roll back. Suspends. */
enum err movement_of_lines(struct call *call, int movement_type, int reference_type,
                           const char *reference_id, const struct stock_line *lines, size_t n,
                           const char *reason);

/* Goes on with what a reference has moved, in two statements: SALE or RELEASE of what it reserved
 * and has neither sold nor released, RETURN of what it sold and has not returned. Nothing left to
 * move is a success. In the caller's transaction, which holds what keeps others from moving the
 * same reference (the order's row). Suspends. */
enum err movement_of_reference(struct call *call, int movement_type, int reference_type,
                               const char *reference_id, const char *reason);

/* Makes the row of a product that has none and, for a quantity above 0, its PURCHASE. In the
 * caller's transaction. ERR_INVENTORY_ALREADY_EXISTS. Suspends. */
enum err movement_open(struct call *call, int64_t product_id, int64_t quantity, const char *reason);

#endif
