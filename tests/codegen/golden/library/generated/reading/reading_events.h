/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of reading.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/reading.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_EVENTS_H
#define READING_EVENTS_H

#include "reading_dto.h"
#include "err.h"

struct call;

/* list.shared to topic library.list.shared */
enum err list_shared_emit(struct call *call, const struct list_shared_event *event);

#endif
