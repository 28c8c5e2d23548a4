/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What book_edit accepts and refuses.
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
        .what = "pages as a text",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/pages",
    },
    {
        .what = "shelf absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, shelf_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "shelf null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, shelf_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "shelf given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that matches",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":\"AA-0\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, shelf_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "shelf that does not match",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":\"!\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf as a number",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "shelf with U+0000",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"shelf\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/shelf",
    },
    {
        .what = "publishedOn absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, published_on_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "publishedOn null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"publishedOn\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, published_on_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "publishedOn given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"publishedOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, published_on_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "publishedOn as a number",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"publishedOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/publishedOn",
    },
    {
        .what = "value absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, value_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "value null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, value_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "value given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value at its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":0.00}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value below its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":-0.01}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value at its maximum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":9999999999.99}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, value_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "value above its maximum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value with three decimals",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "value as a text",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"value\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/value",
    },
    {
        .what = "extras absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, extras_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "extras null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"extras\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, extras_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "extras given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"extras\":[]}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, extras_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, is_reference_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "isReference null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"isReference\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
    {
        .what = "isReference given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"isReference\":true}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference false",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"isReference\":false}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, is_reference_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isReference as a text",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"isReference\":\"true\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isReference",
    },
    {
        .what = "remarks absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, remarks_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "remarks null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, remarks_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "remarks given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":\"Remarks\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, remarks_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "remarks of its longest length",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 16000,
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, remarks_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "remarks too long",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 16001,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
    {
        .what = "remarks as a number",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
    {
        .what = "remarks with U+0000",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"remarks\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/remarks",
    },
};

static void test_every_constraint_of_book_edit(void **state)
{
    (void)state;
    dto_case_run(&book_edit_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_book_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
