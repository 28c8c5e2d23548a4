/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of notification.
 * A hand-written function is called inside the transaction that marks the event as dealt with, once
 * for each event that was dealt with. An error undoes all of it, and the event comes again.
 * GENERATED from spec/domains/notification.yaml by templates/consumers.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_CONSUMERS_H
#define NOTIFICATION_CONSUMERS_H

#include "consumer.h"
#include "order_dto.h"
#include "payment_dto.h"

/* Tells users what becomes of their orders. */
extern const struct consumer_info notification_consumer;

/* order.created; written by hand. */
enum err notification_on_order_created(struct call *call, const struct event_message *message,
                                       const struct order_created_event *event);

/* order.confirmed; written by hand. */
enum err notification_on_order_confirmed(struct call *call, const struct event_message *message,
                                         const struct order_confirmed_event *event);

/* order.cancelled; written by hand. */
enum err notification_on_order_cancelled(struct call *call, const struct event_message *message,
                                         const struct order_cancelled_event *event);

/* payment.completed; written by hand. */
enum err notification_on_payment_completed(struct call *call, const struct event_message *message,
                                           const struct payment_completed_event *event);

/* payment.failed; written by hand. */
enum err notification_on_payment_failed(struct call *call, const struct event_message *message,
                                        const struct payment_failed_event *event);

#endif
