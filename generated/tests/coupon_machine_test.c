/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The machines of coupon.
 * Every transition from every state, legal or refused, as the spec has it: what the table says, and
 * what the UPDATE does to a row.
 * GENERATED from spec/domains/coupon.yaml by templates/test_machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "coupon_machine.h"
#include "machine_case.h"

#define NOWHERE MACHINE_CASE_NOWHERE
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct machine_step coupon_status_steps[] = {
    {"exhaust", COUPON_STATUS_ACTIVE, COUPON_STATUS_EXHAUSTED, ERR_OK},
    {"exhaust", COUPON_STATUS_EXHAUSTED, NOWHERE, ERR_COUPON_EXHAUSTED},
    {"exhaust", COUPON_STATUS_EXPIRED, NOWHERE, ERR_COUPON_EXHAUSTED},
    {"exhaust", COUPON_STATUS_INACTIVE, NOWHERE, ERR_COUPON_EXHAUSTED},
    {"expire", COUPON_STATUS_ACTIVE, COUPON_STATUS_EXPIRED, ERR_OK},
    {"expire", COUPON_STATUS_EXHAUSTED, NOWHERE, ERR_COUPON_EXPIRED},
    {"expire", COUPON_STATUS_EXPIRED, NOWHERE, ERR_COUPON_EXPIRED},
    {"expire", COUPON_STATUS_INACTIVE, NOWHERE, ERR_COUPON_EXPIRED},
    {"deactivate", COUPON_STATUS_ACTIVE, COUPON_STATUS_INACTIVE, ERR_OK},
    {"deactivate", COUPON_STATUS_EXHAUSTED, NOWHERE, ERR_COUPON_INACTIVE},
    {"deactivate", COUPON_STATUS_EXPIRED, NOWHERE, ERR_COUPON_INACTIVE},
    {"deactivate", COUPON_STATUS_INACTIVE, NOWHERE, ERR_COUPON_INACTIVE},
};

static const struct machine_move coupon_status_moves[] = {
    {
        .transition = "exhaust",
        .run = coupon_status_exhaust,
    },
    {
        .transition = "expire",
        .run = coupon_status_expire,
    },
    {
        .transition = "deactivate",
        .run = coupon_status_deactivate,
    },
};

static const struct machine_case coupon_status_case = {
    .table = "coupons",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL",
    .states = &coupon_status_names,
    .moves = coupon_status_moves,
    .n_moves = COUNT(coupon_status_moves),
    .steps = coupon_status_steps,
    .n_steps = COUNT(coupon_status_steps),
};

static void test_coupon_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(coupon_status_steps); i++) {
        const struct machine_step *step = &coupon_status_steps[i];
        enum coupon_status to = (enum coupon_status)step->from;
        enum err err = coupon_status_try(step->transition, (enum coupon_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_coupon_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&coupon_status_case);
}

static const struct machine_step user_coupon_status_steps[] = {
    {"use", USER_COUPON_STATUS_AVAILABLE, USER_COUPON_STATUS_USED, ERR_OK},
    {"use", USER_COUPON_STATUS_USED, NOWHERE, ERR_USER_COUPON_ALREADY_USED},
    {"use", USER_COUPON_STATUS_EXPIRED, NOWHERE, ERR_USER_COUPON_EXPIRED},
    {"give_back", USER_COUPON_STATUS_AVAILABLE, NOWHERE, ERR_USER_COUPON_NOT_FOUND},
    {"give_back", USER_COUPON_STATUS_USED, USER_COUPON_STATUS_AVAILABLE, ERR_OK},
    {"give_back", USER_COUPON_STATUS_EXPIRED, NOWHERE, ERR_USER_COUPON_NOT_FOUND},
    {"expire", USER_COUPON_STATUS_AVAILABLE, USER_COUPON_STATUS_EXPIRED, ERR_OK},
    {"expire", USER_COUPON_STATUS_USED, NOWHERE, ERR_USER_COUPON_ALREADY_USED},
    {"expire", USER_COUPON_STATUS_EXPIRED, NOWHERE, ERR_USER_COUPON_ALREADY_USED},
};

static const struct machine_move user_coupon_status_moves[] = {
    {
        .transition = "use",
        .run = user_coupon_status_use,
        .stamped = "used_at IS NOT NULL",
    },
    {
        .transition = "give_back",
        .run = user_coupon_status_give_back,
        .stamped = "used_at IS NULL",
    },
    {
        .transition = "expire",
        .run = user_coupon_status_expire,
        .stamped = "used_at IS NULL",
    },
};

static const struct machine_case user_coupon_status_case = {
    .table = "user_coupons",
    .column = "status",
    .columns = "status VARCHAR(64) NOT NULL, "
               "used_at DATETIME(6) NULL",
    .states = &user_coupon_status_names,
    .moves = user_coupon_status_moves,
    .n_moves = COUNT(user_coupon_status_moves),
    .steps = user_coupon_status_steps,
    .n_steps = COUNT(user_coupon_status_steps),
};

static void test_user_coupon_status_is_what_the_spec_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(user_coupon_status_steps); i++) {
        const struct machine_step *step = &user_coupon_status_steps[i];
        enum user_coupon_status to = (enum user_coupon_status)step->from;
        enum err err =
            user_coupon_status_try(step->transition, (enum user_coupon_status)step->from, &to);

        if (err != step->err)
            fail_msg("%s from %d: err %d and not %d", step->transition, step->from, (int)err,
                     (int)step->err);
        if ((int)to != (step->to == NOWHERE ? step->from : step->to))
            fail_msg("%s from %d leads to %d", step->transition, step->from, (int)to);
    }
}

static void test_user_coupon_status_moves_rows(void **state)
{
    (void)state;
    machine_case_run(&user_coupon_status_case);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coupon_status_is_what_the_spec_says),
        cmocka_unit_test(test_coupon_status_moves_rows),
        cmocka_unit_test(test_user_coupon_status_is_what_the_spec_says),
        cmocka_unit_test(test_user_coupon_status_moves_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
