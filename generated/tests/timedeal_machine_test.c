/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of timedeal.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timedeal_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step time_deal_status_steps[] = {
    {"start", TIME_DEAL_STATUS_SCHEDULED, TIME_DEAL_STATUS_ACTIVE, ERR_OK},
    {"start", TIME_DEAL_STATUS_ACTIVE, NOWHERE, ERR_TIMEDEAL_NOT_ACTIVE},
    {"start", TIME_DEAL_STATUS_ENDED, NOWHERE, ERR_TIMEDEAL_EXPIRED},
    {"start", TIME_DEAL_STATUS_CANCELLED, NOWHERE, ERR_TIMEDEAL_NOT_ACTIVE},
    {"end", TIME_DEAL_STATUS_SCHEDULED, NOWHERE, ERR_TIMEDEAL_NOT_ACTIVE},
    {"end", TIME_DEAL_STATUS_ACTIVE, TIME_DEAL_STATUS_ENDED, ERR_OK},
    {"end", TIME_DEAL_STATUS_ENDED, NOWHERE, ERR_TIMEDEAL_EXPIRED},
    {"end", TIME_DEAL_STATUS_CANCELLED, NOWHERE, ERR_TIMEDEAL_NOT_ACTIVE},
    {"cancel", TIME_DEAL_STATUS_SCHEDULED, TIME_DEAL_STATUS_CANCELLED, ERR_OK},
    {"cancel", TIME_DEAL_STATUS_ACTIVE, TIME_DEAL_STATUS_CANCELLED, ERR_OK},
    {"cancel", TIME_DEAL_STATUS_ENDED, NOWHERE, ERR_TIMEDEAL_EXPIRED},
    {"cancel", TIME_DEAL_STATUS_CANCELLED, NOWHERE, ERR_TIMEDEAL_NOT_ACTIVE},
};

static const struct machine_move time_deal_status_moves[] = {
    {
        .transition = "start",
        .run = time_deal_status_start,
    },
    {
        .transition = "end",
        .run = time_deal_status_end,
    },
    {
        .transition = "cancel",
        .run = time_deal_status_cancel,
    },
};

static const struct machine_case time_deal_status_case = {
    .table = "time_deals",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL",
    .states = &time_deal_status_names,
    .moves = time_deal_status_moves,
    .n_moves = COUNT(time_deal_status_moves),
    .steps = time_deal_status_steps,
    .n_steps = COUNT(time_deal_status_steps),
};

static void test_time_deal_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(time_deal_status_steps); i++) {
        const struct machine_step *step = &time_deal_status_steps[i];
        enum time_deal_status to = (enum time_deal_status)step->from;
        enum err err =
            time_deal_status_try(step->transition, (enum time_deal_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_time_deal_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&time_deal_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_deal_status_is_what_the_spec_says),
        cmocka_unit_test(test_time_deal_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
