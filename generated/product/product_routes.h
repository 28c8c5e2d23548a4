/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of product may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/product.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_ROUTES_H
#define PRODUCT_ROUTES_H

#include "err.h"

extern const enum err list_products_errors[];
extern const enum err get_product_errors[];
extern const enum err get_product_with_reviews_errors[];
extern const enum err create_product_errors[];
extern const enum err edit_product_errors[];
extern const enum err delete_product_errors[];

#endif
