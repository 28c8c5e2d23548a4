/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What loan_opened_event accepts and refuses.
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
        .what = "loanId absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId null",
        .json = "{\"loanId\":null,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "loanId at its minimum",
        .json = "{\"loanId\":1,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "loanId below its minimum",
        .json = "{\"loanId\":0,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId as a text",
        .json = "{\"loanId\":\"12\","
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "ticket absent",
        .json = "{\"loanId\":42,\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket null",
        .json = "{\"loanId\":42,\"ticket\":null,\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "ticket of its shortest length",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too short",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 35,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket of its longest length",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too long",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 37,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket not of ASCII",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket as a number",
        .json = "{\"loanId\":42,\"ticket\":12,\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket with U+0000",
        .json = "{\"loanId\":42,\"ticket\":\"a\\u0000b\",\"readerId\":\"READER-ID\","
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "readerId absent",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId null",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":null,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "readerId of its shortest length",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"\001\",\"dueOn\":\"2026-01-02\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "readerId too short",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"\001\",\"dueOn\":\"2026-01-02\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId of its longest length",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"\001\",\"dueOn\":\"2026-01-02\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "readerId too long",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"\001\",\"dueOn\":\"2026-01-02\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId of blanks",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\" \",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId as a number",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":12,\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "readerId with U+0000",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"a\\u0000b\",\"dueOn\":\"2026-01-02\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/readerId",
    },
    {
        .what = "dueOn absent",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
    {
        .what = "dueOn null",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
    {
        .what = "dueOn given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":\"2026-01-02\"}",
    },
    {
        .what = "dueOn as a number",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"readerId\":\"READER-ID\",\"dueOn\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/dueOn",
    },
};

static void test_every_constraint_of_loan_opened_event(void **state)
{
    (void)state;
    dto_case_run(&loan_opened_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_loan_opened_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
