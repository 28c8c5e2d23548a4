/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of payment.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/payment.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_EVENTS_H
#define PAYMENT_EVENTS_H

#include "payment_dto.h"
#include "err.h"

struct call;

/* payment.completed to topic shopping.payment.completed: An order was paid. */
enum err payment_completed_emit(struct call *call, const struct payment_completed_event *event);

/* payment.failed to topic shopping.payment.failed: A payment was refused. */
enum err payment_failed_emit(struct call *call, const struct payment_failed_event *event);

#endif
