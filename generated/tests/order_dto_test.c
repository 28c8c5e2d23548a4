/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of order that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/order.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &order_item_view_codec,
        .full = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .codec = &order_created_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .codec = &order_confirmed_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\"}",
    },
    {
        .codec = &order_cancelled_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"Reason\"}",
        .sparse = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                  "\"reason\":null}",
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
