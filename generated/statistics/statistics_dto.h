/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What statistics takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/statistics.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_DTO_H
#define STATISTICS_DTO_H

#include "jread.h"
#include "jwrite.h"

struct product_statistic_view {
    int64_t product_id;
    int64_t day;
    int64_t sold_quantity;
    int64_t sold_amount;
    int64_t refunded_quantity;
    int64_t refunded_amount;
    enum presence product_name_presence;
    const char *product_name;
};
void product_statistic_view_encode(struct jwrite *out, const char *key,
                                   const struct product_statistic_view *value);

struct ranked_product {
    int64_t product_id;
    int64_t sold_recently;
};

#endif
