/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of order that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/order.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &order_item_view_codec,
        .full = "{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}",
    },
    {
        .codec = &order_created_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"totalAmount\":12900.00,\"items\":[{\"productId\":42,"
                "\"productName\":\"Product name\",\"price\":12900.00,\"quantity\":3,"
                "\"subtotal\":12900.00}]}",
    },
    {
        .codec = &order_confirmed_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\"}",
    },
    {
        .codec = &order_cancelled_event_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                "\"reason\":\"Reason\"}",
        .sparse = "{\"orderNumber\":\"ORDER-NUMBER\",\"userId\":\"USER-ID\","
                  "\"reason\":null}",
    },
    {
        .codec = &shipping_address_codec,
        .full = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}",
        .sparse = "{\"receiverName\":\"Receiver name\","
                  "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                  "\"address1\":\"Address1\",\"address2\":null}",
    },
    {
        .codec = &new_order_codec,
        .full = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":42}",
        .sparse = "{\"cartId\":42,"
                  "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                  "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                  "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                  "\"userCouponId\":null}",
    },
    {
        .codec = &order_view_codec,
        .full = "{\"orderNumber\":\"ORD-00000000-00000000\",\"status\":\"PENDING\","
                "\"totalAmount\":12900.00,\"discountAmount\":12900.00,"
                "\"finalAmount\":12900.00,\"userCouponId\":42,"
                "\"cancelReason\":\"Cancel reason\","
                "\"cancelledAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}],"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .sparse = "{\"orderNumber\":\"ORD-00000000-00000000\",\"status\":\"PENDING\","
                  "\"totalAmount\":12900.00,\"discountAmount\":12900.00,"
                  "\"finalAmount\":12900.00,\"userCouponId\":null,"
                  "\"cancelReason\":null,\"cancelledAt\":null,\"expiresAt\":null,"
                  "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                  "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}],"
                  "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                  "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                  "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .codec = &cancellation_codec,
        .full = "{\"reason\":\"Reason\"}",
    },
    {
        .codec = &customer_codec,
        .full = "{\"name\":\"Name\",\"email\":\"Email\"}",
        .sparse = "{\"name\":null,\"email\":null}",
    },
    {
        .codec = &admin_order_view_codec,
        .full = "{\"orderNumber\":\"ORD-00000000-00000000\",\"userId\":\"USER-ID\","
                "\"status\":\"PENDING\",\"totalAmount\":12900.00,"
                "\"discountAmount\":12900.00,\"finalAmount\":12900.00,"
                "\"userCouponId\":42,\"cancelReason\":\"Cancel reason\","
                "\"cancelledAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"expiresAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}],"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"customer\":{\"name\":\"Name\",\"email\":\"Email\"}}",
        .sparse = "{\"orderNumber\":\"ORD-00000000-00000000\",\"userId\":\"USER-ID\","
                  "\"status\":\"PENDING\",\"totalAmount\":12900.00,"
                  "\"discountAmount\":12900.00,\"finalAmount\":12900.00,"
                  "\"userCouponId\":null,\"cancelReason\":null,\"cancelledAt\":null,"
                  "\"expiresAt\":null,\"createdAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"updatedAt\":\"2026-01-02T03:04:05.000006Z\","
                  "\"items\":[{\"productId\":42,\"productName\":\"Product name\","
                  "\"price\":12900.00,\"quantity\":3,\"subtotal\":12900.00}],"
                  "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                  "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                  "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                  "\"customer\":null}",
    },
    {
        .codec = &order_status_change_codec,
        .full = "{\"status\":\"PENDING\",\"reason\":\"Reason\"}",
        .sparse = "{\"status\":\"PENDING\",\"reason\":null}",
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
