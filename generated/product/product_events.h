/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of product.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/product.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_EVENTS_H
#define PRODUCT_EVENTS_H

#include "product_dto.h"
#include "err.h"

struct call;

/* product.created to topic shopping.product.created */
enum err product_created_emit(struct call *call, const struct product_created_event *event);

/* product.changed to topic shopping.product.changed */
enum err product_changed_emit(struct call *call, const struct product_changed_event *event);

/* product.removed to topic shopping.product.removed: The product is no longer sold. */
enum err product_removed_emit(struct call *call, const struct product_removed_event *event);

/* product.ranked to topic shopping.product.ranked: More or fewer of it were sold of late. */
enum err product_ranked_emit(struct call *call, const struct product_ranked_event *event);

#endif
