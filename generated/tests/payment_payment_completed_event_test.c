/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What payment_completed_event accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/payment.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "payment_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "paymentNumber absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber null",
        .json = "{\"paymentNumber\":null,\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
    },
    {
        .what = "paymentNumber of its shortest length",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "paymentNumber too short",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber of its longest length",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "paymentNumber too long",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber not of ASCII",
        .json = "{\"paymentNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber as a number",
        .json = "{\"paymentNumber\":12,\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber with U+0000",
        .json = "{\"paymentNumber\":\"a\\u0000b\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "orderNumber absent",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber null",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":null,"
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
    },
    {
        .what = "orderNumber of its shortest length",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "orderNumber too short",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber of its longest length",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "orderNumber too long",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"amount\":12900.00}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber not of ASCII",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber as a number",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":12,"
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber with U+0000",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"a\\u0000b\","
                "\"amount\":12900.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "amount absent",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
    {
        .what = "amount null",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
    {
        .what = "amount given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":12900.00}",
    },
    {
        .what = "amount at its minimum",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":-9999999999.99}",
    },
    {
        .what = "amount below its minimum",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":-10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
    {
        .what = "amount at its maximum",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":9999999999.99}",
    },
    {
        .what = "amount above its maximum",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":10000000000.00}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
    {
        .what = "amount with three decimals",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":1.001}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
    {
        .what = "amount as a text",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"amount\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
};

static void test_every_constraint_of_payment_completed_event(void **state)
{
    (void)state;
    dto_case_run(&payment_completed_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_payment_completed_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
