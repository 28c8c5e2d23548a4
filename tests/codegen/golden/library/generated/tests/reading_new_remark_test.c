/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_remark accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/reading.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "body absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body null",
        .json = "{\"body\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body given",
        .json = "{\"body\":\"Body\"}",
    },
    {
        .what = "body of its shortest length",
        .json = "{\"body\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "body too short",
        .json = "{\"body\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body of its longest length",
        .json = "{\"body\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1000,
    },
    {
        .what = "body too long",
        .json = "{\"body\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1001,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body of blanks",
        .json = "{\"body\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body as a number",
        .json = "{\"body\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
    {
        .what = "body with U+0000",
        .json = "{\"body\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/body",
    },
};

static void test_every_constraint_of_new_remark(void **state)
{
    (void)state;
    dto_case_run(&new_remark_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_remark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
