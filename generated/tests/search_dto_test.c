/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of search that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/search.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &search_highlight_codec,
        .full = "{\"name\":\"Name\",\"description\":\"Description\"}",
        .sparse = "{\"name\":null,\"description\":null}",
    },
    {
        .codec = &search_item_codec,
        .full = "{\"id\":42,\"sku\":\"Sku\",\"name\":\"Name\","
                "\"description\":\"Description\",\"price\":12900.00,"
                "\"category\":\"Category\",\"imageUrl\":\"Image url\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                "\"highlight\":{\"name\":\"Name\",\"description\":\"Description\"}}",
        .sparse = "{\"id\":42,\"sku\":null,\"name\":\"Name\",\"description\":null,"
                  "\"price\":12900.00,\"category\":null,\"imageUrl\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                  "\"highlight\":{\"name\":\"Name\",\"description\":\"Description\"}}",
    },
    {
        .codec = &category_count_codec,
        .full = "{\"value\":\"Value\",\"count\":3}",
    },
    {
        .codec = &price_range_count_codec,
        .full = "{\"from\":12900.00,\"to\":12900.00,\"count\":3}",
        .sparse = "{\"from\":12900.00,\"to\":null,\"count\":3}",
    },
    {
        .codec = &search_facets_codec,
        .full = "{\"categories\":[{\"value\":\"Value\",\"count\":3}],"
                "\"priceRanges\":[{\"from\":12900.00,\"to\":12900.00,\"count\":3}]}",
    },
    {
        .codec = &search_result_codec,
        .full = "{\"items\":[{\"id\":42,\"sku\":\"Sku\",\"name\":\"Name\","
                "\"description\":\"Description\",\"price\":12900.00,"
                "\"category\":\"Category\",\"imageUrl\":\"Image url\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                "\"highlight\":{\"name\":\"Name\",\"description\":\"Description\"}}],"
                "\"total\":3,\"facets\":{\"categories\":[{\"value\":\"Value\","
                "\"count\":3}],\"priceRanges\":[{\"from\":12900.00,\"to\":12900.00,"
                "\"count\":3}]},\"nextCursor\":\"Next cursor\"}",
        .sparse = "{\"items\":[{\"id\":42,\"sku\":\"Sku\",\"name\":\"Name\","
                  "\"description\":\"Description\",\"price\":12900.00,"
                  "\"category\":\"Category\",\"imageUrl\":\"Image url\","
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"stock\":3,"
                  "\"highlight\":{\"name\":\"Name\",\"description\":\"Description\"}}],"
                  "\"total\":3,\"facets\":{\"categories\":[{\"value\":\"Value\","
                  "\"count\":3}],\"priceRanges\":[{\"from\":12900.00,\"to\":12900.00,"
                  "\"count\":3}]},\"nextCursor\":null}",
    },
    {
        .codec = &suggestions_codec,
        .full = "{\"suggestions\":[\"Suggestions\"]}",
    },
    {
        .codec = &popular_keyword_codec,
        .full = "{\"keyword\":\"Keyword\",\"score\":3}",
    },
    {
        .codec = &popular_keywords_codec,
        .full = "{\"items\":[{\"keyword\":\"Keyword\",\"score\":3}],"
                "\"nextCursor\":\"Next cursor\"}",
        .sparse = "{\"items\":[{\"keyword\":\"Keyword\",\"score\":3}],"
                  "\"nextCursor\":null}",
    },
    {
        .codec = &recent_keyword_codec,
        .full = "{\"keyword\":\"Keyword\","
                "\"searchedAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &recent_keywords_codec,
        .full = "{\"items\":[{\"keyword\":\"Keyword\","
                "\"searchedAt\":\"2026-01-02T03:04:05.000006Z\"}],"
                "\"nextCursor\":\"Next cursor\"}",
        .sparse = "{\"items\":[{\"keyword\":\"Keyword\","
                  "\"searchedAt\":\"2026-01-02T03:04:05.000006Z\"}],"
                  "\"nextCursor\":null}",
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
