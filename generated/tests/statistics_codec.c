/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of statistics that travels, for tests.
 * GENERATED from spec/domains/statistics.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool product_statistic_view_decode(struct jread *in, struct product_statistic_view *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_date(in, "day", NULL, &ret->day);
    jread_i64(in, "soldQuantity", NULL, &ret->sold_quantity);
    jread_money(in, "soldAmount", NULL, &ret->sold_amount);
    jread_i64(in, "refundedQuantity", NULL, &ret->refunded_quantity);
    jread_money(in, "refundedAmount", NULL, &ret->refunded_amount);
    jread_opt_str(in, "productName", NULL, &ret->product_name_presence, &ret->product_name);
    return jread_done(in);
}

static bool decode_product_statistic_view(struct jread *in, void *ret)
{
    return product_statistic_view_decode(in, ret);
}

static void encode_product_statistic_view(struct jwrite *out, const void *value)
{
    product_statistic_view_encode(out, NULL, value);
}

const struct dto_codec product_statistic_view_codec = {
    .name = "product_statistic_view",
    .size = sizeof(struct product_statistic_view),
    .decode = decode_product_statistic_view,
    .encode = encode_product_statistic_view,
};
