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
        .what = "discountValue above its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":10000000000.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "discountValue with three decimals",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":1.001,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "discountValue as a text",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":\"12\",\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/discountValue",
    },
    {
        .what = "minimumOrderAmount absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, minimum_order_amount_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "minimumOrderAmount null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":null,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, minimum_order_amount_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "minimumOrderAmount given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, minimum_order_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "minimumOrderAmount at its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":0.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, minimum_order_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "minimumOrderAmount below its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":-0.01,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/minimumOrderAmount",
    },
    {
        .what = "minimumOrderAmount at its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":9999999999.99,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, minimum_order_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "minimumOrderAmount above its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,"
                "\"minimumOrderAmount\":10000000000.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/minimumOrderAmount",
    },
    {
        .what = "minimumOrderAmount with three decimals",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":1.001,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/minimumOrderAmount",
    },
    {
        .what = "minimumOrderAmount as a text",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":\"12\","
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/minimumOrderAmount",
    },
    {
        .what = "maximumDiscountAmount absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, maximum_discount_amount_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "maximumDiscountAmount null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":null,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, maximum_discount_amount_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "maximumDiscountAmount given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":12900.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, maximum_discount_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "maximumDiscountAmount at its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":0.01,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, maximum_discount_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "maximumDiscountAmount below its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":0.00,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maximumDiscountAmount",
    },
    {
        .what = "maximumDiscountAmount at its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,"
                "\"maximumDiscountAmount\":9999999999.99,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_coupon, maximum_discount_amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "maximumDiscountAmount above its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,"
                "\"maximumDiscountAmount\":10000000000.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maximumDiscountAmount",
    },
    {
        .what = "maximumDiscountAmount with three decimals",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":1.001,"
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maximumDiscountAmount",
    },
    {
        .what = "maximumDiscountAmount as a text",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"maximumDiscountAmount\":\"12\","
                "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maximumDiscountAmount",
    },
    {
        .what = "totalQuantity absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalQuantity",
    },
    {
        .what = "totalQuantity null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":null,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalQuantity",
    },
    {
        .what = "totalQuantity given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "totalQuantity at its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":1,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "totalQuantity below its minimum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":0,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalQuantity",
    },
    {
        .what = "totalQuantity at its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":2147483647,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "totalQuantity above its maximum",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":2147483648,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalQuantity",
    },
    {
        .what = "totalQuantity as a text",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":\"12\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/totalQuantity",
    },
    {
        .what = "startsAt absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "startsAt null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,\"startsAt\":null,"
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "startsAt given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "startsAt as a number",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,\"startsAt\":12,"
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "expiresAt absent",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/expiresAt",
    },
    {
        .what = "expiresAt null",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\",\"expiresAt\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/expiresAt",
    },
    {
        .what = "expiresAt given",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .what = "expiresAt as a number",
        .json = "{\"code\":\"Code\",\"name\":\"Name\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\",\"expiresAt\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/expiresAt",
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
