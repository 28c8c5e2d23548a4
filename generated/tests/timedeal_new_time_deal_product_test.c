/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_time_deal_product accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timedeal_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "productId absent",
        .json = "{\"dealPrice\":12900.00,\"dealQuantity\":3,\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId null",
        .json = "{\"productId\":null,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId given",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "productId at its minimum",
        .json = "{\"productId\":1,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "productId below its minimum",
        .json = "{\"productId\":0,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "productId as a text",
        .json = "{\"productId\":\"12\",\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productId",
    },
    {
        .what = "dealPrice absent",
        .json = "{\"productId\":42,\"dealQuantity\":3,\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealPrice null",
        .json = "{\"productId\":42,\"dealPrice\":null,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealPrice given",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "dealPrice at its minimum",
        .json = "{\"productId\":42,\"dealPrice\":0.01,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "dealPrice below its minimum",
        .json = "{\"productId\":42,\"dealPrice\":0.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealPrice at its maximum",
        .json = "{\"productId\":42,\"dealPrice\":9999999999.99,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "dealPrice above its maximum",
        .json = "{\"productId\":42,\"dealPrice\":10000000000.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealPrice with three decimals",
        .json = "{\"productId\":42,\"dealPrice\":1.001,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealPrice as a text",
        .json = "{\"productId\":42,\"dealPrice\":\"12\",\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealPrice",
    },
    {
        .what = "dealQuantity absent",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealQuantity",
    },
    {
        .what = "dealQuantity null",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":null,"
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealQuantity",
    },
    {
        .what = "dealQuantity given",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "dealQuantity at its minimum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":1,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "dealQuantity below its minimum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":0,"
                "\"maxPerUser\":3}",
        .err = ERR_INVALID_PRODUCT_QUANTITY,
        .pointer = "/dealQuantity",
    },
    {
        .what = "dealQuantity at its maximum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":1000000000,\"maxPerUser\":3}",
    },
    {
        .what = "dealQuantity above its maximum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":1000000001,\"maxPerUser\":3}",
        .err = ERR_INVALID_PRODUCT_QUANTITY,
        .pointer = "/dealQuantity",
    },
    {
        .what = "dealQuantity as a text",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":\"12\","
                "\"maxPerUser\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dealQuantity",
    },
    {
        .what = "maxPerUser absent",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxPerUser",
    },
    {
        .what = "maxPerUser null",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxPerUser",
    },
    {
        .what = "maxPerUser given",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .what = "maxPerUser at its minimum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":1}",
    },
    {
        .what = "maxPerUser below its minimum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":0}",
        .err = ERR_INVALID_PRODUCT_QUANTITY,
        .pointer = "/maxPerUser",
    },
    {
        .what = "maxPerUser at its maximum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":1000000000}",
    },
    {
        .what = "maxPerUser above its maximum",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":1000000001}",
        .err = ERR_INVALID_PRODUCT_QUANTITY,
        .pointer = "/maxPerUser",
    },
    {
        .what = "maxPerUser as a text",
        .json = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxPerUser",
    },
};

static void test_every_constraint_of_new_time_deal_product(void **state)
{
    (void)state;
    dto_case_run(&new_time_deal_product_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_time_deal_product),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
