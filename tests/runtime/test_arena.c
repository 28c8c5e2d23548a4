/* SPDX-License-Identifier: Apache-2.0 */
/* The arena: alignment, zeroing, growth, reuse, and what AddressSanitizer sees. */
#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

static void test_allocations_are_zeroed_aligned_and_apart(void **state)
{
    struct arena *arena = arena_new();
    unsigned char *previous = NULL;
    size_t size, i;

    (void)state;
    for (size = 0; size < 3000; size = size * 3 / 2 + 1) {
        unsigned char *p = arena_alloc(arena, size);

        assert_non_null(p);
        assert_ptr_not_equal(p, previous);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, size);
        previous = p;
    }
    arena_free(arena);
}

static void test_a_reset_arena_hands_out_zeroed_memory_again(void **state)
{
    struct arena *arena = arena_new();
    char *p = arena_alloc(arena, 1000);

    (void)state;
    memset(p, 'x', 1000);
    arena_alloc(arena, 1000 * 1000);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    p = arena_alloc(arena, 1000);
    assert_int_equal(p[0], 0);
    assert_int_equal(p[999], 0);
    assert_int_equal(arena_used(arena), 1000);
    arena_free(arena);
}

static void test_a_large_allocation_does_not_waste_the_block_before_it(void **state)
{
    struct arena *arena = arena_new();
    char *before = arena_alloc(arena, 16), *after;

    (void)state;
    arena_alloc(arena, 1000 * 1000);
    after = arena_alloc(arena, 16);
    assert_in_range((uintptr_t)after, (uintptr_t)before, (uintptr_t)before + 64);
    arena_free(arena);
}

static void test_many_small_allocations_keep_their_content(void **state)
{
    struct arena *arena = arena_new();
    uint32_t *numbers[5000];
    uint32_t i;

    (void)state;
    for (i = 0; i < 5000; i++) {
        numbers[i] = arena_alloc(arena, sizeof(uint32_t) * (1 + i % 40));
        *numbers[i] = i;
    }
    for (i = 0; i < 5000; i++)
        assert_int_equal(*numbers[i], i);
    arena_free(arena);
}

static void test_texts_are_copied_and_terminated(void **state)
{
    struct arena *arena = arena_new();
    char source[] = "abcdef", long_text[9000];

    (void)state;
    assert_string_equal(arena_strndup(arena, source, 3), "abc");
    assert_string_equal(arena_strndup(arena, NULL, 0), "");
    assert_null(arena_strdup(arena, NULL));
    assert_string_equal(arena_printf(arena, "%s-%d", "x", 42), "x-42");
    assert_string_equal(arena_join(arena, "a:{", "", "42", "}", NULL), "a:{42}");
    assert_int_equal(strlen(arena_printf(arena, "%255s", "x")), 255);
    assert_int_equal(strlen(arena_printf(arena, "%256s", "x")), 256);
    memset(long_text, 'y', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    assert_string_equal(arena_printf(arena, "%s", long_text), long_text);
    assert_memory_equal(arena_strndup(arena, "a\0b", 3), "a\0b", 4);
    arena_free(arena);
}

static void test_bytes_beyond_an_allocation_are_poisoned(void **state)
{
    struct arena *arena = arena_new();
    char *p = arena_alloc(arena, 24);

    (void)state;
    (void)p;
#ifdef __SANITIZE_ADDRESS__
    arena_alloc(arena, 24);
    assert_false(__asan_address_is_poisoned(p + 23));
    assert_true(__asan_address_is_poisoned(p + 24));
    arena_reset(arena);
    assert_true(__asan_address_is_poisoned(p));
#endif
    arena_free(arena);
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_a_reset_arena_hands_out_zeroed_memory_again),
        cmocka_unit_test(test_a_large_allocation_does_not_waste_the_block_before_it),
        cmocka_unit_test(test_many_small_allocations_keep_their_content),
        cmocka_unit_test(test_texts_are_copied_and_terminated),
        cmocka_unit_test(test_bytes_beyond_an_allocation_are_poisoned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
