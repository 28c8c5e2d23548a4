/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of cart.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/cart.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cart_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step cart_status_steps[] = {
    {"check_out", CART_STATUS_ACTIVE, CART_STATUS_CHECKED_OUT, ERR_OK},
    {"check_out", CART_STATUS_CHECKED_OUT, NOWHERE, ERR_CART_ALREADY_CHECKED_OUT},
};

static const struct machine_move cart_status_moves[] = {
    {
        .transition = "check_out",
        .run = cart_status_check_out,
    },
};

static const struct machine_case cart_status_case = {
    .table = "carts",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL",
    .states = &cart_status_names,
    .moves = cart_status_moves,
    .n_moves = COUNT(cart_status_moves),
    .steps = cart_status_steps,
    .n_steps = COUNT(cart_status_steps),
};

static void test_cart_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cart_status_steps); i++) {
        const struct machine_step *step = &cart_status_steps[i];
        enum cart_status to = (enum cart_status)step->from;
        enum err err = cart_status_try(step->transition, (enum cart_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_cart_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&cart_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cart_status_is_what_the_spec_says),
        cmocka_unit_test(test_cart_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
