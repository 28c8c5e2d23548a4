/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parcels on their way, and their orders with them: PAID to SHIPPING, SHIPPING to DELIVERED. All of
 * it runs in the caller's transaction, which has locked the order's row.
 */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "call.h"

/* PREPARING to SHIPPED, by the first carrier of SHOP_CARRIERS; tells delivery.shipped.
 * ERR_DELIVERY_CARRIER_NOT_AVAILABLE: there is none; ERR_INVALID_DELIVERY_STATUS: also while the
 * order is not PAID, or is being paid back; ERR_DELIVERY_NOT_FOUND, ERR_DELIVERY_ALREADY_SHIPPED,
 * ERR_DELIVERY_ALREADY_DELIVERED. Suspends. */
enum err delivery_ship(struct call *call, int64_t order_id);

/* SHIPPED or IN_TRANSIT to DELIVERED, today. ERR_DELIVERY_NOT_FOUND,
 * ERR_DELIVERY_ALREADY_DELIVERED, ERR_INVALID_DELIVERY_STATUS. Suspends. */
enum err delivery_deliver(struct call *call, int64_t order_id);

/* What somebody reports of a parcel. */
struct delivery_report {
    int status;                         /* enum delivery_status */
    const char *location, *description; /* or NULL */
};
/* The next status by hand, as the contract of PUT /deliveries/{trackingNumber}/status has it.
 * Suspends. */
enum err delivery_report(struct call *call, int64_t order_id, const struct delivery_report *report);

#endif
