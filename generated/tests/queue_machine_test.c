/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of queue.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/queue.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "queue_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step queue_entry_status_steps[] = {
    {"admit", QUEUE_ENTRY_STATUS_WAITING, QUEUE_ENTRY_STATUS_ENTERED, ERR_OK},
    {"admit", QUEUE_ENTRY_STATUS_ENTERED, NOWHERE, ERR_QUEUE_ALREADY_ENTERED},
    {"admit", QUEUE_ENTRY_STATUS_EXPIRED, NOWHERE, ERR_QUEUE_TOKEN_EXPIRED},
    {"admit", QUEUE_ENTRY_STATUS_LEFT, NOWHERE, ERR_QUEUE_ENTRY_NOT_FOUND},
    {"expire", QUEUE_ENTRY_STATUS_WAITING, NOWHERE, ERR_QUEUE_ENTRY_NOT_FOUND},
    {"expire", QUEUE_ENTRY_STATUS_ENTERED, QUEUE_ENTRY_STATUS_EXPIRED, ERR_OK},
    {"expire", QUEUE_ENTRY_STATUS_EXPIRED, NOWHERE, ERR_QUEUE_TOKEN_EXPIRED},
    {"expire", QUEUE_ENTRY_STATUS_LEFT, NOWHERE, ERR_QUEUE_ENTRY_NOT_FOUND},
    {"leave", QUEUE_ENTRY_STATUS_WAITING, QUEUE_ENTRY_STATUS_LEFT, ERR_OK},
    {"leave", QUEUE_ENTRY_STATUS_ENTERED, QUEUE_ENTRY_STATUS_LEFT, ERR_OK},
    {"leave", QUEUE_ENTRY_STATUS_EXPIRED, NOWHERE, ERR_QUEUE_TOKEN_EXPIRED},
    {"leave", QUEUE_ENTRY_STATUS_LEFT, NOWHERE, ERR_QUEUE_ENTRY_NOT_FOUND},
};

static const struct machine_move queue_entry_status_moves[] = {
    {
        .transition = "admit",
        .run = queue_entry_status_admit,
        .stamped = "entered_at IS NOT NULL "
                   "AND expired_at IS NULL "
                   "AND left_at IS NULL",
    },
    {
        .transition = "expire",
        .run = queue_entry_status_expire,
        .stamped = "entered_at IS NULL "
                   "AND expired_at IS NOT NULL "
                   "AND left_at IS NULL",
    },
    {
        .transition = "leave",
        .run = queue_entry_status_leave,
        .stamped = "entered_at IS NULL "
                   "AND expired_at IS NULL "
                   "AND left_at IS NOT NULL",
    },
};

static const struct machine_case queue_entry_status_case = {
    .table = "queue_entries",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "entered_at DATETIME(6) NULL, "
               "expired_at DATETIME(6) NULL, "
               "left_at DATETIME(6) NULL",
    .states = &queue_entry_status_names,
    .moves = queue_entry_status_moves,
    .n_moves = COUNT(queue_entry_status_moves),
    .steps = queue_entry_status_steps,
    .n_steps = COUNT(queue_entry_status_steps),
};

static void test_queue_entry_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(queue_entry_status_steps); i++) {
        const struct machine_step *step = &queue_entry_status_steps[i];
        enum queue_entry_status to = (enum queue_entry_status)step->from;
        enum err err =
            queue_entry_status_try(step->transition, (enum queue_entry_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_queue_entry_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&queue_entry_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_queue_entry_status_is_what_the_spec_says),
        cmocka_unit_test(test_queue_entry_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
