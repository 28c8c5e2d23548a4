/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Grouped writes: calls of one loop that want the same kind of row written are written together, by
 * one of them, in one transaction, and all go on when it has committed. While a group is written
 * the next one fills, so that its size follows the load and nobody waits for a timer.
 *
 * A group that fails is halved until the rows that break it stand alone, so that one bad row costs
 * its own call and no other's. What a lost database leaves open is every waiting call's error.
 */
#ifndef GROUP_H
#define GROUP_H

#include <stddef.h>

#include "err.h"

struct call;

/* What specc makes of an entry of `groups:`. */
struct group_info {
    const char *name;
    unsigned at_most; /* items of one transaction */
    /* Runs in a transaction of its own, in a call like the leading one, whose who and arena say
     * nothing of the others. items are pointers to the members' items, which it may write answers
     * into, but no texts: they would end with the leading call. errs, one a member, are ERR_OK when
     * it is called: setting one refuses that member and keeps the others. An error of its own rolls
     * all of them back. It may be run again. */
    enum err (*write)(struct call *call, void *const *items, enum err *errs, size_t n);
};

/* Writes *item together with those of the loop's other calls; returns what became of it. Outside
 * transactions, and what db_on_begin() asked for does not run. Suspends. A member whose deadline
 * passes before its group is begun leaves with ERR_DEADLINE_EXCEEDED; after that it waits for the
 * commit or rollback, since giving up would leave nobody knowing. */
enum err group_write(struct call *call, const struct group_info *info, void *item);

#endif
