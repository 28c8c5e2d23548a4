/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of statistics that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/statistics.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "statistics_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &product_statistic_view_codec,
        .full = "{\"productId\":42,\"day\":\"2026-01-02\",\"soldQuantity\":3,"
                "\"soldAmount\":12900.00,\"refundedQuantity\":3,"
                "\"refundedAmount\":12900.00,\"productName\":\"Product name\"}",
        .sparse = "{\"productId\":42,\"day\":\"2026-01-02\",\"soldQuantity\":3,"
                  "\"soldAmount\":12900.00,\"refundedQuantity\":3,"
                  "\"refundedAmount\":12900.00,\"productName\":null}",
    },
};

static void test_every_type_comes_back_as_it_went(void **state)
{
    (void)state;
    dto_case_round_trips(trips, sizeof trips / sizeof *trips);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_type_comes_back_as_it_went),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
