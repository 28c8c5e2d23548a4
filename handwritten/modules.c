/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of hand-written modules with state per thread.
 */
#include "modules.h"

#include "coupon/coupon.h"
#include "order/customer.h"
#include "payment/provider.h"
#include "product/reviews.h"
#include "queue/queue_hub.h"
#include "search/search.h"

const struct server_module modules[] = {
    [MODULE_REVIEWS] = {.name = "reviews", .start = reviews_start, .stop = reviews_stop},
    [MODULE_CUSTOMER] = {.name = "users", .start = customer_start, .stop = customer_stop},
    [MODULE_PROVIDER] = {.name = "provider", .start = provider_start, .stop = provider_stop},
    [MODULE_COUPON] = {.name = "coupon", .start = coupon_start, .stop = coupon_stop},
    [MODULE_QUEUE] = {.name = "queue",
                      .start = queue_hub_start,
                      .stop = queue_hub_stop,
                      .is_idle = queue_hub_is_idle},
    [MODULE_SEARCH] = {.name = "search",
                       .start = search_start,
                       .stop = search_stop,
                       .is_idle = search_is_idle},
    [MODULE_COUNT] = {0},
};
