/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of catalogue.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalogue_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step copy_status_steps[] = {
    {"lend", COPY_STATUS_SHELVED, COPY_STATUS_LENT, ERR_OK},
    {"lend", COPY_STATUS_LENT, NOWHERE, ERR_COPY_STATUS_INVALID},
    {"lend", COPY_STATUS_REPAIR, NOWHERE, ERR_COPY_STATUS_INVALID},
    {"lend", COPY_STATUS_LOST, NOWHERE, ERR_COPY_LOST},
    {"shelve", COPY_STATUS_SHELVED, NOWHERE, ERR_COPY_STATUS_INVALID},
    {"shelve", COPY_STATUS_LENT, COPY_STATUS_SHELVED, ERR_OK},
    {"shelve", COPY_STATUS_REPAIR, COPY_STATUS_SHELVED, ERR_OK},
    {"shelve", COPY_STATUS_LOST, NOWHERE, ERR_COPY_LOST},
    {"repair", COPY_STATUS_SHELVED, COPY_STATUS_REPAIR, ERR_OK},
    {"repair", COPY_STATUS_LENT, COPY_STATUS_REPAIR, ERR_OK},
    {"repair", COPY_STATUS_REPAIR, NOWHERE, ERR_COPY_STATUS_INVALID},
    {"repair", COPY_STATUS_LOST, NOWHERE, ERR_COPY_STATUS_INVALID},
    {"lose", COPY_STATUS_SHELVED, COPY_STATUS_LOST, ERR_OK},
    {"lose", COPY_STATUS_LENT, COPY_STATUS_LOST, ERR_OK},
    {"lose", COPY_STATUS_REPAIR, COPY_STATUS_LOST, ERR_OK},
    {"lose", COPY_STATUS_LOST, NOWHERE, ERR_COPY_LOST},
};

static const struct machine_move copy_status_moves[] = {
    {
        .transition = "lend",
        .run = copy_status_lend,
        .stamped = "shelved_at IS NULL "
                   "AND checked_at IS NULL "
                   "AND lost_at IS NULL",
    },
    {
        .transition = "shelve",
        .run = copy_status_shelve,
    },
    {
        .transition = "repair",
        .run = copy_status_repair,
        .stamped = "shelved_at IS NULL "
                   "AND checked_at IS NULL "
                   "AND lost_at IS NULL",
    },
    {
        .transition = "lose",
        .run = copy_status_lose,
        .stamped = "shelved_at IS NULL "
                   "AND checked_at IS NULL "
                   "AND lost_at IS NOT NULL",
    },
};

static const struct machine_case copy_status_case = {
    .table = "copies",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "shelved_at DATETIME(6) NULL, "
               "checked_at DATETIME(6) NULL, "
               "lost_at DATETIME(6) NULL",
    .states = &copy_status_names,
    .moves = copy_status_moves,
    .n_moves = COUNT(copy_status_moves),
    .steps = copy_status_steps,
    .n_steps = COUNT(copy_status_steps),
};

static void test_copy_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(copy_status_steps); i++) {
        const struct machine_step *step = &copy_status_steps[i];
        enum copy_status to = (enum copy_status)step->from;
        enum err err = copy_status_try(step->transition, (enum copy_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_copy_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&copy_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy_status_is_what_the_spec_says),
        cmocka_unit_test(test_copy_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
