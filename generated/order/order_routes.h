/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of order may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/order.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_ROUTES_H
#define ORDER_ROUTES_H

#include "err.h"

extern const enum err create_order_errors[];
extern const enum err list_orders_errors[];
extern const enum err get_order_errors[];
extern const enum err cancel_order_errors[];
extern const enum err list_all_orders_errors[];
extern const enum err get_any_order_errors[];
extern const enum err change_order_status_errors[];

#endif
