/* SPDX-License-Identifier: Apache-2.0 */
/* What a search leaves behind in the store, and that it does not wait for the store. */
#include "search/search_keywords.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "call.h"
#include "fixture.h"
#include "kv.h"
#include "search_http.h"

struct fixture {
    struct fixture_services services;
    struct loop *loop;
    struct call call;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    const char *error;

    fixture_services_start(&f->services, "start-redis");
    f->loop = loop_new();
    f->call.loop = f->loop;
    f->call.arena = arena_new();
    f->call.kv = kv_new(f->loop, f->services.kv_url, &error);
    assert_non_null(f->call.kv);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    kv_free(f->call.kv);
    arena_free(f->call.arena);
    loop_free(f->loop);
    fixture_services_stop(&f->services);
    free(f);
    return 0;
}

static void note(struct fixture *f, const char *user_id, const char *keyword)
{
    f->call.who.user_id = user_id;
    search_keywords_note(&f->call, keyword);
}

static void popular_and_recent(void *arg)
{
    struct fixture *f = arg;
    struct popular_keywords popular = {0};
    struct recent_keywords recent = {0};

    note(f, "kim", " Galaxy  S24 ");
    note(f, "lee", "ＧＡＬＡＸＹ s24");
    note(f, NULL, "galaxy s24!");
    note(f, "kim", "");
    note(f, "kim", " ★ ");
    note(f, "kim", "\u110b\u1161\u110b\u1175\u1111\u1169\u11ab"); /* in pieces */
    note(f, "kim", "아이폰");
    assert_int_equal(list_popular_keywords_handle(&f->call, &popular), ERR_OK);
    assert_int_equal(popular.n_items, 1);
    assert_string_equal(popular.items[0].keyword, "galaxy s24");
    assert_int_equal(popular.items[0].score, 3);
    assert_int_equal(list_recent_keywords_handle(&f->call, &recent), ERR_OK);
    assert_int_equal(recent.n_items, 2);
    assert_string_equal(recent.items[0].keyword, "아이폰");
    assert_string_equal(recent.items[1].keyword, "Galaxy  S24");
}

static void test_keywords_are_noted_as_the_search_sees_them(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, popular_and_recent, f);
}

static void hung(void *arg)
{
    struct fixture *f = arg;
    struct recent_keywords recent = {0};
    struct kv_reply reply;
    uint64_t deadline_us = loop_now_us(f->loop) + 30000000, before_us;

    note(f, "kim", "a"); /* connected */
    assert_int_equal(kv_run(f->call.kv, f->call.arena, &reply, "CLIENT", "PAUSE", "3000", "ALL"),
                     ERR_OK);
    co_deadline_set(deadline_us);
    before_us = loop_now_us(f->loop);
    note(f, "kim", "b");
    assert_true(loop_now_us(f->loop) - before_us < 2000000); /* 50 ms, on a quiet machine */
    assert_true(co_deadline() == deadline_us);
    /* It was sent, and is done when the store goes on. */
    assert_int_equal(list_recent_keywords_handle(&f->call, &recent), ERR_OK);
    assert_int_equal(recent.n_items, 2);
    co_deadline_set(loop_now_us(f->loop) + 1000); /* the call's own end comes first */
    note(f, "kim", "c");
    co_deadline_set(0);
}

static void test_a_search_does_not_wait_for_a_store_that_hangs(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, hung, f);
}

static void away(void *arg)
{
    struct fixture *f = arg;
    struct popular_keywords popular = {0};
    struct recent_keywords recent = {0};

    fixture_services_run(&f->services, "stop-redis");
    note(f, "kim", "a");
    assert_int_equal(list_popular_keywords_handle(&f->call, &popular), ERR_OK);
    assert_int_equal(popular.n_items, 0);
    assert_int_equal(list_recent_keywords_handle(&f->call, &recent), ERR_DEPENDENCY_UNAVAILABLE);
}

static void test_a_search_does_not_miss_a_store_that_is_away(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, away, f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_keywords_are_noted_as_the_search_sees_them, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_search_does_not_wait_for_a_store_that_hangs, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_search_does_not_miss_a_store_that_is_away, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
