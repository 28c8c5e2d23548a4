/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of payment.
 * The scheduler runs each on one instance at a time, however many there are.
 * GENERATED from spec/domains/payment.yaml by templates/jobs.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_JOBS_H
#define PAYMENT_JOBS_H

#include "err.h"

struct call;

/* Asks the provider what became of payments that it left unanswered. Every 5000 ms. */
enum err settle_payments_run(struct call *call);

#endif
