/* SPDX-License-Identifier: Apache-2.0 */
/* The engine that asks a server, on a real one (SHOP_TEST_SEARCH_URL; without it nothing is run,
 * on_a_server.py says it): what every engine answers, and what is its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "engine_cases.h"
#include "fixture.h"
#include "engine_fixture.h"
#include "search/search_http_ask.h"

#define NOT_RUN 77

static const char *url;
static unsigned n_cases;

static enum err refresh(struct engine_fixture *c, struct call *call)
{
    const struct search_http_question question = {
        .method = "POST",
        .path = arena_join(call->arena, "/", c->engine->name, "-*/_refresh", NULL),
    };
    struct search_http_answer answer;

    return search_http_ask(c->engine, call, &question, &answer);
}

/* An engine of its own alias, which serves "one". */
static int setup(void **state)
{
    struct engine_fixture *c = calloc(1, sizeof(*c));
    char name[64];

    snprintf(name, sizeof(name), "test-%d-%u", (int)getpid(), n_cases++);
    engine_fixture_open_server(c, url, name);
    c->show = refresh;
    assert_int_equal(engine_fixture_create(c, "one"), ERR_OK);
    assert_int_equal(engine_fixture_serve(c, "one"), ERR_OK);
    *state = c;
    return 0;
}

static int teardown(void **state)
{
    struct engine_fixture *c = *state;
    const char *index;

    while (!engine_fixture_served(c, &index) && index)
        assert_int_equal(engine_fixture_drop(c, index), ERR_OK);
    while (!engine_fixture_begun(c, &index) && index)
        assert_int_equal(engine_fixture_drop(c, index), ERR_OK);
    engine_fixture_close(c);
    free(c);
    return 0;
}

static void test_progress_is_kept_with_the_index(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_progress progress = {1, SEARCH_WALKED_ALL, 3, 4, 5, 1800000000000000};
    struct search_progress noted;
    const char *begun;

    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK);
    assert_null(begun);
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "three"), ERR_OK);
    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK);
    assert_string_equal(begun, "two");
    assert_int_equal(engine_fixture_noted(c, "two", &noted), ERR_OK);
    assert_int_equal(noted.walked, 0);
    assert_int_equal(engine_fixture_note(c, "two", &progress), ERR_OK);
    assert_int_equal(engine_fixture_noted(c, "two", &noted), ERR_OK);
    assert_memory_equal(&noted, &progress, sizeof(noted));
    assert_int_equal(engine_fixture_note(c, "none", &progress), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_noted(c, "none", &noted), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK); /* it is of this version still */
    assert_string_equal(begun, "two");
}

static void test_another_shops_indexes_are_left_alone(void **state)
{
    struct engine_fixture *c = *state, other = {0};
    const char *served;
    char name[80];

    snprintf(name, sizeof(name), "%s-two", c->engine->name); /* its names begin as ours */
    engine_fixture_open_server(&other, url, name);
    assert_int_equal(engine_fixture_create(&other, "one"), ERR_OK);
    assert_int_equal(engine_fixture_serve(&other, "one"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "three"), ERR_OK);
    assert_int_equal(engine_fixture_serve(c, "three"), ERR_OK);
    assert_int_equal(engine_fixture_served(&other, &served), ERR_OK);
    assert_string_equal(served, "one");
    assert_int_equal(engine_fixture_drop(&other, "one"), ERR_OK);
    engine_fixture_close(&other);
}

static void test_nothing_is_made_by_a_put_to_what_is_not_there(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_document document = {.id = 1, .name = "lamp", .revision = 1};
    const char *served;
    struct search_found found;
    struct search_request request = {.keyword = "lamp", .limit = 5};

    assert_int_equal(engine_fixture_drop(c, "one"), ERR_OK);
    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_put(c, "one", &document, 1), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_served(c, &served), ERR_OK);
    assert_null(served);
    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_INDEX_NOT_FOUND);
}

/* Whatever the server is asked by its own API. */
struct raw {
    struct engine_fixture *c;
    const char *method, *path, *body;
    enum err err;
};

static void ask_raw(void *arg)
{
    struct raw *raw = arg;
    struct call call = {.arena = raw->c->arena, .loop = raw->c->loop};
    struct jwrite body;
    struct search_http_answer answer;

    jwrite_init(&body, call.arena, 0);
    jwrite_json(&body, NULL, raw->body);
    raw->err = search_http_ask(
        raw->c->engine, &call,
        &(struct search_http_question){.method = raw->method, .path = raw->path, .body = &body},
        &answer);
}

static void test_an_alias_on_another_version_serves_nothing(void **state)
{
    struct engine_fixture *c = *state;
    const char *name = c->engine->name, *served, *begun;
    struct raw raw = {.c = c, .method = "PUT"};

    assert_int_equal(engine_fixture_drop(c, "one"), ERR_OK);
    raw.path = arena_join(c->arena, "/", name, "-newer", NULL);
    raw.body = arena_printf(c->arena,
                            "{\"aliases\":{\"%s\":{},\"%s\":{},\"%s-newer.door\":{}},"
                            "\"mappings\":{\"_meta\":{\"of\":\"%s\",\"version\":%d}}}",
                            name, c->engine->served, name, name, SEARCH_INDEX_VERSION + 1);
    fixture_run(c->loop, ask_raw, &raw);
    assert_int_equal(raw.err, ERR_OK);
    assert_int_equal(engine_fixture_served(c, &served), ERR_OK);
    assert_null(served);
    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK);
    assert_null(begun);
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);
    assert_int_equal(engine_fixture_serve(c, "two"), ERR_OK); /* takes both aliases over */
    assert_int_equal(engine_fixture_served(c, &served), ERR_OK);
    assert_string_equal(served, "two");
    raw.method = "GET";
    fixture_run(c->loop, ask_raw, &raw);
    assert_int_equal(raw.err, ERR_INDEX_NOT_FOUND); /* it was dropped */
}

/* Where the server has a Korean analyzer it says what no term does. */
static void test_a_word_that_no_term_is_like_is_taken_apart(void **state)
{
    struct engine_fixture *c = *state;
    bool has_nori = strcmp(getenv("SHOP_TEST_SEARCH_NORI"), "1") == 0;

    engine_fixture_add(c, 1, "블루투스 휴대용 스피커", NULL);
    engine_fixture_add(c, 2, "블루투스 휴대용 마이크", NULL);
    assert_string_equal(engine_fixture_ids(c, "블루투스스피커"), has_nori ? "1" : "");
}

static void test_what_is_sold_out_comes_after_its_like(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_document documents[] = {
        {.id = 3, .name = "red lamp", .available = 0, .revision = 1},
        {.id = 2, .name = "blue lamp", .available = 1, .revision = 1},
    };

    assert_int_equal(engine_fixture_put(c, NULL, documents, 2), ERR_OK);
    assert_string_equal(engine_fixture_ids(c, "lamp"), "2 3");
}

static void test_words_of_a_query_are_never_its_syntax(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_add(c, 1, "a\"b\\c } lamp", "line\nbreak\ttab");
    assert_string_equal(engine_fixture_ids(c, "a\"b\\c"), "1");
    assert_string_equal(engine_fixture_ids(c, "lamp* OR _exists_:name"), "");
    assert_string_equal(engine_fixture_ids(c, ".*"), "");
    assert_string_equal(engine_fixture_ids(c, "la.p"), "");
}

/* A hundred characters make at most so many words. */
static void test_a_keyword_of_fifty_words_is_answered(void **state)
{
    struct engine_fixture *c = *state;
    char keyword[101];
    unsigned i;

    for (i = 0; i < 50; i++)
        sprintf(keyword + 2 * (size_t)i, "%c ", "abcdefghijklmnopqrstuvwxyz"[i % 26]);
    engine_fixture_add(c, 1, keyword, keyword);
    assert_string_equal(engine_fixture_ids(c, keyword), "1");
    for (i = 0; i < 16; i++)
        sprintf(keyword + 6 * (size_t)i, "w%04u ", i);
    assert_string_equal(engine_fixture_ids(c, keyword), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_progress_is_kept_with_the_index),
        TEST(test_another_shops_indexes_are_left_alone),
        TEST(test_nothing_is_made_by_a_put_to_what_is_not_there),
        TEST(test_an_alias_on_another_version_serves_nothing),
        TEST(test_a_word_that_no_term_is_like_is_taken_apart),
        TEST(test_what_is_sold_out_comes_after_its_like),
        TEST(test_words_of_a_query_are_never_its_syntax),
        TEST(test_a_keyword_of_fifty_words_is_answered),
    };

    url = getenv("SHOP_TEST_SEARCH_URL");
    if (!url)
        return NOT_RUN;
    return engine_cases_run(setup, teardown) + cmocka_run_group_tests(tests, NULL, NULL);
}
