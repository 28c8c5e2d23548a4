/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_bag_book accepts and refuses.
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
        .what = "bookId absent",
        .json = "{\"copies\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId null",
        .json = "{\"bookId\":null,\"copies\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId given",
        .json = "{\"bookId\":42,\"copies\":3}",
    },
    {
        .what = "bookId at its minimum",
        .json = "{\"bookId\":1,\"copies\":3}",
    },
    {
        .what = "bookId below its minimum",
        .json = "{\"bookId\":0,\"copies\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId as a text",
        .json = "{\"bookId\":\"12\",\"copies\":3}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "copies absent",
        .json = "{\"bookId\":42}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies null",
        .json = "{\"bookId\":42,\"copies\":null}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies given",
        .json = "{\"bookId\":42,\"copies\":3}",
    },
    {
        .what = "copies at its minimum",
        .json = "{\"bookId\":42,\"copies\":1}",
    },
    {
        .what = "copies below its minimum",
        .json = "{\"bookId\":42,\"copies\":0}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies at its maximum",
        .json = "{\"bookId\":42,\"copies\":5}",
    },
    {
        .what = "copies above its maximum",
        .json = "{\"bookId\":42,\"copies\":6}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
    {
        .what = "copies as a text",
        .json = "{\"bookId\":42,\"copies\":\"12\"}",
        .err = ERR_COPIES_OUT_OF_RANGE,
        .pointer = "/copies",
    },
};

static void test_every_constraint_of_new_bag_book(void **state)
{
    (void)state;
    dto_case_run(&new_bag_book_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_bag_book),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
