/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of catalogue.
 * Each call adds a row to the outbox, which is written at the end of the call's transaction, at
 * once
 * without one: the event is published after the commit, or not at all.
 * GENERATED from spec/domains/catalogue.yaml by templates/events.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_EVENTS_H
#define CATALOGUE_EVENTS_H

#include "catalogue_dto.h"
#include "err.h"

struct call;

/* book.registered to topic library.book.registered */
enum err book_registered_emit(struct call *call, const struct book_registered_event *event);

/* book.withdrawn to topic library.book.withdrawn: A book left the catalogue. */
enum err book_withdrawn_emit(struct call *call, const struct book_withdrawn_event *event);

/* copy.lost to topic library.copy.lost */
enum err copy_lost_emit(struct call *call, const struct copy_lost_event *event);

#endif
