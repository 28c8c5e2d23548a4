/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of inventory.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/inventory.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_EVENTS_H
#define INVENTORY_EVENTS_H

#include "inventory_dto.h"
#include "err.h"

struct call;

/* inventory.reserved to topic shopping.inventory.reserved: Stock of a product waits for the payment
 * of an order. */
enum err inventory_reserved_emit(struct call *call, const struct inventory_reserved_event *event);

/* inventory.restocked to topic shopping.inventory.restocked: A product can be bought again, or for
 * the first time. */
enum err inventory_restocked_emit(struct call *call, const struct inventory_restocked_event *event);

/* inventory.depleted to topic shopping.inventory.depleted: Nothing of a product is left to buy. */
enum err inventory_depleted_emit(struct call *call, const struct inventory_depleted_event *event);

#endif
