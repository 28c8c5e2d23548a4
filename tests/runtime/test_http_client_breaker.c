/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http_client_breaker.h"

#define PAUSE_US 1000

static struct http_client_breaker new_breaker(void)
{
    return (struct http_client_breaker){.max_failures = 3, .pause_us = PAUSE_US};
}

static void fail_times(struct http_client_breaker *breaker, unsigned n, uint64_t now_us)
{
    while (n--) {
        assert_true(http_client_breaker_admit(breaker, now_us));
        http_client_breaker_settle(breaker, HTTP_CLIENT_BAD, now_us);
    }
}

static void test_it_opens_after_failures_in_a_row(void **state)
{
    struct http_client_breaker breaker = new_breaker();

    (void)state;
    fail_times(&breaker, 3, 10);
    assert_false(http_client_breaker_admit(&breaker, 10));
    assert_false(http_client_breaker_admit(&breaker, 10 + PAUSE_US - 1));
}

static void test_a_success_in_between_starts_the_count_again(void **state)
{
    struct http_client_breaker breaker = new_breaker();

    (void)state;
    fail_times(&breaker, 2, 10);
    assert_true(http_client_breaker_admit(&breaker, 10));
    http_client_breaker_settle(&breaker, HTTP_CLIENT_GOOD, 10);
    fail_times(&breaker, 2, 10);
    assert_true(http_client_breaker_admit(&breaker, 10));
}

static void test_one_request_is_tried_after_the_pause(void **state)
{
    struct http_client_breaker breaker = new_breaker();

    (void)state;
    fail_times(&breaker, 3, 10);
    assert_true(http_client_breaker_admit(&breaker, 10 + PAUSE_US));
    assert_false(http_client_breaker_admit(&breaker, 10 + PAUSE_US));
}

static void test_the_trial_closes_it_or_opens_it_again(void **state)
{
    struct http_client_breaker breaker = new_breaker();
    uint64_t later_us = 10 + PAUSE_US;

    (void)state;
    fail_times(&breaker, 3, 10);
    fail_times(&breaker, 1, later_us);
    assert_false(http_client_breaker_admit(&breaker, later_us + PAUSE_US - 1));
    assert_true(http_client_breaker_admit(&breaker, later_us + PAUSE_US));
    http_client_breaker_settle(&breaker, HTTP_CLIENT_GOOD, later_us + PAUSE_US);
    fail_times(&breaker, 2, later_us + PAUSE_US);
    assert_true(http_client_breaker_admit(&breaker, later_us + PAUSE_US));
}

static void test_a_trial_that_ran_out_of_its_callers_time_lets_another_try(void **state)
{
    struct http_client_breaker breaker = new_breaker();
    uint64_t later_us = 10 + PAUSE_US;

    (void)state;
    fail_times(&breaker, 3, 10);
    assert_true(http_client_breaker_admit(&breaker, later_us));
    http_client_breaker_settle(&breaker, HTTP_CLIENT_UNKNOWN, later_us);
    assert_true(http_client_breaker_admit(&breaker, later_us));
    assert_false(http_client_breaker_admit(&breaker, later_us));
}

static void test_without_a_limit_it_never_opens(void **state)
{
    struct http_client_breaker breaker = {0};

    (void)state;
    fail_times(&breaker, 1000, 10);
    assert_true(http_client_breaker_admit(&breaker, 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_opens_after_failures_in_a_row),
        cmocka_unit_test(test_a_success_in_between_starts_the_count_again),
        cmocka_unit_test(test_one_request_is_tried_after_the_pause),
        cmocka_unit_test(test_the_trial_closes_it_or_opens_it_again),
        cmocka_unit_test(test_a_trial_that_ran_out_of_its_callers_time_lets_another_try),
        cmocka_unit_test(test_without_a_limit_it_never_opens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
