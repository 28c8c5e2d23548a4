/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What copy_lost_event accepts and refuses.
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
        .what = "copyId absent",
        .json = "{\"barcode\":\"BARCODE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId null",
        .json = "{\"copyId\":null,\"barcode\":\"BARCODE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId given",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\"}",
    },
    {
        .what = "copyId at its minimum",
        .json = "{\"copyId\":1,\"barcode\":\"BARCODE\"}",
    },
    {
        .what = "copyId below its minimum",
        .json = "{\"copyId\":0,\"barcode\":\"BARCODE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId as a text",
        .json = "{\"copyId\":\"12\",\"barcode\":\"BARCODE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "barcode absent",
        .json = "{\"copyId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode null",
        .json = "{\"copyId\":42,\"barcode\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode given",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\"}",
    },
    {
        .what = "barcode of its shortest length",
        .json = "{\"copyId\":42,\"barcode\":\"\001\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "barcode too short",
        .json = "{\"copyId\":42,\"barcode\":\"\001\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode of its longest length",
        .json = "{\"copyId\":42,\"barcode\":\"\001\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "barcode too long",
        .json = "{\"copyId\":42,\"barcode\":\"\001\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode not of ASCII",
        .json = "{\"copyId\":42,"
                "\"barcode\":\"한글한글한글한글한글한글한글한글한글한글한글한글\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode as a number",
        .json = "{\"copyId\":42,\"barcode\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "barcode with U+0000",
        .json = "{\"copyId\":42,\"barcode\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/barcode",
    },
    {
        .what = "lostAt absent",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\"}",
        .has_presence = true,
        .presence_at = offsetof(struct copy_lost_event, lost_at_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "lostAt null",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\",\"lostAt\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct copy_lost_event, lost_at_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "lostAt given",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\","
                "\"lostAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct copy_lost_event, lost_at_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "lostAt as a number",
        .json = "{\"copyId\":42,\"barcode\":\"BARCODE\",\"lostAt\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/lostAt",
    },
};

static void test_every_constraint_of_copy_lost_event(void **state)
{
    (void)state;
    dto_case_run(&copy_lost_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_copy_lost_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
