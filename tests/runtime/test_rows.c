/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrays that grow row by row, and ids as text.
 */
#include "rows.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "arena.h"

static void test_rows_keep_their_values_while_the_array_grows(void **state)
{
    struct arena *arena = arena_new();
    int64_t *rows = NULL;

    (void)state;
    for (size_t n = 0; n < 1000; n++) {
        rows = rows_grow(arena, rows, n, sizeof *rows);
        assert_int_equal(rows[n], 0);
        rows[n] = (int64_t)n;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(rows[i], i);
    arena_free(arena);
}

static void test_a_thousand_rows_cost_little_more_than_twice_their_size(void **state)
{
    struct arena *arena = arena_new();
    int64_t *rows = NULL;

    (void)state;
    for (size_t n = 0; n < 1024; n++)
        rows = rows_grow(arena, rows, n, sizeof *rows);
    assert_true(arena_used(arena) <= 2 * 1024 * sizeof *rows + 1024);
    arena_free(arena);
}

static void test_ids_are_one_json_list(void **state)
{
    struct arena *arena = arena_new();
    const int64_t ids[] = {1, INT64_MAX, -7};

    (void)state;
    assert_string_equal(rows_ids(arena, ids, 3), "[1,9223372036854775807,-7]");
    assert_string_equal(rows_ids(arena, ids, 0), "[]");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_keep_their_values_while_the_array_grows),
        cmocka_unit_test(test_a_thousand_rows_cost_little_more_than_twice_their_size),
        cmocka_unit_test(test_ids_are_one_json_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
