/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of product. A product function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/product.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_HTTP_H
#define PRODUCT_HTTP_H

#include "product_dto.h"
#include "call.h"

struct list_def;

/* GET /products */
struct list_products_query {
    enum presence category_presence;
    const char *category;
    enum presence min_price_presence;
    int64_t min_price;
    enum presence max_price_presence;
    int64_t max_price;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_products_def;
enum err list_products_call(struct call *call);

/* GET /products/{productId} */
struct get_product_path {
    int64_t product_id;
};
enum err get_product_call(struct call *call);

/* GET /products/{productId}/with-reviews */
struct get_product_with_reviews_path {
    int64_t product_id;
};
enum err get_product_with_reviews_handle(struct call *call,
                                         const struct get_product_with_reviews_path *path,
                                         struct product_with_reviews *ret);
enum err get_product_with_reviews_call(struct call *call);

/* POST /products */
enum err create_product_after(struct call *call, const struct new_product *in, int64_t id);
enum err create_product_call(struct call *call);

/* PUT /products/{productId} */
struct edit_product_path {
    int64_t product_id;
};
enum err edit_product_call(struct call *call);

/* DELETE /products/{productId} */
struct delete_product_path {
    int64_t product_id;
};
enum err delete_product_call(struct call *call);

#endif
