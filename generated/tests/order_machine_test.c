/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of order.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/order.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step order_status_steps[] = {
    {"confirm", ORDER_STATUS_PENDING, ORDER_STATUS_CONFIRMED, ERR_OK},
    {"confirm", ORDER_STATUS_CONFIRMED, NOWHERE, ERR_PAYMENT_ALREADY_COMPLETED},
    {"confirm", ORDER_STATUS_PAID, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"confirm", ORDER_STATUS_SHIPPING, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"confirm", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"confirm", ORDER_STATUS_CANCELLED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"confirm", ORDER_STATUS_REFUNDED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"pay", ORDER_STATUS_PENDING, NOWHERE, ERR_ORDER_NOT_PAID},
    {"pay", ORDER_STATUS_CONFIRMED, ORDER_STATUS_PAID, ERR_OK},
    {"pay", ORDER_STATUS_PAID, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"pay", ORDER_STATUS_SHIPPING, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"pay", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_ALREADY_PAID},
    {"pay", ORDER_STATUS_CANCELLED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"pay", ORDER_STATUS_REFUNDED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"ship", ORDER_STATUS_PENDING, NOWHERE, ERR_ORDER_NOT_PAID},
    {"ship", ORDER_STATUS_CONFIRMED, NOWHERE, ERR_ORDER_NOT_PAID},
    {"ship", ORDER_STATUS_PAID, ORDER_STATUS_SHIPPING, ERR_OK},
    {"ship", ORDER_STATUS_SHIPPING, NOWHERE, ERR_ORDER_ALREADY_SHIPPED},
    {"ship", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_ALREADY_DELIVERED},
    {"ship", ORDER_STATUS_CANCELLED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"ship", ORDER_STATUS_REFUNDED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"deliver", ORDER_STATUS_PENDING, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"deliver", ORDER_STATUS_CONFIRMED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"deliver", ORDER_STATUS_PAID, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"deliver", ORDER_STATUS_SHIPPING, ORDER_STATUS_DELIVERED, ERR_OK},
    {"deliver", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_ALREADY_DELIVERED},
    {"deliver", ORDER_STATUS_CANCELLED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"deliver", ORDER_STATUS_REFUNDED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"cancel", ORDER_STATUS_PENDING, ORDER_STATUS_CANCELLED, ERR_OK},
    {"cancel", ORDER_STATUS_CONFIRMED, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"cancel", ORDER_STATUS_PAID, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"cancel", ORDER_STATUS_SHIPPING, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"cancel", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"cancel", ORDER_STATUS_CANCELLED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"cancel", ORDER_STATUS_REFUNDED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"refund", ORDER_STATUS_PENDING, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"refund", ORDER_STATUS_CONFIRMED, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"refund", ORDER_STATUS_PAID, ORDER_STATUS_REFUNDED, ERR_OK},
    {"refund", ORDER_STATUS_SHIPPING, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"refund", ORDER_STATUS_DELIVERED, NOWHERE, ERR_ORDER_CANNOT_BE_CANCELLED},
    {"refund", ORDER_STATUS_CANCELLED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"refund", ORDER_STATUS_REFUNDED, NOWHERE, ERR_ORDER_ALREADY_CANCELLED},
    {"abandon", ORDER_STATUS_PENDING, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"abandon", ORDER_STATUS_CONFIRMED, ORDER_STATUS_REFUNDED, ERR_OK},
    {"abandon", ORDER_STATUS_PAID, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"abandon", ORDER_STATUS_SHIPPING, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"abandon", ORDER_STATUS_DELIVERED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"abandon", ORDER_STATUS_CANCELLED, NOWHERE, ERR_INVALID_ORDER_STATUS},
    {"abandon", ORDER_STATUS_REFUNDED, NOWHERE, ERR_INVALID_ORDER_STATUS},
};

static const struct machine_move order_status_moves[] = {
    {
        .transition = "confirm",
        .run = order_status_confirm,
        .stamped = "cancelled_at IS NULL",
    },
    {
        .transition = "pay",
        .run = order_status_pay,
        .stamped = "cancelled_at IS NULL",
    },
    {
        .transition = "ship",
        .run = order_status_ship,
        .stamped = "cancelled_at IS NULL",
    },
    {
        .transition = "deliver",
        .run = order_status_deliver,
        .stamped = "cancelled_at IS NULL",
    },
    {
        .transition = "cancel",
        .run = order_status_cancel,
        .stamped = "cancelled_at IS NOT NULL",
    },
    {
        .transition = "refund",
        .run = order_status_refund,
        .stamped = "cancelled_at IS NOT NULL",
    },
    {
        .transition = "abandon",
        .run = order_status_abandon,
        .stamped = "cancelled_at IS NOT NULL",
    },
};

static const struct machine_case order_status_case = {
    .table = "orders",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "cancelled_at DATETIME(6) NULL",
    .states = &order_status_names,
    .moves = order_status_moves,
    .n_moves = COUNT(order_status_moves),
    .steps = order_status_steps,
    .n_steps = COUNT(order_status_steps),
};

static void test_order_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(order_status_steps); i++) {
        const struct machine_step *step = &order_status_steps[i];
        enum order_status to = (enum order_status)step->from;
        enum err err = order_status_try(step->transition, (enum order_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_order_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&order_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_status_is_what_the_spec_says),
        cmocka_unit_test(test_order_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
