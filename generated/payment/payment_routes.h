/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of payment may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/payment.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_ROUTES_H
#define PAYMENT_ROUTES_H

#include "err.h"

extern const enum err create_payment_errors[];
extern const enum err get_payment_errors[];
extern const enum err list_payments_of_order_errors[];
extern const enum err refund_payment_errors[];

#endif
