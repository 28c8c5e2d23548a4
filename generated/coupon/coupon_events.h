/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of coupon.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/coupon.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_EVENTS_H
#define COUPON_EVENTS_H

#include "coupon_dto.h"
#include "err.h"

struct call;

/* coupon.issued to topic shopping.coupon.issued: A user got a coupon. */
enum err coupon_issued_emit(struct call *call, const struct coupon_issued_event *event);

#endif
