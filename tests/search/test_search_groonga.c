/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine: what every engine answers, and what is its own. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "engine_cases.h"
#include "engine_fixture.h"

#define assert_finds(c, keyword, ids) assert_string_equal(engine_fixture_ids(c, keyword), ids)

static void test_an_index_is_there_after_a_restart(void **state)
{
    struct engine_fixture *c = *state;
    char dir[64];

    engine_fixture_add(c, 1, "무선 이어폰", NULL);
    snprintf(dir, sizeof(dir), "%s", c->dir);
    engine_fixture_close(c);
    engine_fixture_open(c, dir);
    assert_finds(c, "이어폰", "1");
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
    struct engine_fixture c = {0};

    engine_fixture_open(&c, reader->dir);
    while (!atomic_load(&reader->stop)) {
        struct search_request request = {.keyword = "lamp", .limit = 20};
        struct search_found found;

        if (engine_fixture_search(&c, &request, &found) != ERR_OK || found.n_hits < 10)
            atomic_fetch_add(&reader->n_wrong, 1);
        atomic_fetch_add(&reader->n_found, 1);
        arena_reset(c.arena);
    }
    engine_fixture_close(&c);
    return NULL;
}

static void put_lamps(struct engine_fixture *c, const char *index, int64_t revision)
{
    char names[40][32];
    struct search_document documents[40];
    int64_t i;

    for (i = 0; i < 40; i++) {
        snprintf(names[i], sizeof(names[i]), "lamp number %lld", (long long)(i * revision));
        documents[i] =
            (struct search_document){.id = i + 1, .name = names[i], .revision = revision};
    }
    assert_int_equal(engine_fixture_put(c, index, documents, 40), ERR_OK);
}

static void test_searches_go_on_while_indexes_change_hands(void **state)
{
    struct engine_fixture *c = *state;
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
        assert_int_equal(engine_fixture_create(c, name), ERR_OK);
        put_lamps(c, name, 1);
        assert_int_equal(engine_fixture_serve(c, name), ERR_OK);
    }
    atomic_store(&reader.stop, true);
    for (i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(atomic_load(&reader.n_wrong), 0);
}

#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, engine_fixture_setup, engine_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_index_is_there_after_a_restart),
        TEST(test_searches_go_on_while_indexes_change_hands),
    };

    return engine_cases_run(engine_fixture_setup, engine_fixture_teardown) +
           cmocka_run_group_tests(tests, NULL, NULL);
}
