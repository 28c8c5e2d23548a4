/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What address accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/lending.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lending_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "street absent",
        .json = "{\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street null",
        .json = "{\"street\":null,\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street given",
        .json = "{\"street\":\"Street\",\"town\":\"A\"}",
    },
    {
        .what = "street of its shortest length",
        .json = "{\"street\":\"\001\",\"town\":\"A\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "street too short",
        .json = "{\"street\":\"\001\",\"town\":\"A\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street of its longest length",
        .json = "{\"street\":\"\001\",\"town\":\"A\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 100,
    },
    {
        .what = "street too long",
        .json = "{\"street\":\"\001\",\"town\":\"A\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 101,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street of blanks",
        .json = "{\"street\":\" \",\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street as a number",
        .json = "{\"street\":12,\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "street with U+0000",
        .json = "{\"street\":\"a\\u0000b\",\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/street",
    },
    {
        .what = "floor absent",
        .json = "{\"street\":\"Street\",\"town\":\"A\"}",
        .has_presence = true,
        .presence_at = offsetof(struct address, floor_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "floor null",
        .json = "{\"street\":\"Street\",\"floor\":null,\"town\":\"A\"}",
        .has_presence = true,
        .presence_at = offsetof(struct address, floor_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "floor given",
        .json = "{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}",
        .has_presence = true,
        .presence_at = offsetof(struct address, floor_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "floor at its minimum",
        .json = "{\"street\":\"Street\",\"floor\":-5,\"town\":\"A\"}",
        .has_presence = true,
        .presence_at = offsetof(struct address, floor_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "floor below its minimum",
        .json = "{\"street\":\"Street\",\"floor\":-6,\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/floor",
    },
    {
        .what = "floor at its maximum",
        .json = "{\"street\":\"Street\",\"floor\":200,\"town\":\"A\"}",
        .has_presence = true,
        .presence_at = offsetof(struct address, floor_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "floor above its maximum",
        .json = "{\"street\":\"Street\",\"floor\":201,\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/floor",
    },
    {
        .what = "floor as a text",
        .json = "{\"street\":\"Street\",\"floor\":\"12\",\"town\":\"A\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/floor",
    },
    {
        .what = "town absent",
        .json = "{\"street\":\"Street\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/town",
    },
    {
        .what = "town null",
        .json = "{\"street\":\"Street\",\"town\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/town",
    },
    {
        .what = "town given",
        .json = "{\"street\":\"Street\",\"town\":\"A\"}",
    },
    {
        .what = "town that matches",
        .json = "{\"street\":\"Street\",\"town\":\"A\"}",
    },
    {
        .what = "town that does not match",
        .json = "{\"street\":\"Street\",\"town\":\"0\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/town",
    },
    {
        .what = "town as a number",
        .json = "{\"street\":\"Street\",\"town\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/town",
    },
    {
        .what = "town with U+0000",
        .json = "{\"street\":\"Street\",\"town\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/town",
    },
};

static void test_every_constraint_of_address(void **state)
{
    (void)state;
    dto_case_run(&address_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
