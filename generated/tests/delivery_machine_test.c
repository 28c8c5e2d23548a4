/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of delivery.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/delivery.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delivery_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step delivery_status_steps[] = {
    {"ship", DELIVERY_STATUS_PREPARING, DELIVERY_STATUS_SHIPPED, ERR_OK},
    {"ship", DELIVERY_STATUS_SHIPPED, NOWHERE, ERR_DELIVERY_ALREADY_SHIPPED},
    {"ship", DELIVERY_STATUS_IN_TRANSIT, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"ship", DELIVERY_STATUS_DELIVERED, NOWHERE, ERR_DELIVERY_ALREADY_DELIVERED},
    {"ship", DELIVERY_STATUS_CANCELLED, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"travel", DELIVERY_STATUS_PREPARING, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"travel", DELIVERY_STATUS_SHIPPED, DELIVERY_STATUS_IN_TRANSIT, ERR_OK},
    {"travel", DELIVERY_STATUS_IN_TRANSIT, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"travel", DELIVERY_STATUS_DELIVERED, NOWHERE, ERR_DELIVERY_ALREADY_DELIVERED},
    {"travel", DELIVERY_STATUS_CANCELLED, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"deliver", DELIVERY_STATUS_PREPARING, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"deliver", DELIVERY_STATUS_SHIPPED, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"deliver", DELIVERY_STATUS_IN_TRANSIT, DELIVERY_STATUS_DELIVERED, ERR_OK},
    {"deliver", DELIVERY_STATUS_DELIVERED, NOWHERE, ERR_DELIVERY_ALREADY_DELIVERED},
    {"deliver", DELIVERY_STATUS_CANCELLED, NOWHERE, ERR_INVALID_DELIVERY_STATUS},
    {"cancel", DELIVERY_STATUS_PREPARING, DELIVERY_STATUS_CANCELLED, ERR_OK},
    {"cancel", DELIVERY_STATUS_SHIPPED, NOWHERE, ERR_DELIVERY_CANNOT_BE_CANCELLED},
    {"cancel", DELIVERY_STATUS_IN_TRANSIT, NOWHERE, ERR_DELIVERY_CANNOT_BE_CANCELLED},
    {"cancel", DELIVERY_STATUS_DELIVERED, NOWHERE, ERR_DELIVERY_ALREADY_DELIVERED},
    {"cancel", DELIVERY_STATUS_CANCELLED, NOWHERE, ERR_DELIVERY_CANNOT_BE_CANCELLED},
};

static const struct machine_move delivery_status_moves[] = {
    {
        .transition = "ship",
        .run = delivery_status_ship,
    },
    {
        .transition = "travel",
        .run = delivery_status_travel,
    },
    {
        .transition = "deliver",
        .run = delivery_status_deliver,
    },
    {
        .transition = "cancel",
        .run = delivery_status_cancel,
    },
};

static const struct machine_case delivery_status_case = {
    .table = "deliveries",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL",
    .states = &delivery_status_names,
    .moves = delivery_status_moves,
    .n_moves = COUNT(delivery_status_moves),
    .steps = delivery_status_steps,
    .n_steps = COUNT(delivery_status_steps),
};

static void test_delivery_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(delivery_status_steps); i++) {
        const struct machine_step *step = &delivery_status_steps[i];
        enum delivery_status to = (enum delivery_status)step->from;
        enum err err = delivery_status_try(step->transition, (enum delivery_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_delivery_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&delivery_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_delivery_status_is_what_the_spec_says),
        cmocka_unit_test(test_delivery_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
