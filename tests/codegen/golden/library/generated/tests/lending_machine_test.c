/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of lending.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/lending.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lending_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step bag_status_steps[] = {
    {"take", BAG_STATUS_OPEN, BAG_STATUS_TAKEN, ERR_OK},
    {"take", BAG_STATUS_TAKEN, NOWHERE, ERR_BAG_CLOSED},
};

static const struct machine_move bag_status_moves[] = {
    {
        .transition = "take",
        .run = bag_status_take,
    },
};

static const struct machine_case bag_status_case = {
    .table = "bags",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL",
    .states = &bag_status_names,
    .moves = bag_status_moves,
    .n_moves = COUNT(bag_status_moves),
    .steps = bag_status_steps,
    .n_steps = COUNT(bag_status_steps),
};

static void test_bag_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bag_status_steps); i++) {
        const struct machine_step *step = &bag_status_steps[i];
        enum bag_status to = (enum bag_status)step->from;
        enum err err = bag_status_try(step->transition, (enum bag_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_bag_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&bag_status_case);
}

static const struct machine_step loan_status_steps[] = {
    {"remind", LOAN_STATUS_OPEN, LOAN_STATUS_OVERDUE, ERR_OK},
    {"remind", LOAN_STATUS_OVERDUE, NOWHERE, ERR_LOAN_CLOSED},
    {"remind", LOAN_STATUS_RETURNED, NOWHERE, ERR_LOAN_CLOSED},
    {"remind", LOAN_STATUS_WRITTEN_OFF, NOWHERE, ERR_LOAN_CLOSED},
    {"bring", LOAN_STATUS_OPEN, LOAN_STATUS_RETURNED, ERR_OK},
    {"bring", LOAN_STATUS_OVERDUE, LOAN_STATUS_RETURNED, ERR_OK},
    {"bring", LOAN_STATUS_RETURNED, NOWHERE, ERR_LOAN_CLOSED},
    {"bring", LOAN_STATUS_WRITTEN_OFF, NOWHERE, ERR_LOAN_CLOSED},
    {"write_off", LOAN_STATUS_OPEN, NOWHERE, ERR_NOT_OVERDUE},
    {"write_off", LOAN_STATUS_OVERDUE, LOAN_STATUS_WRITTEN_OFF, ERR_OK},
    {"write_off", LOAN_STATUS_RETURNED, NOWHERE, ERR_LOAN_CLOSED},
    {"write_off", LOAN_STATUS_WRITTEN_OFF, NOWHERE, ERR_LOAN_CLOSED},
};

static const struct machine_move loan_status_moves[] = {
    {
        .transition = "remind",
        .run = loan_status_remind,
        .stamped = "returned_at IS NULL "
                   "AND closed_at IS NULL",
    },
    {
        .transition = "bring",
        .run = loan_status_bring,
        .stamped = "returned_at IS NOT NULL "
                   "AND closed_at IS NOT NULL",
    },
    {
        .transition = "write_off",
        .run = loan_status_write_off,
        .stamped = "returned_at IS NULL "
                   "AND closed_at IS NOT NULL",
    },
};

static const struct machine_case loan_status_case = {
    .table = "loans",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "returned_at DATETIME(6) NULL, "
               "closed_at DATETIME(6) NULL",
    .states = &loan_status_names,
    .moves = loan_status_moves,
    .n_moves = COUNT(loan_status_moves),
    .steps = loan_status_steps,
    .n_steps = COUNT(loan_status_steps),
};

static void test_loan_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(loan_status_steps); i++) {
        const struct machine_step *step = &loan_status_steps[i];
        enum loan_status to = (enum loan_status)step->from;
        enum err err = loan_status_try(step->transition, (enum loan_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_loan_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&loan_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bag_status_is_what_the_spec_says),
        cmocka_unit_test(test_bag_status_moves_rows),
        cmocka_unit_test(test_loan_status_is_what_the_spec_says),
        cmocka_unit_test(test_loan_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
