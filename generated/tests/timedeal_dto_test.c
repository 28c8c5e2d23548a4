/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of timedeal that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timedeal_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &time_deal_product_view_codec,
        .full = "{\"id\":42,\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"soldQuantity\":3,\"maxPerUser\":3,"
                "\"productName\":\"Product name\",\"originalPrice\":12900.00,"
                "\"remainingQuantity\":3}",
    },
    {
        .codec = &time_deal_view_codec,
        .full = "{\"id\":42,\"name\":\"Name\",\"description\":\"Description\","
                "\"status\":\"SCHEDULED\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":true,"
                "\"products\":[{\"id\":42,\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"soldQuantity\":3,\"maxPerUser\":3,"
                "\"productName\":\"Product name\",\"originalPrice\":12900.00,"
                "\"remainingQuantity\":3}]}",
        .sparse = "{\"id\":42,\"name\":\"Name\",\"description\":null,"
                  "\"status\":\"SCHEDULED\","
                  "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":true,"
                  "\"products\":[{\"id\":42,\"productId\":42,\"dealPrice\":12900.00,"
                  "\"dealQuantity\":3,\"soldQuantity\":3,\"maxPerUser\":3,"
                  "\"productName\":\"Product name\",\"originalPrice\":12900.00,"
                  "\"remainingQuantity\":3}]}",
    },
    {
        .codec = &new_time_deal_purchase_codec,
        .full = "{\"timeDealProductId\":42,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .codec = &time_deal_purchase_view_codec,
        .full = "{\"id\":42,\"timeDealProductId\":42,\"quantity\":3,"
                "\"purchasePrice\":12900.00,"
                "\"purchasedAt\":\"2026-01-02T03:04:05.000006Z\",\"productId\":42,"
                "\"productName\":\"Product name\",\"totalPrice\":12900.00,"
                "\"orderNumber\":\"ORD-00000000-00000000\"}",
    },
    {
        .codec = &new_time_deal_product_codec,
        .full = "{\"productId\":42,\"dealPrice\":12900.00,\"dealQuantity\":3,"
                "\"maxPerUser\":3}",
    },
    {
        .codec = &new_time_deal_codec,
        .full = "{\"name\":\"Name\",\"description\":\"Description\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":true,"
                "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                "\"dealQuantity\":3,\"maxPerUser\":3}]}",
        .sparse = "{\"name\":\"Name\",\"description\":null,"
                  "\"startsAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"endsAt\":\"2026-01-02T03:04:05.000006Z\",\"requiresQueue\":true,"
                  "\"products\":[{\"productId\":42,\"dealPrice\":12900.00,"
                  "\"dealQuantity\":3,\"maxPerUser\":3}]}",
    },
    {
        .codec = &timedeal_started_event_codec,
        .full = "{\"timeDealId\":42,\"name\":\"Name\","
                "\"startsAt\":\"2026-01-02T03:04:05.000006Z\"}",
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
