/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A product with its reviews, or without them when the review service does not answer.
 */
#include "product_http.h"
#include "product_repo.h"
#include "product/reviews.h"

enum err get_product_with_reviews_handle(struct call *call,
                                         const struct get_product_with_reviews_path *path,
                                         struct product_with_reviews *ret)
{
    enum err err = product_page_query(call, path->product_id, ret);

    if (err)
        return err;
    ret->reviews = reviews_of_product(call, path->product_id);
    ret->reviews_available = ret->reviews != NULL;
    if (!ret->reviews)
        ret->reviews = "[]";
    return ERR_OK;
}
