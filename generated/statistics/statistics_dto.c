/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of statistics: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/statistics.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void product_statistic_view_encode(struct jwrite *out, const char *key,
                                   const struct product_statistic_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_date(out, "day", value->day);
    jwrite_i64(out, "soldQuantity", value->sold_quantity);
    jwrite_money(out, "soldAmount", value->sold_amount);
    jwrite_i64(out, "refundedQuantity", value->refunded_quantity);
    jwrite_money(out, "refundedAmount", value->refunded_amount);
    jwrite_opt_str(out, "productName", value->product_name_presence, value->product_name);
    jwrite_object_end(out);
}
