/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What both engines count alike.
 */
#include "search_engine.h"

/* 0, 10,000, 50,000, 100,000, 500,000, 1,000,000. */
const int64_t search_price_bounds[SEARCH_PRICE_RANGES] = {
    0, 1000000, 5000000, 10000000, 50000000, 100000000,
};
