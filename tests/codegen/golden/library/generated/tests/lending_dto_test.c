/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of lending that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/lending.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lending_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &bag_book_view_codec,
        .full = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"value\":12900.00,"
                "\"copies\":3,\"worth\":12900.00,\"author\":\"Author\","
                "\"isbn\":\"9780000000000\",\"free\":3}",
        .sparse = "{\"id\":42,\"bookId\":42,\"title\":\"Title\",\"value\":null,"
                  "\"copies\":3,\"worth\":null,\"author\":\"Author\","
                  "\"isbn\":\"9780000000000\",\"free\":3}",
    },
    {
        .codec = &bag_view_codec,
        .full = "{\"id\":42,\"status\":\"OPEN\",\"books\":[{\"id\":42,\"bookId\":42,"
                "\"title\":\"Title\",\"value\":12900.00,\"copies\":3,"
                "\"worth\":12900.00,\"author\":\"Author\",\"isbn\":\"9780000000000\","
                "\"free\":3}],\"lines\":1,\"worth\":12900.00}",
    },
    {
        .codec = &new_bag_book_codec,
        .full = "{\"bookId\":42,\"copies\":3}",
    },
    {
        .codec = &bag_book_edit_codec,
        .full = "{\"copies\":3}",
    },
    {
        .codec = &loan_view_codec,
        .full = "{\"id\":42,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":42,\"title\":\"Title\","
                "\"status\":\"OPEN\",\"dueOn\":\"2026-01-02\",\"fee\":500.00,"
                "\"reminders\":3,\"returnedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"closedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"id\":42,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                  "\"bookId\":42,\"copyId\":42,\"previousId\":null,\"title\":\"Title\","
                  "\"status\":\"OPEN\",\"dueOn\":\"2026-01-02\",\"fee\":500.00,"
                  "\"reminders\":3,\"returnedAt\":null,\"closedAt\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &new_loan_codec,
        .full = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":42,"
                "\"dueOn\":\"2026-01-02\"}",
        .sparse = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                  "\"bookId\":42,\"copyId\":42,\"previousId\":null,"
                  "\"dueOn\":\"2026-01-02\"}",
    },
    {
        .codec = &address_codec,
        .full = "{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}",
        .sparse = "{\"street\":\"Street\",\"floor\":null,\"town\":\"A\"}",
    },
    {
        .codec = &parcel_line_codec,
        .full = "{\"isbn\":\"9780000000000\",\"copies\":3}",
    },
    {
        .codec = &exchange_request_codec,
        .full = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"backTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"],\"until\":\"2026-01-02\"}",
        .sparse = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                  "\"town\":\"A\"},\"backTo\":null,\"books\":[{\"isbn\":\"9780000000000\","
                  "\"copies\":3}],\"tags\":[\"Tags\"],\"until\":null}",
    },
    {
        .codec = &exchange_view_codec,
        .full = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"refused\":[\"9780000000000\"],"
                "\"openedAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &loan_opened_event_codec,
        .full = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .codec = &loan_returned_event_codec,
        .full = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00,\"returnedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"loanId\":42,"
                  "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                  "\"fee\":12900.00,\"returnedAt\":null}",
    },
    {
        .codec = &exchange_asked_event_codec,
        .full = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
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
