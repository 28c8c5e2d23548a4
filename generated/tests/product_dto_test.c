/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of product that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/product.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "product_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &product_view_codec,
        .full = "{\"id\":42,\"sku\":\"Sku\",\"name\":\"Name\","
                "\"description\":\"Description\",\"price\":12900.00,"
                "\"category\":\"Category\",\"imageUrl\":\"Image url\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3}",
        .sparse = "{\"id\":42,\"sku\":null,\"name\":\"Name\",\"description\":null,"
                  "\"price\":12900.00,\"category\":null,\"imageUrl\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3}",
    },
    {
        .codec = &product_with_reviews_codec,
        .full = "{\"id\":42,\"sku\":\"Sku\",\"name\":\"Name\","
                "\"description\":\"Description\",\"price\":12900.00,"
                "\"category\":\"Category\",\"imageUrl\":\"Image url\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                "\"reviews\":[],\"reviewsAvailable\":true}",
        .sparse = "{\"id\":42,\"sku\":null,\"name\":\"Name\",\"description\":null,"
                  "\"price\":12900.00,\"category\":null,\"imageUrl\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                  "\"reviews\":[],\"reviewsAvailable\":true}",
    },
    {
        .codec = &new_product_codec,
        .full = "{\"sku\":\"Sku\",\"name\":\"Name\",\"description\":\"Description\","
                "\"price\":12900.00,\"category\":\"Category\","
                "\"imageUrl\":\"Image url\",\"stock\":3}",
        .sparse = "{\"sku\":null,\"name\":\"Name\",\"description\":null,"
                  "\"price\":12900.00,\"category\":null,\"imageUrl\":null,"
                  "\"stock\":null}",
    },
    {
        .codec = &product_edit_codec,
        .full = "{\"sku\":\"Sku\",\"name\":\"Name\",\"description\":\"Description\","
                "\"price\":12900.00,\"category\":\"Category\","
                "\"imageUrl\":\"Image url\"}",
        .sparse = "{\"sku\":null,\"name\":\"Name\",\"description\":null,"
                  "\"price\":12900.00,\"category\":null,\"imageUrl\":null}",
    },
    {
        .codec = &product_created_event_codec,
        .full = "{\"productId\":42,\"sku\":\"Sku\",\"name\":\"Name\",\"price\":12900.00,"
                "\"category\":\"Category\"}",
        .sparse = "{\"productId\":42,\"sku\":null,\"name\":\"Name\",\"price\":12900.00,"
                  "\"category\":null}",
    },
    {
        .codec = &product_changed_event_codec,
        .full = "{\"productId\":42,\"sku\":\"Sku\",\"name\":\"Name\",\"price\":12900.00,"
                "\"category\":\"Category\"}",
        .sparse = "{\"productId\":42,\"sku\":null,\"name\":\"Name\",\"price\":12900.00,"
                  "\"category\":null}",
    },
    {
        .codec = &product_removed_event_codec,
        .full = "{\"productId\":42}",
    },
    {
        .codec = &product_ranked_event_codec,
        .full = "{\"productId\":42,\"soldRecently\":3}",
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
