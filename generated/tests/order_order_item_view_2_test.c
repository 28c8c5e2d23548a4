/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What order_item_view accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/order.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "subtotal with three decimals",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/subtotal",
    },
    {
        .what = "subtotal as a text",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/subtotal",
    },
};

static void test_every_constraint_of_order_item_view(void **state)
{
    (void)state;
    dto_case_run(&order_item_view_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_order_item_view),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
