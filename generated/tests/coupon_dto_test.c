/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of coupon that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/coupon.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "coupon_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &coupon_view_codec,
        .full = "{\"id\":42,\"code\":\"Code\",\"name\":\"Name\","
                "\"description\":\"Description\",\"discountType\":\"FIXED\","
                "\"discountValue\":12900.00,\"minimumOrderAmount\":12900.00,"
                "\"maximumDiscountAmount\":12900.00,\"totalQuantity\":3,"
                "\"issuedQuantity\":3,\"status\":\"ACTIVE\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"remainingQuantity\":3}",
        .sparse = "{\"id\":42,\"code\":\"Code\",\"name\":\"Name\",\"description\":null,"
                  "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                  "\"minimumOrderAmount\":null,\"maximumDiscountAmount\":null,"
                  "\"totalQuantity\":3,\"issuedQuantity\":3,\"status\":\"ACTIVE\","
                  "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"remainingQuantity\":3}",
    },
    {
        .codec = &user_coupon_view_codec,
        .full = "{\"id\":42,\"couponId\":42,\"status\":\"AVAILABLE\","
                "\"issuedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"usedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"couponCode\":\"Coupon code\",\"couponName\":\"Coupon name\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"minimumOrderAmount\":12900.00,"
                "\"maximumDiscountAmount\":12900.00,"
                "\"orderNumber\":\"ORD-00000000-00000000\"}",
        .sparse = "{\"id\":42,\"couponId\":42,\"status\":\"AVAILABLE\","
                  "\"issuedAt\":\"2026-01-02T03:04:05.000006Z\",\"usedAt\":null,"
                  "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"couponCode\":\"Coupon code\",\"couponName\":\"Coupon name\","
                  "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                  "\"minimumOrderAmount\":null,\"maximumDiscountAmount\":null,"
                  "\"orderNumber\":null}",
    },
    {
        .codec = &new_coupon_codec,
        .full = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":\"Description\","
                "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                "\"minimumOrderAmount\":12900.00,"
                "\"maximumDiscountAmount\":12900.00,\"totalQuantity\":3,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"code\":\"Code\",\"name\":\"Name\",\"description\":null,"
                  "\"discountType\":\"FIXED\",\"discountValue\":12900.00,"
                  "\"minimumOrderAmount\":null,\"maximumDiscountAmount\":null,"
                  "\"totalQuantity\":3,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &coupon_issued_event_codec,
        .full = "{\"couponId\":42,\"userId\":\"USER-ID\","
                "\"couponCode\":\"Coupon code\"}",
    },
};

static void test_every_type_comes_back_as_it_went(void **state)
{
    (void)state;
    dto_case_round_trips(trips, sizeof trips / sizeof *trips);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_type_comes_back_as_it_went),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
