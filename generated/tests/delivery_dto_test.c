/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of delivery that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/delivery.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delivery_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &delivery_history_view_codec,
        .full = "{\"status\":\"STATUS\",\"location\":\"Location\","
                "\"description\":\"Description\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"status\":\"STATUS\",\"location\":null,\"description\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
    },
    {
        .codec = &delivery_view_codec,
        .full = "{\"trackingNumber\":\"TRK-000000000000\","
                "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\",\"status\":\"PREPARING\","
                "\"carrier\":\"Carrier\",\"shippingAddress\":\"Shipping address\","
                "\"estimatedDeliveryDate\":\"2026-01-02\","
                "\"actualDeliveryDate\":\"2026-01-02\","
                "\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\","
                "\"histories\":[{\"status\":\"STATUS\",\"location\":\"Location\","
                "\"description\":\"Description\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}]}",
        .sparse = "{\"trackingNumber\":\"TRK-000000000000\","
                  "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\",\"status\":\"PREPARING\","
                  "\"carrier\":null,\"shippingAddress\":\"Shipping address\","
                  "\"estimatedDeliveryDate\":null,\"actualDeliveryDate\":null,"
                  "\"receiverName\":\"Receiver name\","
                  "\"receiverPhone\":\"Receiver phone\","
                  "\"histories\":[{\"status\":\"STATUS\",\"location\":\"Location\","
                  "\"description\":\"Description\","
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}]}",
    },
    {
        .codec = &delivery_status_change_codec,
        .full = "{\"status\":\"PREPARING\",\"location\":\"Location\","
                "\"description\":\"Description\"}",
        .sparse = "{\"status\":\"PREPARING\",\"location\":null,\"description\":null}",
    },
    {
        .codec = &delivery_shipped_event_codec,
        .full = "{\"trackingNumber\":\"TRACKING-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\"}",
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
