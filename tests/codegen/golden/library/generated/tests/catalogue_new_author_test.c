/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_author accepts and refuses.
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
        .what = "name absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name null",
        .json = "{\"name\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name given",
        .json = "{\"name\":\"Name\"}",
    },
    {
        .what = "name of its shortest length",
        .json = "{\"name\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "name too short",
        .json = "{\"name\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of its longest length",
        .json = "{\"name\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 120,
    },
    {
        .what = "name too long",
        .json = "{\"name\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 121,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of blanks",
        .json = "{\"name\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name as a number",
        .json = "{\"name\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name with U+0000",
        .json = "{\"name\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "bornOn absent",
        .json = "{\"name\":\"Name\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, born_on_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "bornOn null",
        .json = "{\"name\":\"Name\",\"bornOn\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, born_on_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "bornOn given",
        .json = "{\"name\":\"Name\",\"bornOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, born_on_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "bornOn as a number",
        .json = "{\"name\":\"Name\",\"bornOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bornOn",
    },
    {
        .what = "biography absent",
        .json = "{\"name\":\"Name\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, biography_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "biography null",
        .json = "{\"name\":\"Name\",\"biography\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, biography_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "biography given",
        .json = "{\"name\":\"Name\",\"biography\":\"Biography\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_author, biography_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "biography of its longest length",
        .json = "{\"name\":\"Name\",\"biography\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 4000,
        .has_presence = true,
        .presence_at = offsetof(struct new_author, biography_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "biography too long",
        .json = "{\"name\":\"Name\",\"biography\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 4001,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/biography",
    },
    {
        .what = "biography as a number",
        .json = "{\"name\":\"Name\",\"biography\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/biography",
    },
    {
        .what = "biography with U+0000",
        .json = "{\"name\":\"Name\",\"biography\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/biography",
    },
};

static void test_every_constraint_of_new_author(void **state)
{
    (void)state;
    dto_case_run(&new_author_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_author),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
