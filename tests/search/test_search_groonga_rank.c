/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine: what comes first by relevance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine_fixture.h"

#define assert_finds(c, keyword, ids) assert_string_equal(engine_fixture_ids(c, keyword), ids)

static void test_a_name_counts_more_than_a_description(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "케이스", "노트북 파우치");
    engine_fixture_add(c, 2, "가벼운 노트북", "케이스 포함");
    engine_fixture_add(c, 3, "튼튼하고 아주 가벼운 여행용 노트북 가방", NULL);
    assert_finds(c, "노트북", "2 3 1");
}

static void test_a_whole_word_comes_before_its_beginning_and_that_before_an_error(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "notebooks", NULL);
    engine_fixture_add(c, 2, "notebook", NULL);
    engine_fixture_add(c, 3, "motebook", NULL);
    assert_finds(c, "notebook", "2 1");
    assert_finds(c, "notebok", "2 1"); /* those of the same first letter */
}

static void put(struct engine_fixture *c, int64_t id, const char *name, const char *description,
                int64_t available, int64_t revision)
{
    const struct search_document document = {.id = id,
                                             .name = name,
                                             .description = description,
                                             .available = available,
                                             .revision = revision};

    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
}

static void test_what_can_be_bought_comes_before_its_like_that_is_sold_out(void **state)
{
    struct engine_fixture *c = *state;

    put(c, 1, "원목 책상", NULL, 3, 1);
    put(c, 2, "원목 책상", NULL, 0, 1);
    put(c, 3, "원목 책상", NULL, 1, 1);
    assert_finds(c, "책상", "3 1 2");
    put(c, 3, "원목 책상", NULL, 0, 2);
    assert_finds(c, "책상", "1 3 2");
    put(c, 2, "원목 책상", NULL, 1, 2);
    assert_finds(c, "책상", "2 1 3");
}

static void test_what_is_sold_out_still_comes_before_what_was_hardly_meant(void **state)
{
    struct engine_fixture *c = *state;

    put(c, 1, "케이스", "노트북 파우치", 9, 1);
    put(c, 2, "노트북", NULL, 0, 1);
    assert_finds(c, "노트북", "2 1");
}

static void test_pages_go_on_where_some_are_sold_out(void **state)
{
    struct engine_fixture *c = *state;
    struct search_request request = {.keyword = "lamp", .limit = 1};
    struct search_found found;
    char all[64] = "";
    int64_t i;
    size_t at = 0;

    for (i = 1; i <= 6; i++)
        put(c, i, i > 3 ? "lamp" : "red lamp", NULL, i % 2, 1);
    do {
        assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
        assert_int_equal(found.n_hits, 1);
        at += (size_t)snprintf(all + at, sizeof(all) - at, "%lld ", (long long)found.hits[0].id);
        request.has_after = true;
        request.after = found.hits[0].place;
    } while (found.has_more);
    assert_string_equal(all, "5 3 1 6 4 2 ");
}

static void test_other_orders_do_not_ask_for_the_stock(void **state)
{
    struct engine_fixture *c = *state;
    struct search_request request = {.keyword = "lamp", .limit = 9, .sort = SEARCH_SORT_PRICE_ASC};
    struct search_found found;
    struct search_document document = {.id = 1, .name = "lamp", .price = 5, .revision = 1};

    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    document = (struct search_document){
        .id = 2, .name = "lamp", .price = 6, .available = 1, .revision = 1};
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    assert_int_equal(found.n_hits, 2);
    assert_int_equal(found.hits[0].id, 1);
}

#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, engine_fixture_setup, engine_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_name_counts_more_than_a_description),
        TEST(test_a_whole_word_comes_before_its_beginning_and_that_before_an_error),
        TEST(test_what_can_be_bought_comes_before_its_like_that_is_sold_out),
        TEST(test_what_is_sold_out_still_comes_before_what_was_hardly_meant),
        TEST(test_pages_go_on_where_some_are_sold_out),
        TEST(test_other_orders_do_not_ask_for_the_stock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
