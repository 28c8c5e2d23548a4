/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_product accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/product.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "product_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "category too long",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 101,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/category",
    },
    {
        .what = "category as a number",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/category",
    },
    {
        .what = "category with U+0000",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/category",
    },
    {
        .what = "imageUrl absent",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, image_url_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "imageUrl null",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, image_url_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "imageUrl given",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":\"Image url\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, image_url_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "imageUrl of its longest length",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct new_product, image_url_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "imageUrl too long",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/imageUrl",
    },
    {
        .what = "imageUrl as a number",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/imageUrl",
    },
    {
        .what = "imageUrl with U+0000",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"imageUrl\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/imageUrl",
    },
    {
        .what = "stock absent",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, stock_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "stock null",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, stock_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "stock given",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, stock_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "stock at its minimum",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":0}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, stock_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "stock below its minimum",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":-1}",
        .err = ERR_INVALID_STOCK_QUANTITY_PARAM,
        .pointer = "/stock",
    },
    {
        .what = "stock at its maximum",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":1000000000}",
        .has_presence = true,
        .presence_at = offsetof(struct new_product, stock_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "stock above its maximum",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":1000000001}",
        .err = ERR_INVALID_STOCK_QUANTITY_PARAM,
        .pointer = "/stock",
    },
    {
        .what = "stock as a text",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"stock\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/stock",
    },
};

static void test_every_constraint_of_new_product(void **state)
{
    (void)state;
    dto_case_run(&new_product_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_product),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
