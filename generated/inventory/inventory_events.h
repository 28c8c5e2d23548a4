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

/* inventory.in_stock to topic shopping.inventory.in-stock: A product can be bought again, or for
 * the first time. */
enum err inventory_in_stock_emit(struct call *call, const struct inventory_in_stock_event *event);

/* inventory.out_of_stock to topic shopping.inventory.out-of-stock: Nothing of a product is left to
 * buy. */
enum err inventory_out_of_stock_emit(struct call *call,
                                     const struct inventory_out_of_stock_event *event);

#endif
