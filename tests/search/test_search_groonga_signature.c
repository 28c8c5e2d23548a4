/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures of words pass over none that is near: compared with the distances themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search/search_groonga_signature.h"
#include "search/search_text.h"

static const char *const words[] = {
    "notebook",
    "notebok",
    "ontebook",
    "notebooks",
    "note",
    "lamp",
    "ㅇㅏㅇㅣㅍㅗㄴ",
    "ㅇㅣㅇㅣㅍㅗㄴ",
    "ㅇㅏㅇㅣㅍ",
    "ㅁㅜㅅㅓㄴ",
    "samsung",
    "samsnug",
    "amsung",
    "galaxy",
    "galxay",
    "s24",
    "s24ultra",
    "aaaaaaaa",
    "abababab",
    "bbbbbbbb",
    "ㅂㅡㄹㄹㅜㅌㅜㅅㅡ",
    "ㅂㅜㄹㄹㅜㅌㅜㅅㅡ",
    "ㅋㅔㅣㅅㅡ",
    "a",
    "ab",
    "ba",
    "",
};
#define N_WORDS (sizeof(words) / sizeof(*words))

static void assert_passes_over_none(const char *typed, const char *word, bool is_typing)
{
    unsigned errors;

    for (errors = 1; errors <= 2; errors++) {
        const struct search_groonga_nearness to = {.typed =
                                                       search_groonga_signature_of_typed(typed),
                                                   .errors = errors,
                                                   .is_typing = is_typing};

        if (search_text_distance(typed, word, is_typing, errors) <= errors &&
            !search_groonga_signature_is_near(search_groonga_signature_of(word), &to))
            fail_msg("%s is near %s, with %u errors", word, typed, errors);
    }
}

static void test_no_word_that_is_near_is_passed_over(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < N_WORDS; i++) {
        for (j = 0; j < N_WORDS; j++) {
            assert_passes_over_none(words[i], words[j], false);
            assert_passes_over_none(words[i], words[j], true);
        }
    }
}

static void edit(char *word, unsigned how, unsigned where)
{
    size_t n = strlen(word), at = where % (n - 1);
    char before = word[at];

    if (how % 3 == 0) {
        word[at] = (char)('a' + where % 26);
    } else if (how % 3 == 1) {
        memmove(word + at, word + at + 1, n - at);
    } else {
        word[at] = word[at + 1];
        word[at + 1] = before;
    }
}

/* Edits at places of all kinds, the same in every run. */
static void test_edits_leave_a_word_near(void **state)
{
    unsigned seed = 7, round;

    (void)state;
    for (round = 0; round < 20000; round++) {
        char word[32], typed[32];
        size_t n, at;

        seed = seed * 1103515245 + 12345;
        n = 4 + (seed >> 16) % 24;
        for (at = 0; at < n; at++) {
            seed = seed * 1103515245 + 12345;
            word[at] = (char)('a' + (seed >> 16) % 26);
        }
        word[n] = '\0';
        strcpy(typed, word);
        edit(typed, round, seed >> 20);
        edit(typed, round / 3, seed >> 24);
        assert_passes_over_none(typed, word, false);
        assert_passes_over_none(word, typed, false);
        assert_passes_over_none(typed, word, true);
    }
}

static void test_most_others_are_passed_over(void **state)
{
    unsigned n_near = 0;
    size_t i, j;

    (void)state;
    for (i = 0; i < N_WORDS; i++) {
        for (j = 0; j < N_WORDS; j++) {
            const struct search_groonga_nearness to = {
                .typed = search_groonga_signature_of_typed(words[i]), .errors = 1};

            n_near += search_groonga_signature_is_near(search_groonga_signature_of(words[j]), &to);
        }
    }
    assert_in_range(n_near, N_WORDS, N_WORDS * N_WORDS / 7);
}

static void test_a_seam_does_not_count_and_no_word_is_near(void **state)
{
    const struct search_groonga_nearness to = {.typed = search_groonga_signature_of_typed(""),
                                               .errors = 2};

    (void)state;
    assert_true(search_groonga_signature_of("air\x01pods") ==
                search_groonga_signature_of("airpods"));
    assert_false(search_groonga_signature_is_near(0, &to));
}

static void test_another_first_letter_is_told(void **state)
{
    struct search_groonga_nearness to = {.typed = search_groonga_signature_of_typed("lamp"),
                                         .errors = 1};

    (void)state;
    assert_true(search_groonga_signature_is_near(search_groonga_signature_of("camp"), &to));
    to.begins_same = true;
    assert_false(search_groonga_signature_is_near(search_groonga_signature_of("camp"), &to));
    assert_true(search_groonga_signature_is_near(search_groonga_signature_of("lamb"), &to));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_word_that_is_near_is_passed_over),
        cmocka_unit_test(test_edits_leave_a_word_near),
        cmocka_unit_test(test_most_others_are_passed_over),
        cmocka_unit_test(test_a_seam_does_not_count_and_no_word_is_near),
        cmocka_unit_test(test_another_first_letter_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
