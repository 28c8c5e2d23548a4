/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What entry_edit accepts and refuses.
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
        .what = "position absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, position_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "position null",
        .json = "{\"position\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position given",
        .json = "{\"position\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position at its minimum",
        .json = "{\"position\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position below its minimum",
        .json = "{\"position\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position at its maximum",
        .json = "{\"position\":2147483647}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position above its maximum",
        .json = "{\"position\":2147483648}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position as a text",
        .json = "{\"position\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "rating absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, rating_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "rating null",
        .json = "{\"rating\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, rating_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "rating given",
        .json = "{\"rating\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, rating_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "rating at its minimum",
        .json = "{\"rating\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, rating_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "rating below its minimum",
        .json = "{\"rating\":0}",
        .err = ERR_RATING_OUT_OF_RANGE,
        .pointer = "/rating",
    },
    {
        .what = "rating at its maximum",
        .json = "{\"rating\":5}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, rating_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "rating above its maximum",
        .json = "{\"rating\":6}",
        .err = ERR_RATING_OUT_OF_RANGE,
        .pointer = "/rating",
    },
    {
        .what = "rating as a text",
        .json = "{\"rating\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/rating",
    },
    {
        .what = "readOn absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, read_on_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "readOn null",
        .json = "{\"readOn\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, read_on_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "readOn given",
        .json = "{\"readOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct entry_edit, read_on_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "readOn as a number",
        .json = "{\"readOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readOn",
    },
};

static void test_every_constraint_of_entry_edit(void **state)
{
    (void)state;
    dto_case_run(&entry_edit_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_entry_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
