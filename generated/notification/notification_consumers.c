/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of notification: what each does with its events.
 * GENERATED from spec/domains/notification.yaml by templates/consumers.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_consumers.h"

#include "order_dto.h"
#include "payment_dto.h"
#include "event_payload.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err notification_handle_order_created(struct call *call,
                                                  const struct event_message *message)
{
    struct order_created_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!order_created_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return notification_on_order_created(call, message, &event);
}

static enum err notification_handle_order_confirmed(struct call *call,
                                                    const struct event_message *message)
{
    struct order_confirmed_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!order_confirmed_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return notification_on_order_confirmed(call, message, &event);
}

static enum err notification_handle_order_cancelled(struct call *call,
                                                    const struct event_message *message)
{
    struct order_cancelled_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!order_cancelled_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return notification_on_order_cancelled(call, message, &event);
}

static enum err notification_handle_payment_completed(struct call *call,
                                                      const struct event_message *message)
{
    struct payment_completed_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!payment_completed_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return notification_on_payment_completed(call, message, &event);
}

static enum err notification_handle_payment_failed(struct call *call,
                                                   const struct event_message *message)
{
    struct payment_failed_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!payment_failed_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return notification_on_payment_failed(call, message, &event);
}

static const struct consumer_event_info notification_events[] = {
    {
        .type = "order.created",
        .topic = "shopping.order.created",
        .handle = notification_handle_order_created,
    },
    {
        .type = "order.confirmed",
        .topic = "shopping.order.confirmed",
        .handle = notification_handle_order_confirmed,
    },
    {
        .type = "order.cancelled",
        .topic = "shopping.order.cancelled",
        .handle = notification_handle_order_cancelled,
    },
    {
        .type = "payment.completed",
        .topic = "shopping.payment.completed",
        .handle = notification_handle_payment_completed,
    },
    {
        .type = "payment.failed",
        .topic = "shopping.payment.failed",
        .handle = notification_handle_payment_failed,
    },
};

static const unsigned notification_backoff_ms[] = {1000, 2000, 4000};

const struct consumer_info notification_consumer = {
    .name = "notification",
    .group = "notification",
    .events = notification_events,
    .n_events = sizeof notification_events / sizeof *notification_events,
    .attempts = 4,
    .backoff_ms = notification_backoff_ms,
    .n_backoff = sizeof notification_backoff_ms / sizeof *notification_backoff_ms,
    .dead_letter = ".DLT",
};
