/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What product_edit accepts and refuses.
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
        .what = "sku absent",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, sku_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "sku null",
        .json = "{\"sku\":null,\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, sku_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "sku given",
        .json = "{\"sku\":\"Sku\",\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, sku_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "sku of its shortest length",
        .json = "{\"sku\":\"\001\",\"name\":\"Name\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, sku_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "sku too short",
        .json = "{\"sku\":\"\001\",\"name\":\"Name\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sku",
    },
    {
        .what = "sku of its longest length",
        .json = "{\"sku\":\"\001\",\"name\":\"Name\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 64,
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, sku_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "sku too long",
        .json = "{\"sku\":\"\001\",\"name\":\"Name\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sku",
    },
    {
        .what = "sku of blanks",
        .json = "{\"sku\":\" \",\"name\":\"Name\",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sku",
    },
    {
        .what = "sku as a number",
        .json = "{\"sku\":12,\"name\":\"Name\",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sku",
    },
    {
        .what = "sku with U+0000",
        .json = "{\"sku\":\"a\\u0000b\",\"name\":\"Name\",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sku",
    },
    {
        .what = "name absent",
        .json = "{\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name null",
        .json = "{\"name\":null,\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name given",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
    },
    {
        .what = "name of its shortest length",
        .json = "{\"name\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "name too short",
        .json = "{\"name\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of its longest length",
        .json = "{\"name\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 200,
    },
    {
        .what = "name too long",
        .json = "{\"name\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 201,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of blanks",
        .json = "{\"name\":\" \",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name as a number",
        .json = "{\"name\":12,\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name with U+0000",
        .json = "{\"name\":\"a\\u0000b\",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "description absent",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, description_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "description null",
        .json = "{\"name\":\"Name\",\"description\":null,\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, description_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "description given",
        .json = "{\"name\":\"Name\",\"description\":\"Description\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description of its longest length",
        .json = "{\"name\":\"Name\",\"description\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 2000,
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description too long",
        .json = "{\"name\":\"Name\",\"description\":\"\001\",\"price\":12900.00}",
        .fill = "가",
        .separator = "",
        .n_fill = 2001,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description as a number",
        .json = "{\"name\":\"Name\",\"description\":12,\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description with U+0000",
        .json = "{\"name\":\"Name\",\"description\":\"a\\u0000b\",\"price\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "price absent",
        .json = "{\"name\":\"Name\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price null",
        .json = "{\"name\":\"Name\",\"price\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "price given",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
    },
    {
        .what = "price at its minimum",
        .json = "{\"name\":\"Name\",\"price\":0.01}",
    },
    {
        .what = "price below its minimum",
        .json = "{\"name\":\"Name\",\"price\":0.00}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/price",
    },
    {
        .what = "price at its maximum",
        .json = "{\"name\":\"Name\",\"price\":9999999999.99}",
    },
    {
        .what = "price above its maximum",
        .json = "{\"name\":\"Name\",\"price\":10000000000.00}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/price",
    },
    {
        .what = "price with three decimals",
        .json = "{\"name\":\"Name\",\"price\":1.001}",
        .err = ERR_INVALID_PRODUCT_PRICE,
        .pointer = "/price",
    },
    {
        .what = "price as a text",
        .json = "{\"name\":\"Name\",\"price\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/price",
    },
    {
        .what = "category absent",
        .json = "{\"name\":\"Name\",\"price\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, category_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "category null",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, category_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "category given",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":\"Category\"}",
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, category_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "category of its longest length",
        .json = "{\"name\":\"Name\",\"price\":12900.00,\"category\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 100,
        .has_presence = true,
        .presence_at = offsetof(struct product_edit, category_presence),
        .presence = PRESENCE_VALUE,
    },
};

static void test_every_constraint_of_product_edit(void **state)
{
    (void)state;
    dto_case_run(&product_edit_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_product_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
