/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What shipping_address accepts and refuses.
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
        .what = "receiverName absent",
        .json = "{\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName null",
        .json = "{\"receiverName\":null,\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName given",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
    },
    {
        .what = "receiverName of its shortest length",
        .json = "{\"receiverName\":\"\001\",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "receiverName too short",
        .json = "{\"receiverName\":\"\001\",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName of its longest length",
        .json = "{\"receiverName\":\"\001\",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 100,
    },
    {
        .what = "receiverName too long",
        .json = "{\"receiverName\":\"\001\",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 101,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName of blanks",
        .json = "{\"receiverName\":\" \",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName as a number",
        .json = "{\"receiverName\":12,\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverName with U+0000",
        .json = "{\"receiverName\":\"a\\u0000b\",\"receiverPhone\":\"Receiver phone\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverName",
    },
    {
        .what = "receiverPhone absent",
        .json = "{\"receiverName\":\"Receiver name\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone null",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":null,"
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone given",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
    },
    {
        .what = "receiverPhone of its shortest length",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\"\001\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "receiverPhone too short",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\"\001\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone of its longest length",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\"\001\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 20,
    },
    {
        .what = "receiverPhone too long",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\"\001\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 21,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone of blanks",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\" \","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone as a number",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":12,"
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "receiverPhone with U+0000",
        .json = "{\"receiverName\":\"Receiver name\",\"receiverPhone\":\"a\\u0000b\","
                "\"zipCode\":\"Zip code\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/receiverPhone",
    },
    {
        .what = "zipCode absent",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode null",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":null,"
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode given",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
    },
    {
        .what = "zipCode of its shortest length",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"\001\","
                "\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "zipCode too short",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"\001\","
                "\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode of its longest length",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"\001\","
                "\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 10,
    },
    {
        .what = "zipCode too long",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"\001\","
                "\"address1\":\"Address1\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 11,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode of blanks",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\" \","
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode as a number",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":12,"
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "zipCode with U+0000",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"a\\u0000b\","
                "\"address1\":\"Address1\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/zipCode",
    },
    {
        .what = "address1 absent",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 null",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":null}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 given",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
    },
    {
        .what = "address1 of its shortest length",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "address1 too short",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 of its longest length",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 255,
    },
    {
        .what = "address1 too long",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 256,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 of blanks",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\" \"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 as a number",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":12}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
    {
        .what = "address1 with U+0000",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"a\\u0000b\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address1",
    },
};

static void test_every_constraint_of_shipping_address(void **state)
{
    (void)state;
    dto_case_run(&shipping_address_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_shipping_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
