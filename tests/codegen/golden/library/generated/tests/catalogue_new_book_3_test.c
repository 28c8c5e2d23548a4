/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_book accepts and refuses.
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
        .what = "remarks too long",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 16001,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
    {
        .what = "remarks as a number",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
    {
        .what = "remarks with U+0000",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
    {
        .what = "copies absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, copies_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "copies null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
    {
        .what = "copies given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies at its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":0}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies below its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":-1}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
    {
        .what = "copies at its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":1000}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, copies_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "copies above its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":1001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
    {
        .what = "copies as a text",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"copies\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copies",
    },
};

static void test_every_constraint_of_new_book(void **state)
{
    (void)state;
    dto_case_run(&new_book_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_book),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
