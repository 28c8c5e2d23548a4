/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of inventory that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/inventory.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inventory_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &inventory_view_codec,
        .full = "{\"productId\":42,\"availableQuantity\":3,\"reservedQuantity\":3,"
                "\"totalQuantity\":3,\"updatedAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &inventory_batch_codec,
        .full = "{\"productIds\":[42]}",
    },
    {
        .codec = &inventory_batch_view_codec,
        .full = "{\"items\":[{\"productId\":42,\"availableQuantity\":3,"
                "\"reservedQuantity\":3,\"totalQuantity\":3,"
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\"}],\"missing\":[42]}",
    },
    {
        .codec = &initial_stock_codec,
        .full = "{\"quantity\":3,\"reason\":\"Reason\"}",
        .sparse = "{\"quantity\":3,\"reason\":null}",
    },
    {
        .codec = &stock_addition_codec,
        .full = "{\"quantity\":3,\"reason\":\"Reason\"}",
        .sparse = "{\"quantity\":3,\"reason\":null}",
    },
    {
        .codec = &stock_adjustment_codec,
        .full = "{\"quantity\":3,\"reason\":\"Reason\"}",
    },
    {
        .codec = &stock_movement_view_codec,
        .full = "{\"id\":42,\"productId\":42,\"movementType\":\"PURCHASE\","
                "\"quantity\":3,\"previousAvailable\":3,\"afterAvailable\":3,"
                "\"previousReserved\":3,\"afterReserved\":3,"
                "\"referenceType\":\"ORDER\",\"referenceId\":\"REFERENCE-ID\","
                "\"reason\":\"Reason\",\"performedBy\":\"PERFORMED-BY\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"id\":42,\"productId\":42,\"movementType\":\"PURCHASE\","
                  "\"quantity\":3,\"previousAvailable\":3,\"afterAvailable\":3,"
                  "\"previousReserved\":3,\"afterReserved\":3,\"referenceType\":null,"
                  "\"referenceId\":null,\"reason\":null,\"performedBy\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &stock_update_codec,
        .full = "{\"productId\":42,\"available\":3,\"reserved\":3,"
                "\"at\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &inventory_reserved_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"productId\":42,\"quantity\":3}",
    },
    {
        .codec = &inventory_restocked_event_codec,
        .full = "{\"productId\":42,\"available\":3}",
    },
    {
        .codec = &inventory_depleted_event_codec,
        .full = "{\"productId\":42}",
    },
};

static void test_every_type_comes_back_as_it_went(void **state)
{
    (void)state;
    dto_case_round_trips(trips, sizeof trips / sizeof *trips);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_type_comes_back_as_it_went),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
