/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_payment accepts and refuses.
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
        .what = "orderNumber absent",
        .json = "{\"paymentMethod\":\"CREDIT_CARD\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber null",
        .json = "{\"orderNumber\":null,\"paymentMethod\":\"CREDIT_CARD\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\"}",
    },
    {
        .what = "orderNumber of its shortest length",
        .json = "{\"orderNumber\":\"\001\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 1,
    },
    {
        .what = "orderNumber too short",
        .json = "{\"orderNumber\":\"\001\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 0,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber of its longest length",
        .json = "{\"orderNumber\":\"\001\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 64,
    },
    {
        .what = "orderNumber too long",
        .json = "{\"orderNumber\":\"\001\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .fill = "a",
        .separator = "",
        .n_fill = 65,
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber not of ASCII",
        .json = "{\"orderNumber\":\"한글한글한글한글한글한글한글한글한글한글한글한글\","
                "\"paymentMethod\":\"CREDIT_CARD\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber as a number",
        .json = "{\"orderNumber\":12,\"paymentMethod\":\"CREDIT_CARD\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "orderNumber with U+0000",
        .json = "{\"orderNumber\":\"a\\u0000b\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/orderNumber",
    },
    {
        .what = "paymentMethod absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\"}",
        .err = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
        .pointer = "/paymentMethod",
    },
    {
        .what = "paymentMethod null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":null}",
        .err = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
        .pointer = "/paymentMethod",
    },
    {
        .what = "paymentMethod given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\"}",
    },
    {
        .what = "paymentMethod CREDIT_CARD",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\"}",
    },
    {
        .what = "paymentMethod BANK_TRANSFER",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\","
                "\"paymentMethod\":\"BANK_TRANSFER\"}",
    },
    {
        .what = "paymentMethod VIRTUAL_ACCOUNT",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\","
                "\"paymentMethod\":\"VIRTUAL_ACCOUNT\"}",
    },
    {
        .what = "paymentMethod KAKAO_PAY",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"KAKAO_PAY\"}",
    },
    {
        .what = "paymentMethod NAVER_PAY",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"NAVER_PAY\"}",
    },
    {
        .what = "paymentMethod not one of the choices",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\","
                "\"paymentMethod\":\"NO_SUCH_CHOICE\"}",
        .err = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
        .pointer = "/paymentMethod",
    },
    {
        .what = "paymentMethod as a boolean",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":true}",
        .err = ERR_PAYMENT_METHOD_NOT_SUPPORTED,
        .pointer = "/paymentMethod",
    },
    {
        .what = "amount absent",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\"}",
        .has_presence = true,
        .presence_at = offsetof(struct new_payment, amount_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "amount null",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_payment, amount_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "amount given",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":12900.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_payment, amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "amount at its minimum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":0.00}",
        .has_presence = true,
        .presence_at = offsetof(struct new_payment, amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "amount below its minimum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":-0.01}",
        .err = ERR_INVALID_PAYMENT_AMOUNT,
        .pointer = "/amount",
    },
    {
        .what = "amount at its maximum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":9999999999.99}",
        .has_presence = true,
        .presence_at = offsetof(struct new_payment, amount_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "amount above its maximum",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":10000000000.00}",
        .err = ERR_INVALID_PAYMENT_AMOUNT,
        .pointer = "/amount",
    },
    {
        .what = "amount with three decimals",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":1.001}",
        .err = ERR_INVALID_PAYMENT_AMOUNT,
        .pointer = "/amount",
    },
    {
        .what = "amount as a text",
        .json = "{\"orderNumber\":\"ORDER-NUMBER\",\"paymentMethod\":\"CREDIT_CARD\","
                "\"amount\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/amount",
    },
};

static void test_every_constraint_of_new_payment(void **state)
{
    (void)state;
    dto_case_run(&new_payment_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_payment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
