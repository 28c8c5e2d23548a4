/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of queue that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/queue.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "queue_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &queue_status_view_codec,
        .full = "{\"eventType\":\"EVENT-TYPE\",\"eventId\":42,\"status\":\"WAITING\","
                "\"position\":3,\"totalWaiting\":3,\"estimatedWaitSeconds\":3,"
                "\"entryToken\":\"00000000-0000-0000-0000-000000000000\","
                "\"joinedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"enteredAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"eventType\":\"EVENT-TYPE\",\"eventId\":42,\"status\":\"WAITING\","
                  "\"position\":3,\"totalWaiting\":3,\"estimatedWaitSeconds\":3,"
                  "\"entryToken\":\"00000000-0000-0000-0000-000000000000\","
                  "\"joinedAt\":\"2026-01-02T03:04:05.000006Z\",\"enteredAt\":null,"
                  "\"expiresAt\":null}",
    },
    {
        .codec = &queue_settings_codec,
        .full = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .codec = &queue_view_codec,
        .full = "{\"eventType\":\"A\",\"eventId\":42,\"maxCapacity\":3,"
                "\"entryBatchSize\":3,\"entryIntervalSeconds\":3,\"isActive\":true,"
                "\"activatedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"deactivatedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"eventType\":\"A\",\"eventId\":42,\"maxCapacity\":3,"
                  "\"entryBatchSize\":3,\"entryIntervalSeconds\":3,\"isActive\":true,"
                  "\"activatedAt\":null,\"deactivatedAt\":null}",
    },
    {
        .codec = &queue_admission_codec,
        .full = "{\"admitted\":3}",
    },
    {
        .codec = &queue_position_codec,
        .full = "{\"position\":3,\"estimatedWaitSeconds\":3,\"totalWaiting\":3,"
                "\"status\":\"WAITING\"}",
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
