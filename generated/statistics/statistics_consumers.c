/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of statistics: what each does with its events.
 * GENERATED from spec/domains/statistics.yaml by templates/consumers.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_consumers.h"

#include "payment_dto.h"
#include "statistics_repo.h"
#include "order_dto.h"
#include "event_payload.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err sales_statistics_handle_payment_completed(struct call *call,
                                                          const struct event_message *message)
{
    struct payment_completed_event event = {0};
    struct jread *in;
    uint64_t affected;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!payment_completed_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return count_sale_query(call, event.payment_number, &affected);
}

static enum err sales_statistics_handle_order_cancelled(struct call *call,
                                                        const struct event_message *message)
{
    struct order_cancelled_event event = {0};
    struct jread *in;
    uint64_t affected;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!order_cancelled_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return count_refund_query(call, event.order_number, &affected);
}

static const struct consumer_event_info sales_statistics_events[] = {
    {
        .type = "payment.completed",
        .topic = "shopping.payment.completed",
        .handle = sales_statistics_handle_payment_completed,
    },
    {
        .type = "order.cancelled",
        .topic = "shopping.order.cancelled",
        .handle = sales_statistics_handle_order_cancelled,
    },
};

static const unsigned sales_statistics_backoff_ms[] = {1000, 2000, 4000};

const struct consumer_info sales_statistics_consumer = {
    .name = "sales_statistics",
    .group = "statistics",
    .events = sales_statistics_events,
    .n_events = sizeof sales_statistics_events / sizeof *sales_statistics_events,
    .attempts = 4,
    .backoff_ms = sales_statistics_backoff_ms,
    .n_backoff = sizeof sales_statistics_backoff_ms / sizeof *sales_statistics_backoff_ms,
    .dead_letter = ".DLT",
};
