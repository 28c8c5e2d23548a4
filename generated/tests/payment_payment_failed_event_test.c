/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What payment_failed_event accepts and refuses.
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
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber null",
        .json = "{\"paymentNumber\":null,\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
    },
    {
        .what = "paymentNumber of its shortest length",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "paymentNumber too short",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber of its longest length",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "paymentNumber too long",
        .json = "{\"paymentNumber\":\"\001\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber not of ASCII",
        .json = "{\"paymentNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber as a number",
        .json = "{\"paymentNumber\":12,\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "paymentNumber with U+0000",
        .json = "{\"paymentNumber\":\"a\\u0000b\",\"orderNumber\":\"ORDER-NUMBER\","
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/paymentNumber",
    },
    {
        .what = "orderNumber absent",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber null",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":null,"
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
    },
    {
        .what = "orderNumber of its shortest length",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "orderNumber too short",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber of its longest length",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"reason\":\"Reason\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "orderNumber too long",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"\001\","
                "\"reason\":\"Reason\"}",
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
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber as a number",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":12,"
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber with U+0000",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\",\"orderNumber\":\"a\\u0000b\","
                "\"reason\":\"Reason\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "reason absent",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason null",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":null}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason given",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"Reason\"}",
    },
    {
        .what = "reason of its longest length",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 500,
    },
    {
        .what = "reason too long",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 501,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason as a number",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
    {
        .what = "reason with U+0000",
        .json = "{\"paymentNumber\":\"PAYMENT-NUMBER\","
                "\"orderNumber\":\"ORDER-NUMBER\",\"reason\":\"a\\u0000b\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/reason",
    },
};

static void test_every_constraint_of_payment_failed_event(void **state)
{
    (void)state;
    dto_case_run(&payment_failed_event_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_payment_failed_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
