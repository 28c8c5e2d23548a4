/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What exchange_request accepts and refuses.
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
        .what = "library absent",
        .json = "{\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"},"
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library null",
        .json = "{\"library\":null,\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
    },
    {
        .what = "library of its shortest length",
        .json = "{\"library\":\"\001\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .fill = "a",
        .separator = "",
        .n_fill = 2,
    },
    {
        .what = "library too short",
        .json = "{\"library\":\"\001\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library of its longest length",
        .json = "{\"library\":\"\001\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .fill = "a",
        .separator = "",
        .n_fill = 10,
    },
    {
        .what = "library too long",
        .json = "{\"library\":\"\001\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .fill = "a",
        .separator = "",
        .n_fill = 11,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library not of ASCII",
        .json = "{\"library\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"},"
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library as a number",
        .json = "{\"library\":12,\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "library with U+0000",
        .json = "{\"library\":\"a\\u0000b\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/library",
    },
    {
        .what = "sendTo absent",
        .json = "{\"library\":\"LIBRARY\",\"books\":[{\"isbn\":\"9780000000000\","
                "\"copies\":3}],\"tags\":[\"Tags\"]}",
        .err = ERR_DESK_CLOSED,
        .pointer = "/sendTo",
    },
    {
        .what = "sendTo null",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":null,"
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_DESK_CLOSED,
        .pointer = "/sendTo",
    },
    {
        .what = "sendTo given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
    },
    {
        .what = "sendTo as a text",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":\"text\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_DESK_CLOSED,
        .pointer = "/sendTo",
    },
    {
        .what = "backTo absent",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, back_to_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "backTo null",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"backTo\":null,\"books\":[{\"isbn\":\"9780000000000\","
                "\"copies\":3}],\"tags\":[\"Tags\"]}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, back_to_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "backTo given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"backTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, back_to_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "backTo as a text",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"backTo\":\"text\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/backTo",
    },
    {
        .what = "books absent",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books null",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":null,\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
    },
    {
        .what = "books as an object",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":{},\"tags\":[\"Tags\"]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books with the fewest items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[\001],\"tags\":[\"Tags\"]}",
        .fill = "{\"isbn\":\"9780000000000\",\"copies\":3}",
        .separator = ",",
        .n_fill = 1,
    },
    {
        .what = "books with too few items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[\001],\"tags\":[\"Tags\"]}",
        .fill = "{\"isbn\":\"9780000000000\",\"copies\":3}",
        .separator = ",",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books with the most items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[\001],\"tags\":[\"Tags\"]}",
        .fill = "{\"isbn\":\"9780000000000\",\"copies\":3}",
        .separator = ",",
        .n_fill = 20,
    },
    {
        .what = "books with too many items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[\001],\"tags\":[\"Tags\"]}",
        .fill = "{\"isbn\":\"9780000000000\",\"copies\":3}",
        .separator = ",",
        .n_fill = 21,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "tags absent",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/tags",
    },
    {
        .what = "tags null",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/tags",
    },
    {
        .what = "tags given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
    },
    {
        .what = "tags as an object",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":{}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/tags",
    },
    {
        .what = "tags with the most items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\001]}",
        .fill = "\"Tags\"",
        .separator = ",",
        .n_fill = 5,
    },
    {
        .what = "tags with too many items",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\001]}",
        .fill = "\"Tags\"",
        .separator = ",",
        .n_fill = 6,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/tags",
    },
    {
        .what = "until absent",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"]}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, until_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "until null",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"],\"until\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, until_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "until given",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"],\"until\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct exchange_request, until_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "until as a number",
        .json = "{\"library\":\"LIBRARY\",\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"},\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"tags\":[\"Tags\"],\"until\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/until",
    },
};

static void test_every_constraint_of_exchange_request(void **state)
{
    (void)state;
    dto_case_run(&exchange_request_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_exchange_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
