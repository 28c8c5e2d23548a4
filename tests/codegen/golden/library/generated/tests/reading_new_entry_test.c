/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_entry accepts and refuses.
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
        .what = "bookId absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId null",
        .json = "{\"bookId\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId given",
        .json = "{\"bookId\":42}",
    },
    {
        .what = "bookId at its minimum",
        .json = "{\"bookId\":1}",
    },
    {
        .what = "bookId below its minimum",
        .json = "{\"bookId\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId as a text",
        .json = "{\"bookId\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "position absent",
        .json = "{\"bookId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_entry, position_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "position null",
        .json = "{\"bookId\":42,\"position\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position given",
        .json = "{\"bookId\":42,\"position\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct new_entry, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position at its minimum",
        .json = "{\"bookId\":42,\"position\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct new_entry, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position below its minimum",
        .json = "{\"bookId\":42,\"position\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position at its maximum",
        .json = "{\"bookId\":42,\"position\":2147483647}",
        .has_presence = true,
        .presence_at = offsetof(struct new_entry, position_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "position above its maximum",
        .json = "{\"bookId\":42,\"position\":2147483648}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
    {
        .what = "position as a text",
        .json = "{\"bookId\":42,\"position\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/position",
    },
};

static void test_every_constraint_of_new_entry(void **state)
{
    (void)state;
    dto_case_run(&new_entry_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_entry),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
