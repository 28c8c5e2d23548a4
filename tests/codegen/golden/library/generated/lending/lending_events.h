/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of lending.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/lending.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_EVENTS_H
#define LENDING_EVENTS_H

#include "lending_dto.h"
#include "err.h"

struct call;

/* loan.opened to topic library.loan.opened */
enum err loan_opened_emit(struct call *call, const struct loan_opened_event *event);

/* loan.returned to topic library.loan.returned */
enum err loan_returned_emit(struct call *call, const struct loan_returned_event *event);

/* exchange.asked to topic library.exchange.asked: Another library was asked for books. */
enum err exchange_asked_emit(struct call *call, const struct exchange_asked_event *event);

#endif
