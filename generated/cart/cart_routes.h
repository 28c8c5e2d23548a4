/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of cart may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/cart.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_ROUTES_H
#define CART_ROUTES_H

#include "err.h"

extern const enum err get_cart_errors[];
extern const enum err add_cart_item_errors[];
extern const enum err change_cart_item_errors[];
extern const enum err remove_cart_item_errors[];
extern const enum err clear_cart_errors[];

#endif
