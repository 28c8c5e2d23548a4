/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What initial_stock accepts and refuses.
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
        .err = ERR_INVALID_STOCK_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"quantity\":1000000000}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"quantity\":1000000001}",
        .err = ERR_INVALID_STOCK_QUANTITY,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"quantity\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "reason absent",
        .json = "{\"quantity\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct initial_stock, reason_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "reason null",
        .json = "{\"quantity\":3,\"reason\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct initial_stock, reason_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "reason given",
        .json = "{\"quantity\":3,\"reason\":\"Reason\"}",
        .has_presence = true,
        .presence_at = offsetof(struct initial_stock, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason of its longest length",
        .json = "{\"quantity\":3,\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct initial_stock, reason_presence),
        .presence = PRESENCE_VALUE,
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

static void test_every_constraint_of_initial_stock(void **state)
{
    (void)state;
    dto_case_run(&initial_stock_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_initial_stock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
