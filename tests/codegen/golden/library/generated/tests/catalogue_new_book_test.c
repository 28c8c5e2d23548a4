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
        .what = "isbn absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn null",
        .json = "{\"isbn\":null,\"title\":\"Title\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "isbn that matches",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "isbn that does not match",
        .json = "{\"isbn\":\"!\",\"title\":\"Title\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn as a number",
        .json = "{\"isbn\":12,\"title\":\"Title\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "isbn with U+0000",
        .json = "{\"isbn\":\"a\\u0000b\",\"title\":\"Title\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/isbn",
    },
    {
        .what = "title absent",
        .json = "{\"isbn\":\"9780000000000\",\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":null,\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "title of its shortest length",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "title too short",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of its longest length",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 300,
    },
    {
        .what = "title too long",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 301,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of blanks",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\" \",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title as a number",
        .json = "{\"isbn\":\"9780000000000\",\"title\":12,\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title with U+0000",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"a\\u0000b\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "authorId absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "authorId at its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":1}",
    },
    {
        .what = "authorId below its minimum",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId as a text",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "language absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "language null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/language",
    },
    {
        .what = "language given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"KO\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language KO",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"KO\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language EN",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"EN\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language DE",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"DE\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language JA",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"JA\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language not one of the choices",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_LANGUAGE_UNKNOWN,
        .pointer = "/language",
    },
    {
        .what = "language as a boolean",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"language\":true}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/language",
    },
    {
        .what = "binding absent",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "binding null",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "binding given",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":\"PAPER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding PAPER",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":\"PAPER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding CLOTH",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":\"CLOTH\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding LEATHER",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":\"LEATHER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_book, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding not one of the choices",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/binding",
    },
    {
        .what = "binding as a boolean",
        .json = "{\"isbn\":\"9780000000000\",\"title\":\"Title\",\"authorId\":42,"
                "\"binding\":true}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/binding",
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
