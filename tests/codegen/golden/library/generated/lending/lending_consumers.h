/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of lending.
 * A hand-written function is called inside the transaction that marks the event as dealt with, once
 * for each event that was dealt with. An error undoes all of it, and the event comes again.
 * GENERATED from spec/domains/lending.yaml by templates/consumers.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_CONSUMERS_H
#define LENDING_CONSUMERS_H

#include "consumer.h"
#include "lending_dto.h"
#include "catalogue_dto.h"

/* Shows at the shelves which books came back. */
extern const struct consumer_info shelf_signs_consumer;

/* loan.returned; written by hand. */
enum err shelf_signs_on_loan_returned(struct call *call, const struct event_message *message,
                                      const struct loan_returned_event *event);

/* copy.lost; written by hand. */
enum err shelf_signs_on_copy_lost(struct call *call, const struct event_message *message,
                                  const struct copy_lost_event *event);

/* exchange.asked; written by hand. */
enum err shelf_signs_on_exchange_asked(struct call *call, const struct event_message *message,
                                       const struct exchange_asked_event *event);

/* Reader fees */
extern const struct consumer_info reader_fees_consumer;

#endif
