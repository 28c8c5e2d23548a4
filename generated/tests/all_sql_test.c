/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prepares every statement against a freshly migrated database.
 * GENERATED from spec/domains by templates/test_all_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "all_sql.h"

static void test_every_statement_fits_the_database(void **state)
{
    struct sql_run *run = sql_case_open();

    (void)state;
    sql_case_check(run, &cart_sql);
    sql_case_check(run, &coupon_sql);
    sql_case_check(run, &delivery_sql);
    sql_case_check(run, &inventory_sql);
    sql_case_check(run, &notification_sql);
    sql_case_check(run, &order_sql);
    sql_case_check(run, &payment_sql);
    sql_case_check(run, &product_sql);
    sql_case_check(run, &queue_sql);
    sql_case_check(run, &search_sql);
    sql_case_check(run, &statistics_sql);
    sql_case_check(run, &system_sql);
    sql_case_check(run, &timedeal_sql);
    sql_case_close(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_statement_fits_the_database),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
