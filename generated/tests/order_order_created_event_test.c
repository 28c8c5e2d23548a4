/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What order_created_event accepts and refuses.
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
        .what = "orderNumber absent",
        .json = "{\"userId\":\"USER-ID\",\"totalAmount\":12900.00,"
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber null",
        .json = "{\"orderNumber\":null,\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "orderNumber of its shortest length",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "orderNumber too short",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber of its longest length",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "orderNumber too long",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber not of ASCII",
        .json = "{\"orderNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"userId\":\"USER-ID\",\"totalAmount\":12900.00,"
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber as a number",
        .json = "{\"orderNumber\":12,\"userId\":\"USER-ID\",\"totalAmount\":12900.00,"
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber with U+0000",
        .json = "{\"orderNumber\":\"a\\u0000b\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "userId absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"totalAmount\":12900.00,"
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":null,"
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "userId of its shortest length",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "userId too short",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId of its longest length",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "userId too long",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId of blanks",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\" \","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId as a number",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":12,"
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId with U+0000",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"a\\u0000b\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "totalAmount absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "totalAmount null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":null,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "totalAmount given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "totalAmount at its minimum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":-9999999999.99,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "totalAmount below its minimum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":-10000000000.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "totalAmount at its maximum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":9999999999.99,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "totalAmount above its maximum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":10000000000.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "totalAmount with three decimals",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":1.001,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "totalAmount as a text",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":\"12\",\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalAmount",
    },
    {
        .what = "items absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/items",
    },
    {
        .what = "items null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/items",
    },
    {
        .what = "items given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .what = "items as an object",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":{}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/items",
    },
};

static void test_every_constraint_of_order_created_event(void **state)
{
    (void)state;
    dto_case_run(&order_created_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_order_created_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
