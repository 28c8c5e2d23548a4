/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What list_change accepts and refuses.
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
        .what = "title absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, title_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "title null",
        .json = "{\"title\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title given",
        .json = "{\"title\":\"Title\"}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title of its shortest length",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
        .has_presence = true,
        .presence_at = offsetof(struct list_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title too short",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_TITLE_INVALID,
        .pointer = "/title",
    },
    {
        .what = "title of its longest length",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 80,
        .has_presence = true,
        .presence_at = offsetof(struct list_change, title_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "title too long",
        .json = "{\"title\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 81,
        .err = ERR_TITLE_INVALID,
        .pointer = "/title",
    },
    {
        .what = "title of blanks",
        .json = "{\"title\":\" \"}",
        .err = ERR_TITLE_INVALID,
        .pointer = "/title",
    },
    {
        .what = "title as a number",
        .json = "{\"title\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title with U+0000",
        .json = "{\"title\":\"a\\u0000b\"}",
        .err = ERR_TITLE_INVALID,
        .pointer = "/title",
    },
    {
        .what = "note absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, note_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "note null",
        .json = "{\"note\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, note_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "note given",
        .json = "{\"note\":\"Note\"}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, note_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "note of its longest length",
        .json = "{\"note\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 200,
        .has_presence = true,
        .presence_at = offsetof(struct list_change, note_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "note too long",
        .json = "{\"note\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 201,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/note",
    },
    {
        .what = "note as a number",
        .json = "{\"note\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/note",
    },
    {
        .what = "note with U+0000",
        .json = "{\"note\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/note",
    },
    {
        .what = "isPinned absent",
        .json = "{}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, is_pinned_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "isPinned null",
        .json = "{\"isPinned\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isPinned",
    },
    {
        .what = "isPinned given",
        .json = "{\"isPinned\":true}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, is_pinned_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isPinned false",
        .json = "{\"isPinned\":false}",
        .has_presence = true,
        .presence_at = offsetof(struct list_change, is_pinned_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "isPinned as a text",
        .json = "{\"isPinned\":\"true\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isPinned",
    },
};

static void test_every_constraint_of_list_change(void **state)
{
    (void)state;
    dto_case_run(&list_change_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_list_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
