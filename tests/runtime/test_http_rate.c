/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "http_rate.h"

#define SECOND_US UINT64_C(1000000)

static uint64_t key_of(unsigned i)
{
    char name[16];

    return http_rate_key(name, (size_t)sprintf(name, "user-%u", i));
}

static unsigned allowed_of(struct http_rate *rate, unsigned n, uint64_t now_us, unsigned *retry_s)
{
    unsigned n_allowed = 0;

    while (n--)
        n_allowed += http_rate_allow(rate, key_of(1), now_us, retry_s);
    return n_allowed;
}

static void test_a_second_s_worth_may_come_at_once(void **state)
{
    struct http_rate *rate = http_rate_new(10);
    unsigned retry_s = 0;

    (void)state;
    assert_int_equal(allowed_of(rate, 100, 5 * SECOND_US, &retry_s), 10);
    assert_int_equal(retry_s, 1);
    http_rate_free(rate);
}

static void test_room_comes_back_with_time(void **state)
{
    struct http_rate *rate = http_rate_new(10);
    unsigned retry_s;

    (void)state;
    assert_int_equal(allowed_of(rate, 10, 5 * SECOND_US, &retry_s), 10);
    assert_int_equal(allowed_of(rate, 10, 5 * SECOND_US + 99999, &retry_s), 0);
    assert_int_equal(allowed_of(rate, 10, 5 * SECOND_US + 300000, &retry_s), 3);
    assert_int_equal(allowed_of(rate, 20, 9 * SECOND_US, &retry_s), 10);
    http_rate_free(rate);
}

static void test_one_client_does_not_use_up_anothers_room(void **state)
{
    struct http_rate *rate = http_rate_new(1);
    unsigned retry_s;

    (void)state;
    assert_true(http_rate_allow(rate, key_of(1), SECOND_US, &retry_s));
    assert_false(http_rate_allow(rate, key_of(1), SECOND_US, &retry_s));
    assert_true(http_rate_allow(rate, key_of(2), SECOND_US, &retry_s));
    http_rate_free(rate);
}

static void test_refused_requests_are_not_counted(void **state)
{
    struct http_rate *rate = http_rate_new(1);
    unsigned retry_s;

    (void)state;
    assert_int_equal(allowed_of(rate, 1000, SECOND_US, &retry_s), 1);
    assert_int_equal(allowed_of(rate, 1, 2 * SECOND_US, &retry_s), 1);
    http_rate_free(rate);
}

static void test_more_clients_than_places_are_all_served(void **state)
{
    struct http_rate *rate = http_rate_new(1);
    unsigned retry_s, n_allowed = 0;

    (void)state;
    for (unsigned i = 0; i < 1000000; i++)
        n_allowed += http_rate_allow(rate, key_of(i), SECOND_US + i, &retry_s);
    assert_int_equal(n_allowed, 1000000);
    http_rate_free(rate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_second_s_worth_may_come_at_once),
        cmocka_unit_test(test_room_comes_back_with_time),
        cmocka_unit_test(test_one_client_does_not_use_up_anothers_room),
        cmocka_unit_test(test_refused_requests_are_not_counted),
        cmocka_unit_test(test_more_clients_than_places_are_all_served),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
