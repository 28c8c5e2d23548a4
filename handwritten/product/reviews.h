/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The review service: GET {SHOP_REVIEW_SERVICE_URL}/api/blog/reviews?productId={id}, which answers
 * a JSON list, or an object with the list under "data".
 */
#ifndef REVIEWS_H
#define REVIEWS_H

#include "call.h"

/* The list as JSON text in the call's arena, or NULL when the service is not configured, fails, is
 * too slow, or says something else. Suspends. */
const char *reviews_of_product(struct call *call, int64_t product_id);

/* The module: one HTTP target per thread. */
void *reviews_start(struct server_loop *home);
void reviews_stop(void *state);

#endif
