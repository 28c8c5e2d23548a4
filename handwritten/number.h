/* SPDX-License-Identifier: Apache-2.0 */
/* The random part of the numbers that people read: of orders, payments and parcels. */
#ifndef NUMBER_H
#define NUMBER_H

struct arena;

/* n characters of 0-9 and A-Z, each equally likely and none foretold by the others; in the arena.
 * Whoever stores one relies on a unique key and takes another when it is there already. */
const char *number_random(struct arena *arena, unsigned n);

#endif
