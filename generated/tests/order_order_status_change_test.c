/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What order_status_change accepts and refuses.
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
        .what = "status absent",
        .json = "{}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/status",
    },
    {
        .what = "status null",
        .json = "{\"status\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/status",
    },
    {
        .what = "status given",
        .json = "{\"status\":\"PENDING\"}",
    },
    {
        .what = "status PENDING",
        .json = "{\"status\":\"PENDING\"}",
    },
    {
        .what = "status CONFIRMED",
        .json = "{\"status\":\"CONFIRMED\"}",
    },
    {
        .what = "status PAID",
        .json = "{\"status\":\"PAID\"}",
    },
    {
        .what = "status SHIPPING",
        .json = "{\"status\":\"SHIPPING\"}",
    },
    {
        .what = "status DELIVERED",
        .json = "{\"status\":\"DELIVERED\"}",
    },
    {
        .what = "status CANCELLED",
        .json = "{\"status\":\"CANCELLED\"}",
    },
    {
        .what = "status REFUNDED",
        .json = "{\"status\":\"REFUNDED\"}",
    },
    {
        .what = "status not one of the choices",
        .json = "{\"status\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/status",
    },
    {
        .what = "status as a boolean",
        .json = "{\"status\":true}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/status",
    },
    {
        .what = "reason absent",
        .json = "{\"status\":\"PENDING\"}",
        .has_presence = true,
        .presence_at = offsetof(struct order_status_change, reason_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "reason null",
        .json = "{\"status\":\"PENDING\",\"reason\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct order_status_change, reason_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "reason given",
        .json = "{\"status\":\"PENDING\",\"reason\":\"Reason\"}",
        .has_presence = true,
        .presence_at = offsetof(struct order_status_change, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason of its shortest length",
        .json = "{\"status\":\"PENDING\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
        .has_presence = true,
        .presence_at = offsetof(struct order_status_change, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason too short",
        .json = "{\"status\":\"PENDING\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason of its longest length",
        .json = "{\"status\":\"PENDING\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct order_status_change, reason_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "reason too long",
        .json = "{\"status\":\"PENDING\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason of blanks",
        .json = "{\"status\":\"PENDING\",\"reason\":\" \"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason as a number",
        .json = "{\"status\":\"PENDING\",\"reason\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason with U+0000",
        .json = "{\"status\":\"PENDING\",\"reason\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
};

static void test_every_constraint_of_order_status_change(void **state)
{
    (void)state;
    dto_case_run(&order_status_change_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_order_status_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
