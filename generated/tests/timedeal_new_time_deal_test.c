/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_time_deal accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timedeal_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "name absent",
        .json = "{\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name null",
        .json = "{\"name\":null,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name given",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
    },
    {
        .what = "name of its shortest length",
        .json = "{\"name\":\"\001\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "name too short",
        .json = "{\"name\":\"\001\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of its longest length",
        .json = "{\"name\":\"\001\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 100,
    },
    {
        .what = "name too long",
        .json = "{\"name\":\"\001\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 101,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name of blanks",
        .json = "{\"name\":\" \",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name as a number",
        .json = "{\"name\":12,\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "name with U+0000",
        .json = "{\"name\":\"a\\u0000b\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/name",
    },
    {
        .what = "description absent",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, description_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "description null",
        .json = "{\"name\":\"Name\",\"description\":null,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, description_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "description given",
        .json = "{\"name\":\"Name\",\"description\":\"Description\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description of its longest length",
        .json = "{\"name\":\"Name\",\"description\":\"\001\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, description_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "description too long",
        .json = "{\"name\":\"Name\",\"description\":\"\001\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description as a number",
        .json = "{\"name\":\"Name\",\"description\":12,"
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "description with U+0000",
        .json = "{\"name\":\"Name\",\"description\":\"a\\u0000b\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/description",
    },
    {
        .what = "startsAt absent",
        .json = "{\"name\":\"Name\",\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "startsAt null",
        .json = "{\"name\":\"Name\",\"startsAt\":null,"
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "startsAt given",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
    },
    {
        .what = "startsAt as a number",
        .json = "{\"name\":\"Name\",\"startsAt\":12,"
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/startsAt",
    },
    {
        .what = "endsAt absent",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/endsAt",
    },
    {
        .what = "endsAt null",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":null,\"products\":[{\"productId\":42,"
                "\"dealPrice\":12900.00,\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/endsAt",
    },
    {
        .what = "endsAt given",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
    },
    {
        .what = "endsAt as a number",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":12,\"products\":[{\"productId\":42,"
                "\"dealPrice\":12900.00,\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/endsAt",
    },
    {
        .what = "requiresQueue absent",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, requires_queue_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "requiresQueue null",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":null,"
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/requiresQueue",
    },
    {
        .what = "requiresQueue given",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":true,"
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, requires_queue_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "requiresQueue false",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"requiresQueue\":false,\"products\":[{\"productId\":42,"
                "\"dealPrice\":12900.00,\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .has_presence = true,
        .presence_at = offsetof(struct new_time_deal, requires_queue_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "requiresQueue as a text",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"requiresQueue\":\"true\",\"products\":[{\"productId\":42,"
                "\"dealPrice\":12900.00,\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/requiresQueue",
    },
    {
        .what = "products absent",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/products",
    },
    {
        .what = "products null",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/products",
    },
    {
        .what = "products given",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
    },
    {
        .what = "products as an object",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":{}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/products",
    },
    {
        .what = "products with the fewest items",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":[\001]}",
        .fill = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .separator = ",",
        .n_fill = 1,
    },
    {
        .what = "products with too few items",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":[\001]}",
        .fill = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .separator = ",",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/products",
    },
    {
        .what = "products with the most items",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":[\001]}",
        .fill = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .separator = ",",
        .n_fill = 50,
    },
    {
        .what = "products with too many items",
        .json = "{\"name\":\"Name\",\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"products\":[\001]}",
        .fill = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
        .separator = ",",
        .n_fill = 51,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/products",
    },
};

static void test_every_constraint_of_new_time_deal(void **state)
{
    (void)state;
    dto_case_run(&new_time_deal_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_time_deal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
