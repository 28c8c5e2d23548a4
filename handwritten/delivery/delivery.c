/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What becomes of a parcel. Its row is locked before it is looked at, its machine (generated) says
 * what may follow, and each status leaves a row in its history.
 */
#include "delivery.h"

#include <string.h>

#include "arena.h"
#include "config.h"
#include "delivery_events.h"
#include "delivery_machine.h"
#include "delivery_repo.h"
#include "order_machine.h"
#include "problem.h"
#include "server.h"

#define BLANKS " \t"

/* The first of a list with commas, or NULL. */
static const char *first_carrier(struct call *call)
{
    const char *at = config_text(call->home->config, "SHOP_CARRIERS");
    size_t len;

    if (!at)
        return NULL;
    at += strspn(at, BLANKS ",");
    len = strcspn(at, ",");
    while (len && strchr(BLANKS, at[len - 1]))
        len--;
    return len ? arena_strndup(call->arena, at, len) : NULL;
}

/* One transition of a locked delivery. */
static enum err move(struct call *call, struct lock_delivery_row *delivery, const char *transition,
                     const char *carrier, const struct delivery_report *report)
{
    enum delivery_status to;
    uint64_t n_written;
    enum err err;

    err = delivery_status_try(transition, (enum delivery_status)delivery->status, &to);
    if (err)
        return call_fail(call, err, "the delivery is %s",
                         delivery_status_names.names[delivery->status]);
    err = move_delivery_query(call, delivery->id, delivery->status, (int)to, carrier, &n_written);
    if (err)
        return err;
    delivery->status = (int)to;
    return add_delivery_history_query(call, delivery->id, (int)to, report->location,
                                      report->description, &n_written);
}

/* The order follows; its own refusal, in the delivery's words. */
static enum err move_order(struct call *call, int64_t order_id,
                           enum err (*transition)(struct call *call, int64_t id))
{
    enum err err = transition(call, order_id);

    if (!err || problem_info(call->service, err)->status >= 500)
        return err;
    return call_fail(call, ERR_INVALID_DELIVERY_STATUS, "the order is not that far");
}

static enum err ship(struct call *call, int64_t order_id, struct lock_delivery_row *delivery,
                     const struct delivery_report *report)
{
    const char *carrier = first_carrier(call);
    enum delivery_status to;
    enum err err;

    if (delivery->is_refunded)
        return call_fail(call, ERR_INVALID_DELIVERY_STATUS, "the order is being paid back");
    err = delivery_status_try("ship", (enum delivery_status)delivery->status, &to);
    if (!err && !carrier)
        return ERR_DELIVERY_CARRIER_NOT_AVAILABLE;
    err = move(call, delivery, "ship", carrier, report);
    if (!err)
        err = move_order(call, order_id, order_status_ship);
    if (err)
        return err;
    return delivery_shipped_emit(
        call, &(struct delivery_shipped_event){.tracking_number = delivery->tracking_number,
                                               .order_number = delivery->order_number});
}

static enum err deliver(struct call *call, int64_t order_id, struct lock_delivery_row *delivery,
                        const struct delivery_report *report)
{
    enum err err = move(call, delivery, "deliver", NULL, report);

    return err ? err : move_order(call, order_id, order_status_deliver);
}

enum err delivery_ship(struct call *call, int64_t order_id)
{
    struct lock_delivery_row delivery;
    enum err err = lock_delivery_query(call, order_id, &delivery);

    return err ? err : ship(call, order_id, &delivery, &(struct delivery_report){0});
}

enum err delivery_deliver(struct call *call, int64_t order_id)
{
    const struct delivery_report nothing = {0};
    struct lock_delivery_row delivery;
    enum err err = lock_delivery_query(call, order_id, &delivery);

    if (!err && delivery.status == DELIVERY_STATUS_SHIPPED)
        err = move(call, &delivery, "travel", NULL, &nothing);
    return err ? err : deliver(call, order_id, &delivery, &nothing);
}

enum err delivery_report(struct call *call, int64_t order_id, const struct delivery_report *report)
{
    struct lock_delivery_row delivery;
    enum delivery_status status;
    enum err err = lock_delivery_query(call, order_id, &delivery);

    if (err)
        return err;
    status = (enum delivery_status)report->status;
    switch (status) {
    case DELIVERY_STATUS_SHIPPED:
        return ship(call, order_id, &delivery, report);
    case DELIVERY_STATUS_IN_TRANSIT:
        return move(call, &delivery, "travel", NULL, report);
    case DELIVERY_STATUS_DELIVERED:
        return deliver(call, order_id, &delivery, report);
    case DELIVERY_STATUS_CANCELLED:
    case DELIVERY_STATUS_PREPARING:
        break;
    }
    if (delivery.status == DELIVERY_STATUS_DELIVERED)
        return ERR_DELIVERY_ALREADY_DELIVERED;
    return status == DELIVERY_STATUS_CANCELLED ? ERR_DELIVERY_CANNOT_BE_CANCELLED
                                               : ERR_INVALID_DELIVERY_STATUS;
}
