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
        .what = "productId absent",
        .json = "{\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId null",
        .json = "{\"productId\":null,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId given",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "productId at its minimum",
        .json = "{\"productId\":1,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "productId below its minimum",
        .json = "{\"productId\":0,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId as a text",
        .json = "{\"productId\":\"12\",\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productName absent",
        .json = "{\"productId\":42,\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName null",
        .json = "{\"productId\":42,\"productName\":null,\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName given",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "productName of its shortest length",
        .json = "{\"productId\":42,\"productName\":\"\001\",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "productName too short",
        .json = "{\"productId\":42,\"productName\":\"\001\",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName of its longest length",
        .json = "{\"productId\":42,\"productName\":\"\001\",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 200,
    },
    {
        .what = "productName too long",
        .json = "{\"productId\":42,\"productName\":\"\001\",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 201,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName of blanks",
        .json = "{\"productId\":42,\"productName\":\" \",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName as a number",
        .json = "{\"productId\":42,\"productName\":12,\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "productName with U+0000",
        .json = "{\"productId\":42,\"productName\":\"a\\u0000b\",\"price\":12900.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productName",
    },
    {
        .what = "price absent",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"quantity\":3,"
                "\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price null",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"price\":null,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price given",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "price at its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"price\":0.00,"
                "\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "price below its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"price\":-0.01,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price at its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":9999999999.99,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "price above its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":10000000000.00,\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price with three decimals",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"price\":1.001,"
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price as a text",
        .json = "{\"productId\":42,\"productName\":\"Product name\",\"price\":\"12\","
                "\"quantity\":3,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "quantity absent",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity null",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":null,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity given",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "quantity at its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":1,\"subtotal\":12900.00}",
    },
    {
        .what = "quantity below its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":0,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":2147483647,\"subtotal\":12900.00}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":2147483648,\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":\"12\",\"subtotal\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "subtotal absent",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/subtotal",
    },
    {
        .what = "subtotal null",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/subtotal",
    },
    {
        .what = "subtotal given",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .what = "subtotal at its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":0.00}",
    },
    {
        .what = "subtotal below its minimum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":-0.01}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/subtotal",
    },
    {
        .what = "subtotal at its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":9999999999.99}",
    },
    {
        .what = "subtotal above its maximum",
        .json = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":10000000000.00}",
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
