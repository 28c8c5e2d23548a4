/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What bag_book_edit accepts and refuses.
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
        .what = "copies absent",
        .json = "{}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies null",
        .json = "{\"copies\":null}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies given",
        .json = "{\"copies\":3}",
    },
    {
        .what = "copies at its minimum",
        .json = "{\"copies\":1}",
    },
    {
        .what = "copies below its minimum",
        .json = "{\"copies\":0}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies at its maximum",
        .json = "{\"copies\":5}",
    },
    {
        .what = "copies above its maximum",
        .json = "{\"copies\":6}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies as a text",
        .json = "{\"copies\":\"12\"}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
};

static void test_every_constraint_of_bag_book_edit(void **state)
{
    (void)state;
    dto_case_run(&bag_book_edit_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_bag_book_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
