/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What exchange_asked_event accepts and refuses.
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
        .json = "{\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket null",
        .json = "{\"ticket\":null,\"books\":[{\"isbn\":\"9780000000000\","
                "\"copies\":3}],\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
    },
    {
        .what = "ticket of its shortest length",
        .json = "{\"ticket\":\"\001\",\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too short",
        .json = "{\"ticket\":\"\001\",\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .fill = "a",
        .separator = "",
        .n_fill = 35,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket of its longest length",
        .json = "{\"ticket\":\"\001\",\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .fill = "a",
        .separator = "",
        .n_fill = 36,
    },
    {
        .what = "ticket too long",
        .json = "{\"ticket\":\"\001\",\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .fill = "a",
        .separator = "",
        .n_fill = 37,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket not of ASCII",
        .json = "{\"ticket\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket as a number",
        .json = "{\"ticket\":12,\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "ticket with U+0000",
        .json = "{\"ticket\":\"a\\u0000b\",\"books\":[{\"isbn\":\"9780000000000\","
                "\"copies\":3}],\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/ticket",
    },
    {
        .what = "books absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":null,\"sendTo\":{\"street\":\"Street\",\"floor\":3,"
                "\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "books given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
    },
    {
        .what = "books as an object",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\",\"books\":{},"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/books",
    },
    {
        .what = "sendTo absent",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sendTo",
    },
    {
        .what = "sendTo null",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],\"sendTo\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sendTo",
    },
    {
        .what = "sendTo given",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":{\"street\":\"Street\",\"floor\":3,\"town\":\"A\"}}",
    },
    {
        .what = "sendTo as a text",
        .json = "{\"ticket\":\"TICKET-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\","
                "\"books\":[{\"isbn\":\"9780000000000\",\"copies\":3}],"
                "\"sendTo\":\"text\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/sendTo",
    },
};

static void test_every_constraint_of_exchange_asked_event(void **state)
{
    (void)state;
    dto_case_run(&exchange_asked_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_exchange_asked_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
