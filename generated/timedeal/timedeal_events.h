/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of timedeal.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/timedeal.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_EVENTS_H
#define TIMEDEAL_EVENTS_H

#include "timedeal_dto.h"
#include "err.h"

struct call;

/* timedeal.started to topic shopping.timedeal.started: A time deal has begun. */
enum err timedeal_started_emit(struct call *call, const struct timedeal_started_event *event);

#endif
