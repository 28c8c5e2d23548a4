/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_copy accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalogue_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "barcode absent",
        .json = "{\"acquiredOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode null",
        .json = "{\"barcode\":null,\"acquiredOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode given",
        .json = "{\"barcode\":\"00000000\",\"acquiredOn\":\"2026-01-02\"}",
    },
    {
        .what = "barcode that matches",
        .json = "{\"barcode\":\"00000000\",\"acquiredOn\":\"2026-01-02\"}",
    },
    {
        .what = "barcode that does not match",
        .json = "{\"barcode\":\"!\",\"acquiredOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode as a number",
        .json = "{\"barcode\":12,\"acquiredOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode with U+0000",
        .json = "{\"barcode\":\"a\\u0000b\",\"acquiredOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "acquiredOn absent",
        .json = "{\"barcode\":\"00000000\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/acquiredOn",
    },
    {
        .what = "acquiredOn null",
        .json = "{\"barcode\":\"00000000\",\"acquiredOn\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/acquiredOn",
    },
    {
        .what = "acquiredOn given",
        .json = "{\"barcode\":\"00000000\",\"acquiredOn\":\"2026-01-02\"}",
    },
    {
        .what = "acquiredOn as a number",
        .json = "{\"barcode\":\"00000000\",\"acquiredOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/acquiredOn",
    },
};

static void test_every_constraint_of_new_copy(void **state)
{
    (void)state;
    dto_case_run(&new_copy_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_copy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
