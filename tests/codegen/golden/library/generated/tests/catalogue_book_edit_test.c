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
        .what = "title absent",
        .json = "{\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title null",
        .json = "{\"title\":null,\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title given",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "title of its shortest length",
        .json = "{\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "title too short",
        .json = "{\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of its longest length",
        .json = "{\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 300,
    },
    {
        .what = "title too long",
        .json = "{\"title\":\"\001\",\"authorId\":42}",
        .fill = "가",
        .separator = "",
        .n_fill = 301,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title of blanks",
        .json = "{\"title\":\" \",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "title as a number",
        .json = "{\"title\":12,\"authorId\":42}",
        .err = ERR_TITLE_MISSING,
        .pointer = "/title",
    },
    {
        .what = "title with U+0000",
        .json = "{\"title\":\"a\\u0000b\",\"authorId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/title",
    },
    {
        .what = "authorId absent",
        .json = "{\"title\":\"Title\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId null",
        .json = "{\"title\":\"Title\",\"authorId\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId given",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
    },
    {
        .what = "authorId at its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":1}",
    },
    {
        .what = "authorId below its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "authorId as a text",
        .json = "{\"title\":\"Title\",\"authorId\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/authorId",
    },
    {
        .what = "language absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "language null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/language",
    },
    {
        .what = "language given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"KO\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language KO",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"KO\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language EN",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"EN\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language DE",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"DE\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language JA",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"JA\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, language_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "language not one of the choices",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_LANGUAGE_UNKNOWN,
        .pointer = "/language",
    },
    {
        .what = "language as a boolean",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"language\":true}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/language",
    },
    {
        .what = "binding absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "binding null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "binding given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":\"PAPER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding PAPER",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":\"PAPER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding CLOTH",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":\"CLOTH\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding LEATHER",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":\"LEATHER\"}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, binding_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "binding not one of the choices",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/binding",
    },
    {
        .what = "binding as a boolean",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"binding\":true}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/binding",
    },
    {
        .what = "pages absent",
        .json = "{\"title\":\"Title\",\"authorId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, pages_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "pages null",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, pages_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "pages given",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":3}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages at its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages below its minimum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":0}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
    },
    {
        .what = "pages at its maximum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":20000}",
        .has_presence = true,
        .presence_at = offsetof(struct book_edit, pages_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "pages above its maximum",
        .json = "{\"title\":\"Title\",\"authorId\":42,\"pages\":20001}",
        .err = ERR_PAGES_OUT_OF_RANGE,
        .pointer = "/pages",
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
