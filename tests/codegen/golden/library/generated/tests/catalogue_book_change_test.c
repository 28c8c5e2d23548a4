/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What book_change accepts and refuses.
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
        .what = "title absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, title_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "title null",
        .json = "{\"title\":null}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title given",
        .json = "{\"title\":\"Title\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title of its shortest length",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
        .has_presence = true,
        .presence_at = offsetof(struct book_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title too short",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of its longest length",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 300,
        .has_presence = true,
        .presence_at = offsetof(struct book_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title too long",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 301,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of blanks",
        .json = "{\"title\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title as a number",
        .json = "{\"title\":12}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title with U+0000",
        .json = "{\"title\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "pages absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, pages_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "pages null",
        .json = "{\"pages\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, pages_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "pages given",
        .json = "{\"pages\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages at its minimum",
        .json = "{\"pages\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages below its minimum",
        .json = "{\"pages\":0}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
    },
    {
        .what = "pages at its maximum",
        .json = "{\"pages\":20000}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages above its maximum",
        .json = "{\"pages\":20001}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
    },
    {
        .what = "pages as a text",
        .json = "{\"pages\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/pages",
    },
    {
        .what = "shelf absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, shelf_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "shelf null",
        .json = "{\"shelf\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, shelf_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "shelf given",
        .json = "{\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that matches",
        .json = "{\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that does not match",
        .json = "{\"shelf\":\"!\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf as a number",
        .json = "{\"shelf\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf with U+0000",
        .json = "{\"shelf\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "value absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, value_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "value null",
        .json = "{\"value\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, value_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "value given",
        .json = "{\"value\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value at its minimum",
        .json = "{\"value\":0.00}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value below its minimum",
        .json = "{\"value\":-0.01}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value at its maximum",
        .json = "{\"value\":9999999999.99}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value above its maximum",
        .json = "{\"value\":10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value with three decimals",
        .json = "{\"value\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value as a text",
        .json = "{\"value\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "isReference absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, is_reference_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "isReference null",
        .json = "{\"isReference\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
    {
        .what = "isReference given",
        .json = "{\"isReference\":true}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference false",
        .json = "{\"isReference\":false}",
        .has_presence = true,
        .presence_at = offsetof(struct book_change, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference as a text",
        .json = "{\"isReference\":\"true\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
};

static void test_every_constraint_of_book_change(void **state)
{
    (void)state;
    dto_case_run(&book_change_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_book_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
