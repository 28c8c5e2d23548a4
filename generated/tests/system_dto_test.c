/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of system that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/system.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "system_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &saga_view_codec,
        .full = "{\"sagaId\":\"00000000-0000-0000-0000-000000000000\","
                "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\","
                "\"currentStep\":\"RESERVE_INVENTORY\",\"status\":\"STARTED\","
                "\"completedSteps\":[],\"lastErrorMessage\":\"Last error message\","
                "\"compensationAttempts\":3,"
                "\"startedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"completedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"sagaId\":\"00000000-0000-0000-0000-000000000000\","
                  "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\","
                  "\"currentStep\":\"RESERVE_INVENTORY\",\"status\":\"STARTED\","
                  "\"completedSteps\":[],\"lastErrorMessage\":null,"
                  "\"compensationAttempts\":3,"
                  "\"startedAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"completedAt\":null}",
    },
    {
        .codec = &job_view_codec,
        .full = "{\"name\":\"Name\",\"intervalSeconds\":3,"
                "\"lastRunAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"lastDurationMs\":3,\"lastOutcome\":\"Last outcome\","
                "\"lastError\":\"Last error\","
                "\"nextRunAt\":\"2026-01-02T03:04:05.000006Z\",\"progressDone\":3,"
                "\"progressTotal\":3}",
        .sparse = "{\"name\":\"Name\",\"intervalSeconds\":3,\"lastRunAt\":null,"
                  "\"lastDurationMs\":null,\"lastOutcome\":null,\"lastError\":null,"
                  "\"nextRunAt\":null,\"progressDone\":null,\"progressTotal\":null}",
    },
    {
        .codec = &job_list_codec,
        .full = "{\"items\":[{\"name\":\"Name\",\"intervalSeconds\":3,"
                "\"lastRunAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"lastDurationMs\":3,\"lastOutcome\":\"Last outcome\","
                "\"lastError\":\"Last error\","
                "\"nextRunAt\":\"2026-01-02T03:04:05.000006Z\",\"progressDone\":3,"
                "\"progressTotal\":3}],\"nextCursor\":\"Next cursor\"}",
        .sparse = "{\"items\":[{\"name\":\"Name\",\"intervalSeconds\":3,"
                  "\"lastRunAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"lastDurationMs\":3,\"lastOutcome\":\"Last outcome\","
                  "\"lastError\":\"Last error\","
                  "\"nextRunAt\":\"2026-01-02T03:04:05.000006Z\",\"progressDone\":3,"
                  "\"progressTotal\":3}],\"nextCursor\":null}",
    },
    {
        .codec = &dead_letter_summary_codec,
        .full = "{\"id\":42,\"consumer\":\"CONSUMER\",\"eventId\":\"Event id\","
                "\"type\":\"Type\",\"topic\":\"TOPIC\",\"topicPartition\":3,"
                "\"topicOffset\":3,\"messageKey\":\"Message key\",\"attempts\":3,"
                "\"code\":\"CODE\",\"cause\":\"Cause\","
                "\"failedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"replayedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"id\":42,\"consumer\":\"CONSUMER\",\"eventId\":\"Event id\","
                  "\"type\":null,\"topic\":\"TOPIC\",\"topicPartition\":3,"
                  "\"topicOffset\":3,\"messageKey\":null,\"attempts\":3,"
                  "\"code\":\"CODE\",\"cause\":null,"
                  "\"failedAt\":\"2026-01-02T03:04:05.000006Z\",\"replayedAt\":null}",
    },
    {
        .codec = &dead_letter_view_codec,
        .full = "{\"id\":42,\"consumer\":\"CONSUMER\",\"eventId\":\"Event id\","
                "\"type\":\"Type\",\"topic\":\"TOPIC\",\"topicPartition\":3,"
                "\"topicOffset\":3,\"messageKey\":\"Message key\",\"payload\":[],"
                "\"isBase64\":true,\"headers\":[],\"attempts\":3,\"code\":\"CODE\","
                "\"cause\":\"Cause\",\"failedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"replayedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"id\":42,\"consumer\":\"CONSUMER\",\"eventId\":\"Event id\","
                  "\"type\":null,\"topic\":\"TOPIC\",\"topicPartition\":3,"
                  "\"topicOffset\":3,\"messageKey\":null,\"payload\":null,"
                  "\"isBase64\":true,\"headers\":[],\"attempts\":3,\"code\":\"CODE\","
                  "\"cause\":null,\"failedAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"replayedAt\":null}",
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
