/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of room that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/room.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "room_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &room_view_codec,
        .full = "{\"id\":42,\"name\":\"Name\",\"seats\":3}",
    },
    {
        .codec = &seat_view_codec,
        .full = "{\"roomId\":42,\"free\":3,"
                "\"takenAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &room_status_codec,
        .full = "{\"roomId\":42,\"free\":3}",
    },
    {
        .codec = &closing_time_codec,
        .full = "{\"at\":\"2026-01-02T03:04:05.000006Z\"}",
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
