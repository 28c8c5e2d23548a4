/* SPDX-License-Identifier: Apache-2.0 */
/* Cursors of searches: a place comes back as it was, and only to the search that it came from. */
#include "search/search_cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "arena.h"
#include "value_base64.h"

#define N_ITEMS(array) (sizeof(array) / sizeof((array)[0]))

static const struct search_request asked = {
    .keyword = "무선 Mouse",
    .category = "Electronics",
    .has_min_price = true,
    .min_price = 100,
    .sort = SEARCH_SORT_RELEVANCE,
    .limit = 20,
};

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_a_place_comes_back_as_it_was(void **state)
{
    const struct search_place places[] = {
        {.score = 0, .value = 0, .id = 1},
        {.score = 1.0 / 3, .value = -1, .id = INT64_MAX},
        {.score = DBL_MAX, .value = INT64_MIN, .id = 2},
        {.score = -DBL_MIN, .value = INT64_MAX, .id = 0},
    };

    for (size_t i = 0; i < N_ITEMS(places); i++) {
        const char *cursor = search_cursor_write(*state, &asked, &places[i]);
        struct search_place place;

        assert_true(search_cursor_read(*state, &asked, cursor, &place));
        assert_memory_equal(&place.score, &places[i].score, sizeof(place.score));
        assert_int_equal(place.value, places[i].value);
        assert_int_equal(place.id, places[i].id);
    }
}

static bool is_taken(struct arena *arena, const char *cursor, const struct search_request *request)
{
    struct search_place place;

    return search_cursor_read(arena, request, cursor, &place);
}

static void test_a_cursor_is_of_one_search(void **state)
{
    const char *cursor = search_cursor_write(*state, &asked, &(struct search_place){.id = 7});
    struct search_request others[10];

    for (size_t i = 0; i < N_ITEMS(others); i++)
        others[i] = asked;
    others[0].keyword = "무선 Mous";
    others[1].keyword = NULL;
    others[2].category = "Electronic";
    others[3].category = NULL;
    others[4].min_price = 101;
    others[5].has_min_price = false;
    others[6].has_max_price = true;
    others[7].has_max_price = true;
    others[7].max_price = 100;
    others[8].sort = SEARCH_SORT_NEWEST;
    others[9].keyword = "무선 MouseElectronics"; /* nor does one text run into the next */
    others[9].category = "";
    for (size_t i = 0; i < N_ITEMS(others); i++)
        assert_false(is_taken(*state, cursor, &others[i]));
}

static void test_a_keyword_is_one_however_it_is_written(void **state)
{
    const char *cursor = search_cursor_write(*state, &asked, &(struct search_place){.id = 7});
    struct search_request other = asked;

    other.keyword = "  무선 ＭＯＵＳＥ";
    other.limit = 5; /* and pages may have another length */
    assert_true(is_taken(*state, cursor, &other));
}

static void test_what_was_cut_or_mistyped_is_no_cursor(void **state)
{
    const char *cursor = search_cursor_write(*state, &asked, &(struct search_place){.id = 7});

    for (size_t len = 0; len < strlen(cursor); len++)
        assert_false(is_taken(*state, arena_strndup(*state, cursor, len), &asked));
    for (size_t i = 0; i < strlen(cursor); i++) {
        char *other = arena_strdup(*state, cursor);

        other[i] = other[i] == 'A' ? 'B' : 'A';
        assert_false(is_taken(*state, other, &asked));
    }
    assert_false(is_taken(*state, arena_printf(*state, "%sAAAA", cursor), &asked));
    assert_false(is_taken(*state, "%", &asked));
    assert_false(is_taken(*state, value_base64_encode(*state, "\0\0\0", 3), &asked));
}

/* A sum can be computed by anybody; no score is a number that is none. */
static void test_a_score_is_a_number(void **state)
{
    const double scores[] = {NAN, INFINITY, -INFINITY};

    for (size_t i = 0; i < N_ITEMS(scores); i++)
        assert_false(is_taken(
            *state, search_cursor_write(*state, &asked, &(struct search_place){.score = scores[i]}),
            &asked));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_place_comes_back_as_it_was, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_cursor_is_of_one_search, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_keyword_is_one_however_it_is_written, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_was_cut_or_mistyped_is_no_cursor, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_score_is_a_number, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
