/* SPDX-License-Identifier: Apache-2.0 */
/* Random numbers in base 36: their form, their spread, and that they do not repeat. */
#include "number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static void test_a_number_has_as_many_digits_as_asked(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (unsigned n = 0; n <= 100; n++) {
        const char *number = number_random(arena, n);

        assert_int_equal(strlen(number), n);
        assert_int_equal(strspn(number, digits), n);
    }
    arena_free(arena);
}

/* A digit that a byte's remainder favoured would come up 14 % more often than another; by chance
 * alone none of them strays by 6 %. */
static void test_all_digits_are_equally_likely(void **state)
{
    enum { N = 360000 };
    struct arena *arena = arena_new();
    const char *number = number_random(arena, N);
    unsigned counts[sizeof digits - 1] = {0};

    (void)state;
    for (unsigned i = 0; i < N; i++)
        counts[strchr(digits, number[i]) - digits]++;
    for (size_t i = 0; i < sizeof digits - 1; i++)
        assert_in_range(counts[i], 9400, 10600);
    arena_free(arena);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_numbers_do_not_repeat(void **state)
{
    enum { N = 10000 };
    struct arena *arena = arena_new();
    const char **numbers = arena_alloc(arena, N * sizeof *numbers);

    (void)state;
    for (unsigned i = 0; i < N; i++)
        numbers[i] = number_random(arena, 12);
    qsort(numbers, N, sizeof *numbers, compare);
    for (unsigned i = 1; i < N; i++)
        assert_string_not_equal(numbers[i - 1], numbers[i]);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_number_has_as_many_digits_as_asked),
        cmocka_unit_test(test_all_digits_are_equally_likely),
        cmocka_unit_test(test_numbers_do_not_repeat),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
