/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of inventory may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/inventory.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_ROUTES_H
#define INVENTORY_ROUTES_H

#include "err.h"

extern const enum err get_inventory_errors[];
extern const enum err get_inventory_batch_errors[];
extern const enum err create_inventory_errors[];
extern const enum err add_stock_errors[];
extern const enum err adjust_stock_errors[];
extern const enum err list_stock_movements_errors[];
extern const enum err inventory_stream_errors[];

#endif
