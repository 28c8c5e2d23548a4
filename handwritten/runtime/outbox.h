/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events leave through the table `outbox_events`, in the transaction of the change. The rows of a
 * transaction are collected and written by one INSERT right before its commit, in the order they
 * were added.
 */
#ifndef OUTBOX_H
#define OUTBOX_H

#include "err.h"

struct call;
struct jwrite;

struct outbox_event {
    const char *type, *topic;     /* static */
    const char *key;              /* copied, and so is */
    const struct jwrite *payload; /* JSON */
    unsigned version;             /* of the payload's schema; 0 is 1 */
};

/* Inside a transaction. Outside of one the row is written at once. Suspends only then. */
enum err outbox_add(struct call *call, const struct outbox_event *event);

#endif
