/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of cart. A cart function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/cart.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_HTTP_H
#define CART_HTTP_H

#include "cart_dto.h"
#include "call.h"

/* GET /cart */
enum err get_cart_call(struct call *call);

/* POST /cart/items */
enum err add_cart_item_call(struct call *call);

/* PUT /cart/items/{itemId} */
struct change_cart_item_path {
    int64_t item_id;
};
enum err change_cart_item_call(struct call *call);

/* DELETE /cart/items/{itemId} */
struct remove_cart_item_path {
    int64_t item_id;
};
enum err remove_cart_item_call(struct call *call);

/* DELETE /cart */
enum err clear_cart_call(struct call *call);

#endif
