/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What inventory_batch accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/inventory.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inventory_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "productIds absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productIds",
    },
    {
        .what = "productIds null",
        .json = "{\"productIds\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productIds",
    },
    {
        .what = "productIds given",
        .json = "{\"productIds\":[42]}",
    },
    {
        .what = "productIds as an object",
        .json = "{\"productIds\":{}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productIds",
    },
    {
        .what = "productIds with the fewest items",
        .json = "{\"productIds\":[\001]}",
        .fill = "42",
        .separator = ",",
        .n_fill = 1,
    },
    {
        .what = "productIds with too few items",
        .json = "{\"productIds\":[\001]}",
        .fill = "42",
        .separator = ",",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productIds",
    },
    {
        .what = "productIds with the most items",
        .json = "{\"productIds\":[\001]}",
        .fill = "42",
        .separator = ",",
        .n_fill = 100,
    },
    {
        .what = "productIds with too many items",
        .json = "{\"productIds\":[\001]}",
        .fill = "42",
        .separator = ",",
        .n_fill = 101,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/productIds",
    },
};

static void test_every_constraint_of_inventory_batch(void **state)
{
    (void)state;
    dto_case_run(&inventory_batch_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_inventory_batch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
