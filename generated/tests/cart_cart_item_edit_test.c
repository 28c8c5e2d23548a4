/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What cart_item_edit accepts and refuses.
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
        .what = "quantity absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity null",
        .json = "{\"quantity\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity given",
        .json = "{\"quantity\":3}",
    },
    {
        .what = "quantity at its minimum",
        .json = "{\"quantity\":1}",
    },
    {
        .what = "quantity below its minimum",
        .json = "{\"quantity\":0}",
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"quantity\":999}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"quantity\":1000}",
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"quantity\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
};

static void test_every_constraint_of_cart_item_edit(void **state)
{
    (void)state;
    dto_case_run(&cart_item_edit_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_cart_item_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
