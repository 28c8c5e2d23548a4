/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_coupon accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/coupon.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "coupon_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "code absent",
        .json = "{\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code null",
        .json = "{\"code\":null,\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "code of its shortest length",
        .json = "{\"code\":\"\001\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "code too short",
        .json = "{\"code\":\"\001\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code of its longest length",
        .json = "{\"code\":\"\001\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 50,
    },
    {
        .what = "code too long",
        .json = "{\"code\":\"\001\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 51,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code of blanks",
        .json = "{\"code\":\" \",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code as a number",
        .json = "{\"code\":12,\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "code with U+0000",
        .json = "{\"code\":\"a\\u0000b\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/code",
    },
    {
        .what = "name absent",
        .json = "{\"code\":\"Code\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name null",
        .json = "{\"code\":\"Code\",\"name\":null,\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "name of its shortest length",
        .json = "{\"code\":\"Code\",\"name\":\"\001\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "name too short",
        .json = "{\"code\":\"Code\",\"name\":\"\001\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of its longest length",
        .json = "{\"code\":\"Code\",\"name\":\"\001\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 100,
    },
    {
        .what = "name too long",
        .json = "{\"code\":\"Code\",\"name\":\"\001\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 101,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of blanks",
        .json = "{\"code\":\"Code\",\"name\":\" \",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name as a number",
        .json = "{\"code\":\"Code\",\"name\":12,\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name with U+0000",
        .json = "{\"code\":\"Code\",\"name\":\"a\\u0000b\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "description absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, description_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "description null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":null,"
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, description_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "description given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":\"Description\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description of its longest length",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":\"\001\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description too long",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":\"\001\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description as a number",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":12,"
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description with U+0000",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":\"a\\u0000b\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "discountType absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountType",
    },
    {
        .what = "discountType null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":null,"
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountType",
    },
    {
        .what = "discountType given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "discountType FIXED",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "discountType PERCENTAGE",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"PERCENTAGE\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "discountType not one of the choices",
        .json = "{\"code\":\"Code\",\"name\":\"Name\","
                "\"discountType\":\"NO_SUCH_CHOICE\",\"discountValue\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountType",
    },
    {
        .what = "discountType as a boolean",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":true,"
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountType",
    },
    {
        .what = "discountValue absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "discountValue null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":null,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "discountValue given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "discountValue at its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":0.01,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "discountValue below its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":0.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "discountValue at its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":9999999999.99,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
};

static void test_every_constraint_of_new_coupon(void **state)
{
    (void)state;
    dto_case_run(&new_coupon_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_coupon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
