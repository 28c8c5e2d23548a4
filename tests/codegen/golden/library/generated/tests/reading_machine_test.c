/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of reading.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/reading.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step list_status_steps[] = {
    {"share", LIST_STATUS_PRIVATE, LIST_STATUS_SHARED, ERR_OK},
    {"share", LIST_STATUS_SHARED, NOWHERE, ERR_LIST_STATUS_INVALID},
    {"share", LIST_STATUS_ARCHIVED, NOWHERE, ERR_LIST_ARCHIVED},
    {"hide", LIST_STATUS_PRIVATE, NOWHERE, ERR_LIST_STATUS_INVALID},
    {"hide", LIST_STATUS_SHARED, LIST_STATUS_PRIVATE, ERR_OK},
    {"hide", LIST_STATUS_ARCHIVED, NOWHERE, ERR_LIST_STATUS_INVALID},
    {"archive", LIST_STATUS_PRIVATE, LIST_STATUS_ARCHIVED, ERR_OK},
    {"archive", LIST_STATUS_SHARED, LIST_STATUS_ARCHIVED, ERR_OK},
    {"archive", LIST_STATUS_ARCHIVED, NOWHERE, ERR_LIST_ARCHIVED},
};

static const struct machine_move list_status_moves[] = {
    {
        .transition = "share",
        .run = list_status_share,
        .stamped = "shared_at IS NOT NULL",
    },
    {
        .transition = "hide",
        .run = list_status_hide,
        .stamped = "shared_at IS NULL",
    },
    {
        .transition = "archive",
        .run = list_status_archive,
        .stamped = "shared_at IS NULL",
    },
};

static const struct machine_case list_status_case = {
    .table = "reading_lists",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "shared_at DATETIME(6) NULL",
    .states = &list_status_names,
    .moves = list_status_moves,
    .n_moves = COUNT(list_status_moves),
    .steps = list_status_steps,
    .n_steps = COUNT(list_status_steps),
};

static void test_list_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(list_status_steps); i++) {
        const struct machine_step *step = &list_status_steps[i];
        enum list_status to = (enum list_status)step->from;
        enum err err = list_status_try(step->transition, (enum list_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_list_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&list_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_status_is_what_the_spec_says),
        cmocka_unit_test(test_list_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
