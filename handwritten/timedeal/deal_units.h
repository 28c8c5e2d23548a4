/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is left of the deals' products, and what each user has of them, as Redis knows it. It
 * decides who may try to buy; the database has the last word (time_deal_products.sold_quantity), so
 * that a Redis that knows too much or nothing sells nothing twice.
 *
 * What was taken and is not stored yet, or is about to come back, stands in Redis as an entry with
 * the order's number. Whoever counts takes the entries into account, and one that its call has left
 * behind is ended by a job.
 */
#ifndef DEAL_UNITS_H
#define DEAL_UNITS_H

#include "call.h"

/* Units of a product for an order. */
struct deal_units {
    int64_t time_deal_id, product_id;
    const char *user_id;
    const char *order_number;
    int64_t quantity;
};

/* How many one user may have, and already has as far as the database knows. */
struct deal_limit {
    int64_t max_per_user, bought;
    int64_t ends_at; /* of the deal */
};

/* Whether the units are there and the user may have them; nothing is taken.
 * ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED, ERR_TIMEDEAL_SOLD_OUT. Suspends. */
enum err deal_units_look(struct call *call, const struct deal_units *units,
                         const struct deal_limit *limit);
/* Takes them, with the same errors; deal_units_sold() or deal_units_untake() must follow. Suspends.
 */
enum err deal_units_take(struct call *call, const struct deal_units *units,
                         const struct deal_limit *limit);
/* The purchase is stored. Suspends. */
void deal_units_sold(struct call *call, const struct deal_units *units);
/* The purchase was not stored, and never will be. Suspends. */
void deal_units_untake(struct call *call, const struct deal_units *units);

/* For a transaction that gives units back to a deal: before it changes the database. They can be
 * bought again after its commit. Suspends, not for long. */
void deal_units_return(struct call *call, const struct deal_units *units);

/* Counts what is left of a product in the database, and sets it in Redis; also when Redis knows
 * nothing of it. A product that moved meanwhile stays as it is, which is a success.
 * ERR_TIMEDEAL_NOT_ACTIVE, ERR_TIMEDEAL_EXPIRED when the deal does not run. Suspends. */
enum err deal_units_load(struct call *call, int64_t time_deal_id, int64_t product_id);
/* The same for all products of a deal. */
enum err deal_units_load_all(struct call *call, int64_t time_deal_id);
/* The same for what the users have, too; and ends what calls have left behind. */
enum err deal_units_reconcile(struct call *call, int64_t time_deal_id, int64_t product_id);
/* Forgets a product of a deal that is over. Suspends. */
void deal_units_forget(struct call *call, int64_t time_deal_id, int64_t product_id);

#endif
