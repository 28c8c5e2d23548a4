/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of order.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/order.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_EVENTS_H
#define ORDER_EVENTS_H

#include "order_dto.h"
#include "err.h"

struct call;

/* order.created to topic shopping.order.created: An order was made and its stock is reserved. */
enum err order_created_emit(struct call *call, const struct order_created_event *event);

/* order.confirmed to topic shopping.order.confirmed: An order is paid and will be shipped. */
enum err order_confirmed_emit(struct call *call, const struct order_confirmed_event *event);

/* order.cancelled to topic shopping.order.cancelled: An order will not be shipped; whatever was
 * paid is paid back. */
enum err order_cancelled_emit(struct call *call, const struct order_cancelled_event *event);

#endif
