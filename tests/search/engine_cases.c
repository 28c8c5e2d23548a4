/* SPDX-License-Identifier: Apache-2.0 */
/* What every engine answers alike: what words find, in which order, and pages, facets, revisions,
 * indexes. */
#include "engine_cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine_fixture.h"

#define assert_finds(c, keyword, ids) assert_string_equal(engine_fixture_ids(c, keyword), ids)

static void test_all_words_must_be_found_anywhere(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "삼성 갤럭시 버즈3 프로", "노이즈 캔슬링 무선 이어폰");
    engine_fixture_add(c, 2, "삼성 갤럭시 S24", "스마트폰");
    engine_fixture_add(c, 3, "소니 이어폰", NULL);
    assert_finds(c, "삼성 이어폰", "1");
    assert_finds(c, "갤럭시 삼성", "2 1");
    assert_finds(c, "삼성 냉장고", "");
    assert_finds(c, "캔슬링", "1");
}

static void test_spaces_between_words_may_be_left_out_or_added(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "소니 무선이어폰 블랙", NULL);
    engine_fixture_add(c, 2, "소니 무선 이어폰 블랙", NULL);
    engine_fixture_add(c, 3, "apple air pods pro", NULL);
    engine_fixture_add(c, 4, "apple airpods pro", NULL);
    engine_fixture_add(c, 5, "무선 마우스", "이어폰 단자");
    assert_finds(c, "무선이어폰", "1 2");
    assert_finds(c, "무선 이어폰 블랙", "2 1");
    assert_finds(c, "airpods", "4 3");
    assert_finds(c, "air pods pro", "3 4");
    assert_finds(c, "소니무선이어폰", "1 2");
}

static void test_a_part_of_a_hangul_word_finds_it(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "스마트폰케이스", NULL);
    engine_fixture_add(c, 2, "갤럭시s24울트라", NULL);
    assert_finds(c, "케이스", "1");
    assert_finds(c, "폰", "1");
    assert_finds(c, "s24", "2");
    assert_finds(c, "울트라", "2");
    assert_finds(c, "mart", ""); /* of Latin words there are no parts */
}

static void test_a_word_being_typed_is_found_letter_by_letter(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "애플 아이폰 16", NULL);
    assert_finds(c, "ㅇ", "1");
    assert_finds(c, "아", "1");
    assert_finds(c, "앙", "1");
    assert_finds(c, "아잎", "1");
    assert_finds(c, "아이포", "1");
    assert_finds(c, "애플 아잎", "1");
    assert_finds(c, "앞 아이폰", ""); /* only the last word is being typed */
}

static void test_a_syllable_is_not_the_beginning_of_another_one(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "사곡 마을", NULL);
    engine_fixture_add(c, 2, "사고 방지 마을", NULL);
    assert_finds(c, "사고 마을", "2");
}

static void test_errors_are_forgiven_by_the_length_of_the_word(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "samsung galaxy 블루투스 스피커", NULL);
    engine_fixture_add(c, 2, "사과", NULL);
    assert_finds(c, "samsnug", "1");
    assert_finds(c, "galxay", "1");
    assert_finds(c, "블루투수 스피커", "1");
    assert_finds(c, "불루투스", "1");
    assert_finds(c, "zamsung", "1"); /* even in the first letter */
    assert_finds(c, "bamsank", "");
}

static void test_a_word_may_be_wrong_though_there_is_such_a_word(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "red lamp", NULL);
    engine_fixture_add(c, 2, "white lamb", NULL);
    assert_finds(c, "white lamb", "2");
    assert_finds(c, "red lamb", "1");
    assert_finds(c, "redd lamb", "1");
    assert_finds(c, "redd lambkins", "");
}

static void test_case_and_width_do_not_matter(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "ＬＧ Gram 17", NULL);
    assert_finds(c, "lg GRAM", "1");
    assert_finds(c, "ｇｒａｍ １７", "1");
}

static void test_filters_and_facets_count_what_is_found(void **state)
{
    struct engine_fixture *c = *state;
    struct search_request request = {.keyword = "책상", .limit = 2, .wants_facets = true};
    struct search_found found;
    int64_t i;

    for (i = 1; i <= 9; i++)
        engine_fixture_add(c, i, "원목 책상", NULL);
    engine_fixture_add(c, 10, "의자", NULL);
    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.total, 9);
    assert_int_equal(found.n_hits, 2);
    assert_true(found.has_more);
    assert_int_equal(found.n_categories, 2);
    assert_string_equal(found.categories[0].value, "odd");
    assert_int_equal(found.categories[0].count, 5);
    assert_int_equal(found.price_counts[0], 0); /* prices are from 10,000 to 90,000 */
    assert_int_equal(found.price_counts[1], 4);
    assert_int_equal(found.price_counts[2], 5);
    request.category = "even";
    request.has_min_price = request.has_max_price = true;
    request.min_price = 4000000;
    request.max_price = 6000000;
    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.total, 2);
    request.category = "none";
    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.total, 0);
    assert_int_equal(found.n_hits, 0);
}

static void assert_sorted(struct engine_fixture *c, enum search_sort sort, const char *ids)
{
    struct search_request request = {.limit = 10, .sort = sort};
    struct search_found found;
    char all[64] = "";
    size_t i;

    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    for (i = 0; i < found.n_hits; i++)
        sprintf(all + strlen(all), "%lld ", (long long)found.hits[i].id);
    assert_string_equal(all, ids);
}

static void test_everything_is_sorted_as_asked(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_document documents[] = {
        {.id = 1, .name = "a", .price = 30, .sold_recently = 5, .created_at = 9, .revision = 1},
        {.id = 2, .name = "b", .price = 10, .sold_recently = 7, .created_at = 8, .revision = 1},
        {.id = 3, .name = "c", .price = 20, .sold_recently = 6, .created_at = 7, .revision = 1},
        {.id = 4, .name = "d", .price = 20, .sold_recently = 6, .created_at = 7, .revision = 1},
    };

    assert_int_equal(engine_fixture_put(c, NULL, documents, 4), ERR_OK);
    assert_sorted(c, SEARCH_SORT_PRICE_ASC, "2 3 4 1 ");
    assert_sorted(c, SEARCH_SORT_PRICE_DESC, "1 4 3 2 ");
    assert_sorted(c, SEARCH_SORT_NEWEST, "1 2 4 3 ");
    assert_sorted(c, SEARCH_SORT_POPULAR, "2 4 3 1 ");
    assert_sorted(c, SEARCH_SORT_RELEVANCE, "1 2 4 3 ");
}

/* Reads all pages and marks what they have; between two pages things change. */
static void read_pages(struct engine_fixture *c, struct search_request request, unsigned *seen)
{
    struct search_found found;
    unsigned page = 0;
    char name[32];
    size_t i;

    do {
        assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
        for (i = 0; i < found.n_hits; i++)
            seen[found.hits[i].id]++;
        if (!found.n_hits)
            return;
        request.has_after = true;
        request.after = found.hits[found.n_hits - 1].place;
        snprintf(name, sizeof(name), "lamp %u", ++page);
        engine_fixture_add(c, 200 + page, name, NULL); /* comes in, anywhere */
        if (page < 50)
            assert_int_equal(engine_fixture_remove(c, 100 + page, 2), ERR_OK);
    } while (found.has_more);
}

static void test_pages_have_neither_gaps_nor_repeats_under_change(void **state)
{
    static const enum search_sort sorts[] = {SEARCH_SORT_RELEVANCE, SEARCH_SORT_PRICE_ASC,
                                             SEARCH_SORT_NEWEST};
    unsigned s, seen[400];
    struct engine_fixture *c = *state;
    int64_t i;

    for (s = 0; s < sizeof(sorts) / sizeof(*sorts); s++) {
        memset(seen, 0, sizeof(seen));
        for (i = 1; i <= 60; i++)
            engine_fixture_add(c, i, i % 3 ? "red lamp" : "lamp", NULL);
        for (i = 101; i < 150; i++)
            engine_fixture_add(c, i, "green lamp", NULL);
        read_pages(c, (struct search_request){.keyword = "lamp", .limit = 7, .sort = sorts[s]},
                   seen);
        for (i = 1; i <= 60; i++)
            assert_int_equal(seen[i], 1);
        for (; i < 400; i++)
            assert_true(seen[i] <= 1);
    }
}

static void test_an_older_revision_changes_nothing(void **state)
{
    struct engine_fixture *c = *state;
    struct search_document document = {.id = 1, .name = "new lamp", .revision = 5};

    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    document = (struct search_document){.id = 1, .name = "old chair", .revision = 4};
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "1");
    assert_finds(c, "chair", "");
    assert_int_equal(engine_fixture_remove(c, 1, 4), ERR_OK);
    assert_finds(c, "lamp", "1");
    document = (struct search_document){.id = 1, .name = "desk", .revision = 5};
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "");
    assert_finds(c, "desk", "1");
}

static void test_a_late_put_does_not_bring_back_what_was_removed(void **state)
{
    struct engine_fixture *c = *state;
    struct search_document document = {.id = 1, .name = "lamp", .revision = 5};
    int64_t n, bytes;

    assert_int_equal(engine_fixture_remove(c, 1, 6), ERR_OK); /* overtook the put */
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "");
    assert_int_equal(engine_fixture_measure(c, NULL, &n, &bytes), ERR_OK);
    assert_int_equal(n, 0);
    assert_true(bytes > 0);
    document.revision = 7;
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "1");
}

static void test_a_rebuilt_index_takes_over_at_once_and_the_others_go(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_document document = {.id = 2, .name = "desk", .revision = 1};
    const char *served;
    int64_t n, bytes;

    engine_fixture_add(c, 1, "lamp", NULL);
    assert_int_equal(engine_fixture_put(c, "two", &document, 1), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);
    assert_int_equal(engine_fixture_put(c, "two", &document, 1), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK); /* keeps what it has */
    assert_finds(c, "desk", "");
    assert_int_equal(engine_fixture_serve(c, "two"), ERR_OK);
    assert_finds(c, "desk", "2");
    assert_finds(c, "lamp", "");
    assert_int_equal(engine_fixture_served(c, &served), ERR_OK);
    assert_string_equal(served, "two");
    assert_int_equal(engine_fixture_measure(c, "one", &n, &bytes), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_drop(c, "two"), ERR_OK);
    assert_int_equal(engine_fixture_served(c, &served), ERR_OK);
    assert_null(served);
    assert_int_equal(engine_fixture_serve(c, "three"), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_create(c, "../three"), ERR_INDEX_NOT_FOUND);
}

static void test_suggestions_go_on_from_what_was_typed(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "애플 아이폰 16", NULL);
    engine_fixture_add(c, 2, "아이폰 케이스", NULL);
    engine_fixture_add(c, 3, "아이스박스", NULL);
    engine_fixture_add(c, 4, "무선 이어폰", NULL);
    assert_string_equal(engine_fixture_suggest(c, "아잎"), "아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(engine_fixture_suggest(c, "아이"),
                        "아이스박스|아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(engine_fixture_suggest(c, "무선 이"), "무선 이어폰");
    assert_string_equal(engine_fixture_suggest(c, "아이펀"), "아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(engine_fixture_suggest(c, "없는말이다"), "");
    assert_string_equal(engine_fixture_suggest(c, "!!"), "");
    assert_int_equal(engine_fixture_remove(c, 2, 2), ERR_OK);
    assert_string_equal(engine_fixture_suggest(c, "아잎"), "아이폰|애플 아이폰 16");
}

int engine_cases_run(CMFixtureFunction setup, CMFixtureFunction teardown)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_words_must_be_found_anywhere),
        cmocka_unit_test(test_spaces_between_words_may_be_left_out_or_added),
        cmocka_unit_test(test_a_part_of_a_hangul_word_finds_it),
        cmocka_unit_test(test_a_word_being_typed_is_found_letter_by_letter),
        cmocka_unit_test(test_a_syllable_is_not_the_beginning_of_another_one),
        cmocka_unit_test(test_errors_are_forgiven_by_the_length_of_the_word),
        cmocka_unit_test(test_a_word_may_be_wrong_though_there_is_such_a_word),
        cmocka_unit_test(test_case_and_width_do_not_matter),
        cmocka_unit_test(test_filters_and_facets_count_what_is_found),
        cmocka_unit_test(test_everything_is_sorted_as_asked),
        cmocka_unit_test(test_pages_have_neither_gaps_nor_repeats_under_change),
        cmocka_unit_test(test_an_older_revision_changes_nothing),
        cmocka_unit_test(test_a_late_put_does_not_bring_back_what_was_removed),
        cmocka_unit_test(test_a_rebuilt_index_takes_over_at_once_and_the_others_go),
        cmocka_unit_test(test_suggestions_go_on_from_what_was_typed),
    };
    size_t i;

    for (i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
        tests[i].setup_func = setup;
        tests[i].teardown_func = teardown;
    }
    return cmocka_run_group_tests_name("what every engine answers alike", tests, NULL, NULL);
}
