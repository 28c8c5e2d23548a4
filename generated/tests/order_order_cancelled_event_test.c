/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What order_cancelled_event accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/order.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "orderNumber absent",
        .json = "{\"userId\":\"USER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber null",
        .json = "{\"orderNumber\":null,\"userId\":\"USER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\"}",
    },
    {
        .what = "orderNumber of its shortest length",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "orderNumber too short",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber of its longest length",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "orderNumber too long",
        .json = "{\"orderNumber\":\"\001\",\"userId\":\"USER-ID\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber not of ASCII",
        .json = "{\"orderNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"userId\":\"USER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber as a number",
        .json = "{\"orderNumber\":12,\"userId\":\"USER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber with U+0000",
        .json = "{\"orderNumber\":\"a\\u0000b\",\"userId\":\"USER-ID\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "userId absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\"}",
    },
    {
        .what = "userId of its shortest length",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "userId too short",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId of its longest length",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "userId too long",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId of blanks",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId as a number",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "userId with U+0000",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userId",
    },
    {
        .what = "reason absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\"}",
        .has_presence = true,
        .presence_at = offsetof(struct order_cancelled_event, reason_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "reason null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct order_cancelled_event, reason_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "reason given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"Reason\"}",
        .has_presence = true,
        .presence_at = offsetof(struct order_cancelled_event, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason of its longest length",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct order_cancelled_event, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason too long",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason as a number",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason with U+0000",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
};

static void test_every_constraint_of_order_cancelled_event(void **state)
{
    (void)state;
    dto_case_run(&order_cancelled_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_order_cancelled_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
