/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What loan_returned_event accepts and refuses.
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
                "\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId null",
        .json = "{\"loanId\":null,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
    },
    {
        .what = "loanId at its minimum",
        .json = "{\"loanId\":1,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
    },
    {
        .what = "loanId below its minimum",
        .json = "{\"loanId\":0,\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "loanId as a text",
        .json = "{\"loanId\":\"12\","
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/loanId",
    },
    {
        .what = "ticket absent",
        .json = "{\"loanId\":42,\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket null",
        .json = "{\"loanId\":42,\"ticket\":null,\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
    },
    {
        .what = "ticket of its shortest length",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"fee\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too short",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"fee\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 35,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket of its longest length",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"fee\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too long",
        .json = "{\"loanId\":42,\"ticket\":\"\001\",\"fee\":12900.00}",
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
                "\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket as a number",
        .json = "{\"loanId\":42,\"ticket\":12,\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket with U+0000",
        .json = "{\"loanId\":42,\"ticket\":\"a\\u0000b\",\"fee\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "fee absent",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "fee null",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"fee\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "fee given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
    },
    {
        .what = "fee at its minimum",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":-9999999999.99}",
    },
    {
        .what = "fee below its minimum",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":-10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "fee at its maximum",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":9999999999.99}",
    },
    {
        .what = "fee above its maximum",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "fee with three decimals",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"fee\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "fee as a text",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"fee\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/fee",
    },
    {
        .what = "returnedAt absent",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct loan_returned_event, returned_at_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "returnedAt null",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00,\"returnedAt\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct loan_returned_event, returned_at_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "returnedAt given",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00,\"returnedAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .has_presence = true,
        .presence_at = offsetof(struct loan_returned_event, returned_at_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "returnedAt as a number",
        .json = "{\"loanId\":42,"
                "\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"fee\":12900.00,\"returnedAt\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/returnedAt",
    },
};

static void test_every_constraint_of_loan_returned_event(void **state)
{
    (void)state;
    dto_case_run(&loan_returned_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_loan_returned_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
