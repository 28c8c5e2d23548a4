/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_cart_item accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/cart.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cart_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "productId absent",
        .json = "{\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId null",
        .json = "{\"productId\":null,\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId given",
        .json = "{\"productId\":42,\"quantity\":3}",
    },
    {
        .what = "productId at its minimum",
        .json = "{\"productId\":1,\"quantity\":3}",
    },
    {
        .what = "productId below its minimum",
        .json = "{\"productId\":0,\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId as a text",
        .json = "{\"productId\":\"12\",\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "quantity absent",
        .json = "{\"productId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity null",
        .json = "{\"productId\":42,\"quantity\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity given",
        .json = "{\"productId\":42,\"quantity\":3}",
    },
    {
        .what = "quantity at its minimum",
        .json = "{\"productId\":42,\"quantity\":1}",
    },
    {
        .what = "quantity below its minimum",
        .json = "{\"productId\":42,\"quantity\":0}",
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"productId\":42,\"quantity\":999}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"productId\":42,\"quantity\":1000}",
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"productId\":42,\"quantity\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
};

static void test_every_constraint_of_new_cart_item(void **state)
{
    (void)state;
    dto_case_run(&new_cart_item_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_cart_item),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
