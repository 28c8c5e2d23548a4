/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What delivery_status_change accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/delivery.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delivery_codec.h"

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
        .json = "{\"status\":\"PREPARING\"}",
    },
    {
        .what = "status PREPARING",
        .json = "{\"status\":\"PREPARING\"}",
    },
    {
        .what = "status SHIPPED",
        .json = "{\"status\":\"SHIPPED\"}",
    },
    {
        .what = "status IN_TRANSIT",
        .json = "{\"status\":\"IN_TRANSIT\"}",
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
        .what = "location absent",
        .json = "{\"status\":\"PREPARING\"}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, location_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "location null",
        .json = "{\"status\":\"PREPARING\",\"location\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, location_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "location given",
        .json = "{\"status\":\"PREPARING\",\"location\":\"Location\"}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, location_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "location of its longest length",
        .json = "{\"status\":\"PREPARING\",\"location\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 200,
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, location_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "location too long",
        .json = "{\"status\":\"PREPARING\",\"location\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 201,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/location",
    },
    {
        .what = "location as a number",
        .json = "{\"status\":\"PREPARING\",\"location\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/location",
    },
    {
        .what = "location with U+0000",
        .json = "{\"status\":\"PREPARING\",\"location\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/location",
    },
    {
        .what = "description absent",
        .json = "{\"status\":\"PREPARING\"}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, description_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "description null",
        .json = "{\"status\":\"PREPARING\",\"description\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, description_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "description given",
        .json = "{\"status\":\"PREPARING\",\"description\":\"Description\"}",
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description of its longest length",
        .json = "{\"status\":\"PREPARING\",\"description\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct delivery_status_change, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description too long",
        .json = "{\"status\":\"PREPARING\",\"description\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description as a number",
        .json = "{\"status\":\"PREPARING\",\"description\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description with U+0000",
        .json = "{\"status\":\"PREPARING\",\"description\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
};

static void test_every_constraint_of_delivery_status_change(void **state)
{
    (void)state;
    dto_case_run(&delivery_status_change_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_delivery_status_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
