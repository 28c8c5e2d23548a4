/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of catalogue that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalogue_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &author_view_codec,
        .full = "{\"id\":42,\"name\":\"Name\",\"bornOn\":\"2026-01-02\","
                "\"biography\":\"Biography\",\"newestBook\":\"Newest book\"}",
        .sparse = "{\"id\":42,\"name\":\"Name\",\"bornOn\":null,\"biography\":null,"
                  "\"newestBook\":null}",
    },
    {
        .codec = &new_author_codec,
        .full = "{\"name\":\"Name\",\"bornOn\":\"2026-01-02\","
                "\"biography\":\"Biography\"}",
        .sparse = "{\"name\":\"Name\",\"bornOn\":null,\"biography\":null}",
    },
    {
        .codec = &author_edit_codec,
        .full = "{\"name\":\"Name\",\"bornOn\":\"2026-01-02\","
                "\"biography\":\"Biography\"}",
        .sparse = "{\"name\":\"Name\",\"bornOn\":null,\"biography\":null}",
    },
    {
        .codec = &book_view_codec,
        .full = "{\"id\":42,\"isbn\":\"9780000000000\",\"title\":\"Title\","
                "\"authorId\":42,\"language\":\"KO\",\"binding\":\"PAPER\",\"pages\":3,"
                "\"shelf\":\"AA-0\",\"publishedOn\":\"2026-01-02\",\"value\":12900.00,"
                "\"extras\":[],\"isReference\":true,"
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"author\":\"Author\","
                "\"freeCopies\":3,\"totalCopies\":3}",
        .sparse = "{\"id\":42,\"isbn\":\"9780000000000\",\"title\":\"Title\","
                  "\"authorId\":42,\"language\":\"KO\",\"binding\":null,\"pages\":null,"
                  "\"shelf\":null,\"publishedOn\":null,\"value\":null,\"extras\":null,"
                  "\"isReference\":true,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\",\"author\":\"Author\","
                  "\"freeCopies\":3,\"totalCopies\":3}",
    },
    {
        .codec = &book_summary_codec,
        .full = "{\"id\":42,\"title\":\"Title\",\"language\":\"KO\",\"pages\":3,"
                "\"value\":12900.00,\"publishedOn\":\"2026-01-02\"}",
        .sparse = "{\"id\":42,\"title\":\"Title\",\"language\":\"KO\",\"pages\":null,"
                  "\"value\":null,\"publishedOn\":null}",
    },
    {
        .codec = &new_book_codec,
        .full = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"KO\",\"binding\":\"PAPER\",\"pages\":3,\"shelf\":\"AA-0\","
                "\"publishedOn\":\"2026-01-02\",\"value\":12900.00,\"extras\":[],"
                "\"isReference\":true,\"remarks\":\"Remarks\",\"copies\":3}",
        .sparse = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                  "\"language\":\"KO\",\"binding\":null,\"pages\":null,\"shelf\":null,"
                  "\"publishedOn\":null,\"value\":null,\"extras\":null,"
                  "\"isReference\":true,\"remarks\":null,\"copies\":3}",
    },
    {
        .codec = &book_edit_codec,
        .full = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"KO\","
                "\"binding\":\"PAPER\",\"pages\":3,\"shelf\":\"AA-0\","
                "\"publishedOn\":\"2026-01-02\",\"value\":12900.00,\"extras\":[],"
                "\"isReference\":true,\"remarks\":\"Remarks\"}",
        .sparse = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"KO\","
                  "\"binding\":null,\"pages\":null,\"shelf\":null,\"publishedOn\":null,"
                  "\"value\":null,\"extras\":null,\"isReference\":true,"
                  "\"remarks\":null}",
    },
    {
        .codec = &book_change_codec,
        .full = "{\"title\":\"Title\",\"pages\":3,\"shelf\":\"AA-0\",\"value\":12900.00,"
                "\"isReference\":true}",
        .sparse = "{\"title\":\"Title\",\"pages\":null,\"shelf\":null,\"value\":null,"
                  "\"isReference\":true}",
    },
    {
        .codec = &staff_book_view_codec,
        .full = "{\"id\":42,\"isbn\":\"9780000000000\",\"title\":\"Title\","
                "\"remarks\":\"Remarks\"}",
        .sparse = "{\"id\":42,\"isbn\":\"9780000000000\",\"title\":\"Title\","
                  "\"remarks\":null}",
    },
    {
        .codec = &book_place_codec,
        .full = "{\"shelf\":\"SHELF\",\"binding\":\"PAPER\"}",
        .sparse = "{\"shelf\":null,\"binding\":null}",
    },
    {
        .codec = &praise_codec,
        .full = "{\"paper\":\"Paper\",\"stars\":3}",
        .sparse = "{\"paper\":\"Paper\",\"stars\":null}",
    },
    {
        .codec = &placed_book_view_codec,
        .full = "{\"id\":42,\"title\":\"Title\",\"place\":{\"shelf\":\"SHELF\","
                "\"binding\":\"PAPER\"},\"praise\":{\"paper\":\"Paper\",\"stars\":3},"
                "\"quotes\":[\"Quotes\"]}",
        .sparse = "{\"id\":42,\"title\":\"Title\",\"place\":{\"shelf\":\"SHELF\","
                  "\"binding\":\"PAPER\"},\"praise\":null,\"quotes\":[\"Quotes\"]}",
    },
    {
        .codec = &copy_view_codec,
        .full = "{\"id\":42,\"barcode\":\"00000000\",\"status\":\"SHELVED\","
                "\"shelvedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"checkedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"lostAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"acquiredOn\":\"2026-01-02\"}",
        .sparse = "{\"id\":42,\"barcode\":\"00000000\",\"status\":\"SHELVED\","
                  "\"shelvedAt\":null,\"checkedAt\":null,\"lostAt\":null,"
                  "\"acquiredOn\":\"2026-01-02\"}",
    },
    {
        .codec = &new_copy_codec,
        .full = "{\"barcode\":\"00000000\",\"acquiredOn\":\"2026-01-02\"}",
    },
    {
        .codec = &book_count_codec,
        .full = "{\"language\":\"KO\",\"books\":3,"
                "\"newest\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"language\":\"KO\",\"books\":3,\"newest\":null}",
    },
    {
        .codec = &book_registered_event_codec,
        .full = "{\"bookId\":42,\"isbn\":\"9780000000000\",\"title\":\"Title\"}",
    },
    {
        .codec = &book_withdrawn_event_codec,
        .full = "{\"bookId\":42}",
    },
    {
        .codec = &copy_lost_event_codec,
        .full = "{\"copyId\":42,\"barcode\":\"BARCODE\","
                "\"lostAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"copyId\":42,\"barcode\":\"BARCODE\",\"lostAt\":null}",
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
