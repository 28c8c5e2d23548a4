/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_loan accepts and refuses.
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
        .what = "ticket absent",
        .json = "{\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket null",
        .json = "{\"ticket\":null,\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "ticket of its shortest length",
        .json = "{\"ticket\":\"\001\",\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too short",
        .json = "{\"ticket\":\"\001\",\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 35,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket of its longest length",
        .json = "{\"ticket\":\"\001\",\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too long",
        .json = "{\"ticket\":\"\001\",\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 37,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket not of ASCII",
        .json = "{\"ticket\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket as a number",
        .json = "{\"ticket\":12,\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket with U+0000",
        .json = "{\"ticket\":\"a\\u0000b\",\"bookId\":42,\"copyId\":42,"
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "bookId absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":null,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "bookId at its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"bookId\":1,"
                "\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "bookId below its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"bookId\":0,"
                "\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "bookId as a text",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":\"12\",\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/bookId",
    },
    {
        .what = "copyId absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":null,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "copyId at its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":1,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "copyId below its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":0,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "copyId as a text",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":\"12\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/copyId",
    },
    {
        .what = "previousId absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_loan, previous_id_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "previousId null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":null,"
                "\"dueOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_loan, previous_id_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "previousId given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":42,"
                "\"dueOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_loan, previous_id_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "previousId at its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":1,\"dueOn\":\"2026-01-02\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_loan, previous_id_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "previousId below its minimum",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":0,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/previousId",
    },
    {
        .what = "previousId as a text",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"previousId\":\"12\","
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/previousId",
    },
    {
        .what = "dueOn absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
    {
        .what = "dueOn null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
    {
        .what = "dueOn given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "dueOn as a number",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"bookId\":42,\"copyId\":42,\"dueOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
};

static void test_every_constraint_of_new_loan(void **state)
{
    (void)state;
    dto_case_run(&new_loan_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_loan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
