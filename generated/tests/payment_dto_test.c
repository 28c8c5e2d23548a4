/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decode(encode(x)) is x for every type of payment that travels.
 * Once with all members, once with null wherever that is allowed.
 * GENERATED from spec/domains/payment.yaml by templates/test_round_trip.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "payment_codec.h"

static const struct dto_trip trips[] = {
    {
        .codec = &payment_completed_event_codec,
        .full = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
    },
    {
        .codec = &payment_failed_event_codec,
        .full = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
    },
    {
        .codec = &new_payment_codec,
        .full = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":12900.00}",
        .sparse = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                  "\"amount\":null}",
    },
    {
        .codec = &payment_view_codec,
        .full = "{\"paymentNumber\":\"PAY-00000000\","
                "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\",\"amount\":12900.00,"
                "\"status\":\"PENDING\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"pgTransactionId\":\"Pg transaction id\","
                "\"failureReason\":\"Failure reason\","
                "\"paidAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"refundedAt\":\"2026-01-02T03:04:05.000006Z\","
                "\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
        .sparse = "{\"paymentNumber\":\"PAY-00000000\","
                  "\"orderNumber\":\"ORDER-NUMBER-1-1-1-1-\",\"amount\":12900.00,"
                  "\"status\":\"PENDING\",\"paymentMethod\":\"CREDIT_CARD\","
                  "\"pgTransactionId\":null,\"failureReason\":null,\"paidAt\":null,"
                  "\"refundedAt\":null,\"createdAt\":\"2026-01-02T03:04:05.000006Z\"}",
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
