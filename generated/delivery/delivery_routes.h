/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of delivery may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/delivery.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_ROUTES_H
#define DELIVERY_ROUTES_H

#include "err.h"

extern const enum err get_delivery_errors[];
extern const enum err list_deliveries_of_order_errors[];
extern const enum err change_delivery_status_errors[];

#endif
