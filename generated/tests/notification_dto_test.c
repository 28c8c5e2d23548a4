/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of notification that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/notification.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "notification_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &notification_view_codec,
        .full = "{\"id\":42,\"type\":\"TYPE\",\"title\":\"Title\",\"message\":\"Message\","
                "\"orderNumber\":\"ORDER-NUMBER\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"id\":42,\"type\":\"TYPE\",\"title\":\"Title\",\"message\":\"Message\","
                  "\"orderNumber\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
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
