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
        .what = "pages absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, pages_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "pages null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, pages_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "pages given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages at its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages below its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":0}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
    },
    {
        .what = "pages at its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":20000}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages above its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":20001}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
    },
    {
        .what = "pages as a text",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"pages\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/pages",
    },
    {
        .what = "shelf absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, shelf_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "shelf null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, shelf_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "shelf given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that matches",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that does not match",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":\"!\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf as a number",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf with U+0000",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"shelf\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "publishedOn absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, published_on_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "publishedOn null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"publishedOn\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, published_on_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "publishedOn given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"publishedOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, published_on_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "publishedOn as a number",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"publishedOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/publishedOn",
    },
    {
        .what = "value absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, value_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "value null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, value_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "value given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value at its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":0.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value below its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":-0.01}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value at its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":9999999999.99}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value above its maximum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value with three decimals",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value as a text",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"value\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "extras absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, extras_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "extras null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"extras\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, extras_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "extras given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"extras\":[]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, extras_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, is_reference_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "isReference null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"isReference\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
    {
        .what = "isReference given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"isReference\":true}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference false",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"isReference\":false}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference as a text",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"isReference\":\"true\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
    {
        .what = "remarks absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, remarks_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "remarks null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, remarks_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "remarks given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":\"Remarks\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, remarks_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "remarks of its longest length",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"remarks\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 16000,
        .has_presence = true,
        .presence_at = offsetof(struct new_book, remarks_presence),
        .presence = PRESENCE_VALUE,
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
