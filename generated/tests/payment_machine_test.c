/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of payment.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/payment.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "payment_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step payment_status_steps[] = {
    {"process", PAYMENT_STATUS_PENDING, PAYMENT_STATUS_PROCESSING, ERR_OK},
    {"process", PAYMENT_STATUS_PROCESSING, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"process", PAYMENT_STATUS_COMPLETED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"process", PAYMENT_STATUS_FAILED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"process", PAYMENT_STATUS_CANCELLED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"process", PAYMENT_STATUS_REFUNDED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"complete", PAYMENT_STATUS_PENDING, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"complete", PAYMENT_STATUS_PROCESSING, PAYMENT_STATUS_COMPLETED, ERR_OK},
    {"complete", PAYMENT_STATUS_COMPLETED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"complete", PAYMENT_STATUS_FAILED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"complete", PAYMENT_STATUS_CANCELLED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"complete", PAYMENT_STATUS_REFUNDED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"fail", PAYMENT_STATUS_PENDING, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"fail", PAYMENT_STATUS_PROCESSING, PAYMENT_STATUS_FAILED, ERR_OK},
    {"fail", PAYMENT_STATUS_COMPLETED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"fail", PAYMENT_STATUS_FAILED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"fail", PAYMENT_STATUS_CANCELLED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"fail", PAYMENT_STATUS_REFUNDED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"cancel", PAYMENT_STATUS_PENDING, PAYMENT_STATUS_CANCELLED, ERR_OK},
    {"cancel", PAYMENT_STATUS_PROCESSING, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"cancel", PAYMENT_STATUS_COMPLETED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"cancel", PAYMENT_STATUS_FAILED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"cancel", PAYMENT_STATUS_CANCELLED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"cancel", PAYMENT_STATUS_REFUNDED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"refund", PAYMENT_STATUS_PENDING, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"refund", PAYMENT_STATUS_PROCESSING, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"refund", PAYMENT_STATUS_COMPLETED, PAYMENT_STATUS_REFUNDED, ERR_OK},
    {"refund", PAYMENT_STATUS_FAILED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"refund", PAYMENT_STATUS_CANCELLED, NOWHERE, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    {"refund", PAYMENT_STATUS_REFUNDED, NOWHERE, ERR_PAYMENT_ALREADY_CANCELLED},
};

static const struct machine_move payment_status_moves[] = {
    {
        .transition = "process",
        .run = payment_status_process,
        .stamped = "paid_at IS NULL "
                   "AND refunded_at IS NULL",
    },
    {
        .transition = "complete",
        .run = payment_status_complete,
        .stamped = "paid_at IS NOT NULL "
                   "AND refunded_at IS NULL",
    },
    {
        .transition = "fail",
        .run = payment_status_fail,
        .stamped = "paid_at IS NULL "
                   "AND refunded_at IS NULL",
    },
    {
        .transition = "cancel",
        .run = payment_status_cancel,
        .stamped = "paid_at IS NULL "
                   "AND refunded_at IS NULL",
    },
    {
        .transition = "refund",
        .run = payment_status_refund,
        .stamped = "paid_at IS NULL "
                   "AND refunded_at IS NOT NULL",
    },
};

static const struct machine_case payment_status_case = {
    .table = "payments",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "paid_at DATETIME(6) NULL, "
               "refunded_at DATETIME(6) NULL",
    .states = &payment_status_names,
    .moves = payment_status_moves,
    .n_moves = COUNT(payment_status_moves),
    .steps = payment_status_steps,
    .n_steps = COUNT(payment_status_steps),
};

static void test_payment_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(payment_status_steps); i++) {
        const struct machine_step *step = &payment_status_steps[i];
        enum payment_status to = (enum payment_status)step->from;
        enum err err = payment_status_try(step->transition, (enum payment_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_payment_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&payment_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_payment_status_is_what_the_spec_says),
        cmocka_unit_test(test_payment_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
