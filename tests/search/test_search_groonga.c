/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine: what words find, in which order, and pages, facets, revisions, indexes. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "groonga_case.h"

#define assert_finds(c, keyword, ids) assert_string_equal(groonga_case_ids(c, keyword), ids)

static void test_all_words_must_be_found_anywhere(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "삼성 갤럭시 버즈3 프로", "노이즈 캔슬링 무선 이어폰");
    groonga_case_add(c, 2, "삼성 갤럭시 S24", "스마트폰");
    groonga_case_add(c, 3, "소니 이어폰", NULL);
    assert_finds(c, "삼성 이어폰", "1");
    assert_finds(c, "갤럭시 삼성", "2 1");
    assert_finds(c, "삼성 냉장고", "");
    assert_finds(c, "캔슬링", "1");
}

static void test_spaces_between_words_may_be_left_out_or_added(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "소니 무선이어폰 블랙", NULL);
    groonga_case_add(c, 2, "소니 무선 이어폰 블랙", NULL);
    groonga_case_add(c, 3, "apple air pods pro", NULL);
    groonga_case_add(c, 4, "apple airpods pro", NULL);
    groonga_case_add(c, 5, "무선 마우스", "이어폰 단자");
    assert_finds(c, "무선이어폰", "1 2");
    assert_finds(c, "무선 이어폰 블랙", "2 1");
    assert_finds(c, "airpods", "4 3");
    assert_finds(c, "air pods pro", "3 4");
    assert_finds(c, "소니무선이어폰", "1 2");
}

static void test_a_part_of_a_hangul_word_finds_it(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "스마트폰케이스", NULL);
    groonga_case_add(c, 2, "갤럭시s24울트라", NULL);
    assert_finds(c, "케이스", "1");
    assert_finds(c, "폰", "1");
    assert_finds(c, "s24", "2");
    assert_finds(c, "울트라", "2");
    assert_finds(c, "mart", ""); /* of Latin words there are no parts */
}

static void test_a_word_being_typed_is_found_letter_by_letter(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "애플 아이폰 16", NULL);
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
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "사곡 마을", NULL);
    groonga_case_add(c, 2, "사고 방지 마을", NULL);
    assert_finds(c, "사고 마을", "2");
}

static void test_errors_are_forgiven_by_the_length_of_the_word(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "samsung galaxy 블루투스 스피커", NULL);
    groonga_case_add(c, 2, "사과", NULL);
    assert_finds(c, "samsnug", "1");
    assert_finds(c, "galxay", "1");
    assert_finds(c, "블루투수 스피커", "1");
    assert_finds(c, "불루투스", "1");
    assert_finds(c, "zamsung", "1"); /* even in the first letter */
    assert_finds(c, "bamsank", "");
}

static void test_case_and_width_do_not_matter(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "ＬＧ Gram 17", NULL);
    assert_finds(c, "lg GRAM", "1");
    assert_finds(c, "ｇｒａｍ １７", "1");
}

static void test_filters_and_facets_count_what_is_found(void **state)
{
    struct groonga_case *c = *state;
    struct search_request request = {.keyword = "책상", .limit = 2, .wants_facets = true};
    struct search_found found;
    int64_t i;

    for (i = 1; i <= 9; i++)
        groonga_case_add(c, i, "원목 책상", NULL);
    groonga_case_add(c, 10, "의자", NULL);
    assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
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
    assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.total, 2);
    request.category = "none";
    assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.total, 0);
    assert_int_equal(found.n_hits, 0);
}

static void assert_sorted(struct groonga_case *c, enum search_sort sort, const char *ids)
{
    struct search_request request = {.limit = 10, .sort = sort};
    struct search_found found;
    char all[64] = "";
    size_t i;

    assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
    for (i = 0; i < found.n_hits; i++)
        sprintf(all + strlen(all), "%lld ", (long long)found.hits[i].id);
    assert_string_equal(all, ids);
}

static void test_everything_is_sorted_as_asked(void **state)
{
    struct groonga_case *c = *state;
    const struct search_document documents[] = {
        {.id = 1, .name = "a", .price = 30, .sold_recently = 5, .created_at = 9, .revision = 1},
        {.id = 2, .name = "b", .price = 10, .sold_recently = 7, .created_at = 8, .revision = 1},
        {.id = 3, .name = "c", .price = 20, .sold_recently = 6, .created_at = 7, .revision = 1},
        {.id = 4, .name = "d", .price = 20, .sold_recently = 6, .created_at = 7, .revision = 1},
    };

    assert_int_equal(groonga_case_put(c, NULL, documents, 4), ERR_OK);
    assert_sorted(c, SEARCH_SORT_PRICE_ASC, "2 3 4 1 ");
    assert_sorted(c, SEARCH_SORT_PRICE_DESC, "1 4 3 2 ");
    assert_sorted(c, SEARCH_SORT_NEWEST, "1 2 4 3 ");
    assert_sorted(c, SEARCH_SORT_POPULAR, "2 4 3 1 ");
    assert_sorted(c, SEARCH_SORT_RELEVANCE, "1 2 4 3 ");
}

/* Reads all pages and marks what they have; between two pages things change. */
static void read_pages(struct groonga_case *c, struct search_request request, unsigned *seen)
{
    struct search_found found;
    unsigned page = 0;
    char name[32];
    size_t i;

    do {
        assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
        for (i = 0; i < found.n_hits; i++)
            seen[found.hits[i].id]++;
        if (!found.n_hits)
            return;
        request.has_after = true;
        request.after = found.hits[found.n_hits - 1].place;
        snprintf(name, sizeof(name), "lamp %u", ++page);
        groonga_case_add(c, 200 + page, name, NULL); /* comes in, anywhere */
        if (page < 50)
            assert_int_equal(groonga_case_remove(c, 100 + page, 2), ERR_OK);
    } while (found.has_more);
}

static void test_pages_have_neither_gaps_nor_repeats_under_change(void **state)
{
    static const enum search_sort sorts[] = {SEARCH_SORT_RELEVANCE, SEARCH_SORT_PRICE_ASC,
                                             SEARCH_SORT_NEWEST};
    unsigned s, seen[400];
    struct groonga_case *c = *state;
    int64_t i;

    for (s = 0; s < sizeof(sorts) / sizeof(*sorts); s++) {
        memset(seen, 0, sizeof(seen));
        for (i = 1; i <= 60; i++)
            groonga_case_add(c, i, i % 3 ? "red lamp" : "lamp", NULL);
        for (i = 101; i < 150; i++)
            groonga_case_add(c, i, "green lamp", NULL);
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
    struct groonga_case *c = *state;
    struct search_document document = {.id = 1, .name = "new lamp", .revision = 5};

    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
    document = (struct search_document){.id = 1, .name = "old chair", .revision = 4};
    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "1");
    assert_finds(c, "chair", "");
    assert_int_equal(groonga_case_remove(c, 1, 4), ERR_OK);
    assert_finds(c, "lamp", "1");
    document = (struct search_document){.id = 1, .name = "desk", .revision = 5};
    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "");
    assert_finds(c, "desk", "1");
}

static void test_a_late_put_does_not_bring_back_what_was_removed(void **state)
{
    struct groonga_case *c = *state;
    struct search_document document = {.id = 1, .name = "lamp", .revision = 5};
    int64_t n, bytes;

    assert_int_equal(groonga_case_remove(c, 1, 6), ERR_OK); /* overtook the put */
    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "");
    assert_int_equal(groonga_case_measure(c, NULL, &n, &bytes), ERR_OK);
    assert_int_equal(n, 0);
    assert_true(bytes > 0);
    document.revision = 7;
    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
    assert_finds(c, "lamp", "1");
}

static void test_a_rebuilt_index_takes_over_at_once_and_the_others_go(void **state)
{
    struct groonga_case *c = *state;
    const struct search_document document = {.id = 2, .name = "desk", .revision = 1};
    const char *served;
    int64_t n, bytes;

    groonga_case_add(c, 1, "lamp", NULL);
    assert_int_equal(groonga_case_put(c, "two", &document, 1), ERR_INDEX_NOT_FOUND);
    assert_int_equal(groonga_case_create(c, "two"), ERR_OK);
    assert_int_equal(groonga_case_put(c, "two", &document, 1), ERR_OK);
    assert_int_equal(groonga_case_create(c, "two"), ERR_OK); /* keeps what it has */
    assert_finds(c, "desk", "");
    assert_int_equal(groonga_case_serve(c, "two"), ERR_OK);
    assert_finds(c, "desk", "2");
    assert_finds(c, "lamp", "");
    assert_int_equal(groonga_case_served(c, &served), ERR_OK);
    assert_string_equal(served, "two");
    assert_int_equal(groonga_case_measure(c, "one", &n, &bytes), ERR_INDEX_NOT_FOUND);
    assert_int_equal(groonga_case_drop(c, "two"), ERR_OK);
    assert_int_equal(groonga_case_served(c, &served), ERR_OK);
    assert_null(served);
    assert_int_equal(groonga_case_serve(c, "three"), ERR_INDEX_NOT_FOUND);
    assert_int_equal(groonga_case_create(c, "../three"), ERR_INDEX_NOT_FOUND);
}

static void test_an_index_is_there_after_a_restart(void **state)
{
    struct groonga_case *c = *state;
    char dir[64];

    groonga_case_add(c, 1, "무선 이어폰", NULL);
    snprintf(dir, sizeof(dir), "%s", c->dir);
    groonga_case_close(c);
    groonga_case_open(c, dir);
    assert_finds(c, "이어폰", "1");
}

static void test_suggestions_go_on_from_what_was_typed(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_add(c, 1, "애플 아이폰 16", NULL);
    groonga_case_add(c, 2, "아이폰 케이스", NULL);
    groonga_case_add(c, 3, "아이스박스", NULL);
    groonga_case_add(c, 4, "무선 이어폰", NULL);
    assert_string_equal(groonga_case_suggest(c, "아잎"), "아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(groonga_case_suggest(c, "아이"),
                        "아이스박스|아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(groonga_case_suggest(c, "무선 이"), "무선 이어폰");
    assert_string_equal(groonga_case_suggest(c, "아이펀"), "아이폰|아이폰 케이스|애플 아이폰 16");
    assert_string_equal(groonga_case_suggest(c, "없는말이다"), "");
    assert_string_equal(groonga_case_suggest(c, "!!"), "");
    assert_int_equal(groonga_case_remove(c, 2, 2), ERR_OK);
    assert_string_equal(groonga_case_suggest(c, "아잎"), "아이폰|애플 아이폰 16");
}

/* Searches while others write, make, serve and drop. */
struct reader {
    char dir[64];
    atomic_bool stop;
    atomic_uint n_found, n_wrong;
};

static void *read_on(void *arg)
{
    struct reader *reader = arg;
    struct groonga_case c = {0};

    groonga_case_open(&c, reader->dir);
    while (!atomic_load(&reader->stop)) {
        struct search_request request = {.keyword = "lamp", .limit = 20};
        struct search_found found;

        if (groonga_case_search(&c, &request, &found) != ERR_OK || found.n_hits < 10)
            atomic_fetch_add(&reader->n_wrong, 1);
        atomic_fetch_add(&reader->n_found, 1);
        arena_reset(c.arena);
    }
    groonga_case_close(&c);
    return NULL;
}

static void put_lamps(struct groonga_case *c, const char *index, int64_t revision)
{
    char names[40][32];
    struct search_document documents[40];
    int64_t i;

    for (i = 0; i < 40; i++) {
        snprintf(names[i], sizeof(names[i]), "lamp number %lld", (long long)(i * revision));
        documents[i] =
            (struct search_document){.id = i + 1, .name = names[i], .revision = revision};
    }
    assert_int_equal(groonga_case_put(c, index, documents, 40), ERR_OK);
}

static void test_searches_go_on_while_indexes_change_hands(void **state)
{
    struct groonga_case *c = *state;
    struct reader reader = {0};
    pthread_t threads[2];
    char name[16];
    unsigned i;

    put_lamps(c, NULL, 1);
    snprintf(reader.dir, sizeof(reader.dir), "%s", c->dir);
    for (i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_on, &reader), 0);
    for (i = 1; i <= 12 || atomic_load(&reader.n_found) < 100; i++) {
        snprintf(name, sizeof(name), "next-%u", i);
        put_lamps(c, NULL, 100 + i);
        assert_int_equal(groonga_case_create(c, name), ERR_OK);
        put_lamps(c, name, 1);
        assert_int_equal(groonga_case_serve(c, name), ERR_OK);
    }
    atomic_store(&reader.stop, true);
    for (i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(atomic_load(&reader.n_wrong), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, groonga_case_setup, groonga_case_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_all_words_must_be_found_anywhere),
        TEST(test_spaces_between_words_may_be_left_out_or_added),
        TEST(test_a_part_of_a_hangul_word_finds_it),
        TEST(test_a_word_being_typed_is_found_letter_by_letter),
        TEST(test_a_syllable_is_not_the_beginning_of_another_one),
        TEST(test_errors_are_forgiven_by_the_length_of_the_word),
        TEST(test_case_and_width_do_not_matter),
        TEST(test_filters_and_facets_count_what_is_found),
        TEST(test_everything_is_sorted_as_asked),
        TEST(test_pages_have_neither_gaps_nor_repeats_under_change),
        TEST(test_an_older_revision_changes_nothing),
        TEST(test_a_late_put_does_not_bring_back_what_was_removed),
        TEST(test_a_rebuilt_index_takes_over_at_once_and_the_others_go),
        TEST(test_an_index_is_there_after_a_restart),
        TEST(test_suggestions_go_on_from_what_was_typed),
        TEST(test_searches_go_on_while_indexes_change_hands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
