/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What parcel_line accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/lending.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lending_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "isbn absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn null",
        .json = "{\"isbn\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn given",
        .json = "{\"isbn\":\"9780000000000\"}",
    },
    {
        .what = "isbn that matches",
        .json = "{\"isbn\":\"9780000000000\"}",
    },
    {
        .what = "isbn that does not match",
        .json = "{\"isbn\":\"!\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn as a number",
        .json = "{\"isbn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn with U+0000",
        .json = "{\"isbn\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "copies absent",
        .json = "{\"isbn\":\"9780000000000\"}",
        .has_presence = true,
        .presence_at = offsetof(struct parcel_line, copies_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "copies null",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
    {
        .what = "copies given",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct parcel_line, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies at its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct parcel_line, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies below its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":0}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies at its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":5}",
        .has_presence = true,
        .presence_at = offsetof(struct parcel_line, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies above its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":6}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies as a text",
        .json = "{\"isbn\":\"9780000000000\",\"copies\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
};

static void test_every_constraint_of_parcel_line(void **state)
{
    (void)state;
    dto_case_run(&parcel_line_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_parcel_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
