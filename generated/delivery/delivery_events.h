/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of delivery.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/delivery.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_EVENTS_H
#define DELIVERY_EVENTS_H

#include "delivery_dto.h"
#include "err.h"

struct call;

/* delivery.shipped to topic shopping.delivery.shipped: A parcel is on its way. */
enum err delivery_shipped_emit(struct call *call, const struct delivery_shipped_event *event);

#endif
