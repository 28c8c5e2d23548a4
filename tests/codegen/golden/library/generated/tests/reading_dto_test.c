/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of reading that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/reading.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &list_line_codec,
        .full = "{\"id\":42,\"title\":\"Title\",\"status\":\"PRIVATE\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &new_list_codec,
        .full = "{\"title\":\"Title\",\"note\":\"Note\",\"isPinned\":true}",
        .sparse = "{\"title\":\"Title\",\"note\":null,\"isPinned\":true}",
    },
    {
        .codec = &entry_line_codec,
        .full = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"position\":3,"
                "\"rating\":3,\"readOn\":\"2026-01-02\",\"isbn\":\"9780000000000\"}",
        .sparse = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"position\":3,"
                  "\"rating\":null,\"readOn\":null,\"isbn\":\"9780000000000\"}",
    },
    {
        .codec = &list_view_codec,
        .full = "{\"id\":42,\"title\":\"Title\",\"note\":\"Note\",\"status\":\"PRIVATE\","
                "\"isPinned\":true,\"sharedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"entries\":[{\"id\":42,\"bookId\":42,\"title\":\"Title\","
                "\"position\":3,\"rating\":3,\"readOn\":\"2026-01-02\","
                "\"isbn\":\"9780000000000\"}],\"length\":1,\"stars\":3}",
        .sparse = "{\"id\":42,\"title\":\"Title\",\"note\":null,\"status\":\"PRIVATE\","
                  "\"isPinned\":true,\"sharedAt\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"entries\":[{\"id\":42,\"bookId\":42,\"title\":\"Title\","
                  "\"position\":3,\"rating\":3,\"readOn\":\"2026-01-02\","
                  "\"isbn\":\"9780000000000\"}],\"length\":1,\"stars\":3}",
    },
    {
        .codec = &list_change_codec,
        .full = "{\"title\":\"Title\",\"note\":\"Note\",\"isPinned\":true}",
        .sparse = "{\"title\":\"Title\",\"note\":null,\"isPinned\":true}",
    },
    {
        .codec = &remark_view_codec,
        .full = "{\"id\":42,\"body\":\"Body\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &entry_view_codec,
        .full = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"position\":3,"
                "\"rating\":3,\"readOn\":\"2026-01-02\",\"isbn\":\"9780000000000\","
                "\"remarks\":[{\"id\":42,\"body\":\"Body\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}]}",
        .sparse = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"position\":3,"
                  "\"rating\":null,\"readOn\":null,\"isbn\":\"9780000000000\","
                  "\"remarks\":[{\"id\":42,\"body\":\"Body\","
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}]}",
    },
    {
        .codec = &new_entry_codec,
        .full = "{\"bookId\":42,\"position\":3}",
    },
    {
        .codec = &entry_edit_codec,
        .full = "{\"position\":3,\"rating\":3,\"readOn\":\"2026-01-02\"}",
        .sparse = "{\"position\":3,\"rating\":null,\"readOn\":null}",
    },
    {
        .codec = &new_remark_codec,
        .full = "{\"body\":\"Body\"}",
    },
    {
        .codec = &list_shared_event_codec,
        .full = "{\"readingListId\":42,\"readerId\":\"READER-ID\",\"title\":\"Title\"}",
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
