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
