/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of system.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/system.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "system_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step saga_status_steps[] = {
    {"complete", SAGA_STATUS_STARTED, SAGA_STATUS_COMPLETED, ERR_OK},
    {"complete", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"complete", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"complete", SAGA_STATUS_COMPENSATING, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"complete", SAGA_STATUS_COMPENSATION_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"refuse", SAGA_STATUS_STARTED, SAGA_STATUS_FAILED, ERR_OK},
    {"refuse", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"refuse", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"refuse", SAGA_STATUS_COMPENSATING, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"refuse", SAGA_STATUS_COMPENSATION_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"compensate", SAGA_STATUS_STARTED, SAGA_STATUS_COMPENSATING, ERR_OK},
    {"compensate", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"compensate", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"compensate", SAGA_STATUS_COMPENSATING, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"compensate", SAGA_STATUS_COMPENSATION_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"fail", SAGA_STATUS_STARTED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"fail", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"fail", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"fail", SAGA_STATUS_COMPENSATING, SAGA_STATUS_FAILED, ERR_OK},
    {"fail", SAGA_STATUS_COMPENSATION_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"give_up", SAGA_STATUS_STARTED, SAGA_STATUS_COMPENSATION_FAILED, ERR_OK},
    {"give_up", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"give_up", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"give_up", SAGA_STATUS_COMPENSATING, SAGA_STATUS_COMPENSATION_FAILED, ERR_OK},
    {"give_up", SAGA_STATUS_COMPENSATION_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"retry", SAGA_STATUS_STARTED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"retry", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"retry", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"retry", SAGA_STATUS_COMPENSATING, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"retry", SAGA_STATUS_COMPENSATION_FAILED, SAGA_STATUS_COMPENSATING, ERR_OK},
    {"resume", SAGA_STATUS_STARTED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"resume", SAGA_STATUS_COMPLETED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"resume", SAGA_STATUS_FAILED, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"resume", SAGA_STATUS_COMPENSATING, NOWHERE, ERR_SAGA_ALREADY_COMPLETED},
    {"resume", SAGA_STATUS_COMPENSATION_FAILED, SAGA_STATUS_STARTED, ERR_OK},
};

static const struct machine_move saga_status_moves[] = {
    {
        .transition = "complete",
        .run = saga_status_complete,
        .stamped = "completed_at IS NOT NULL",
    },
    {
        .transition = "refuse",
        .run = saga_status_refuse,
        .stamped = "completed_at IS NOT NULL",
    },
    {
        .transition = "compensate",
        .run = saga_status_compensate,
        .stamped = "completed_at IS NULL",
    },
    {
        .transition = "fail",
        .run = saga_status_fail,
        .stamped = "completed_at IS NOT NULL",
    },
    {
        .transition = "give_up",
        .run = saga_status_give_up,
        .stamped = "completed_at IS NULL",
    },
    {
        .transition = "retry",
        .run = saga_status_retry,
        .stamped = "completed_at IS NULL",
    },
    {
        .transition = "resume",
        .run = saga_status_resume,
        .stamped = "completed_at IS NULL",
    },
};

static const struct machine_case saga_status_case = {
    .table = "saga_states",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "completed_at DATETIME(6) NULL",
    .states = &saga_status_names,
    .moves = saga_status_moves,
    .n_moves = COUNT(saga_status_moves),
    .steps = saga_status_steps,
    .n_steps = COUNT(saga_status_steps),
};

static void test_saga_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(saga_status_steps); i++) {
        const struct machine_step *step = &saga_status_steps[i];
        enum saga_status to = (enum saga_status)step->from;
        enum err err = saga_status_try(step->transition, (enum saga_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_saga_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&saga_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saga_status_is_what_the_spec_says),
        cmocka_unit_test(test_saga_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
