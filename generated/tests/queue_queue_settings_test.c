/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What queue_settings accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/queue.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "queue_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "maxCapacity absent",
        .json = "{\"entryBatchSize\":3,\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxCapacity",
    },
    {
        .what = "maxCapacity null",
        .json = "{\"maxCapacity\":null,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxCapacity",
    },
    {
        .what = "maxCapacity given",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "maxCapacity at its minimum",
        .json = "{\"maxCapacity\":1,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "maxCapacity below its minimum",
        .json = "{\"maxCapacity\":0,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxCapacity",
    },
    {
        .what = "maxCapacity at its maximum",
        .json = "{\"maxCapacity\":1000000,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "maxCapacity above its maximum",
        .json = "{\"maxCapacity\":1000001,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxCapacity",
    },
    {
        .what = "maxCapacity as a text",
        .json = "{\"maxCapacity\":\"12\",\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/maxCapacity",
    },
    {
        .what = "entryBatchSize absent",
        .json = "{\"maxCapacity\":3,\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryBatchSize",
    },
    {
        .what = "entryBatchSize null",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":null,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryBatchSize",
    },
    {
        .what = "entryBatchSize given",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "entryBatchSize at its minimum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":1,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "entryBatchSize below its minimum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":0,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryBatchSize",
    },
    {
        .what = "entryBatchSize at its maximum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":10000,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "entryBatchSize above its maximum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":10001,"
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryBatchSize",
    },
    {
        .what = "entryBatchSize as a text",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":\"12\","
                "\"entryIntervalSeconds\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryBatchSize",
    },
    {
        .what = "entryIntervalSeconds absent",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryIntervalSeconds",
    },
    {
        .what = "entryIntervalSeconds null",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryIntervalSeconds",
    },
    {
        .what = "entryIntervalSeconds given",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3}",
    },
    {
        .what = "entryIntervalSeconds at its minimum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":1}",
    },
    {
        .what = "entryIntervalSeconds below its minimum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryIntervalSeconds",
    },
    {
        .what = "entryIntervalSeconds at its maximum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3600}",
    },
    {
        .what = "entryIntervalSeconds above its maximum",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":3601}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryIntervalSeconds",
    },
    {
        .what = "entryIntervalSeconds as a text",
        .json = "{\"maxCapacity\":3,\"entryBatchSize\":3,"
                "\"entryIntervalSeconds\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/entryIntervalSeconds",
    },
};

static void test_every_constraint_of_queue_settings(void **state)
{
    (void)state;
    dto_case_run(&queue_settings_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_queue_settings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
