/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stock_adjustment accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/inventory.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inventory_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "quantity absent",
        .json = "{\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity null",
        .json = "{\"quantity\":null,\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity given",
        .json = "{\"quantity\":3,\"reason\":\"Reason\"}",
    },
    {
        .what = "quantity at its minimum",
        .json = "{\"quantity\":0,\"reason\":\"Reason\"}",
    },
    {
        .what = "quantity below its minimum",
        .json = "{\"quantity\":-1,\"reason\":\"Reason\"}",
        .err = ERR_INVALID_STOCK_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"quantity\":1000000000,\"reason\":\"Reason\"}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"quantity\":1000000001,\"reason\":\"Reason\"}",
        .err = ERR_INVALID_STOCK_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"quantity\":\"12\",\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "reason absent",
        .json = "{\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason null",
        .json = "{\"quantity\":3,\"reason\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason given",
        .json = "{\"quantity\":3,\"reason\":\"Reason\"}",
    },
    {
        .what = "reason of its shortest length",
        .json = "{\"quantity\":3,\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "reason too short",
        .json = "{\"quantity\":3,\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason of its longest length",
        .json = "{\"quantity\":3,\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
    },
    {
        .what = "reason too long",
        .json = "{\"quantity\":3,\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason of blanks",
        .json = "{\"quantity\":3,\"reason\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason as a number",
        .json = "{\"quantity\":3,\"reason\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason with U+0000",
        .json = "{\"quantity\":3,\"reason\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
};

static void test_every_constraint_of_stock_adjustment(void **state)
{
    (void)state;
    dto_case_run(&stock_adjustment_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_stock_adjustment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
