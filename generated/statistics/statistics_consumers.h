/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of statistics.
 * A hand-written function is called inside the transaction that marks the event as dealt with, once
 * for each event that was dealt with. An error undoes all of it, and the event comes again.
 * GENERATED from spec/domains/statistics.yaml by templates/consumers.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_CONSUMERS_H
#define STATISTICS_CONSUMERS_H

#include "consumer.h"

/* Counts what is sold and what comes back. */
extern const struct consumer_info sales_statistics_consumer;

#endif
