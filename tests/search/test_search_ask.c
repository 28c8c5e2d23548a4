/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of an engine's answer, or of none: nobody waits for long, and few errors come out.
 */
#include "search/search_ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "call.h"
#include "config.h"
#include "fixture.h"
#include "jread.h"
#include "modules.h"
#include "search/search.h"
#include "search_http.h"
#include "service_tables.h"

#define LONG_US UINT64_C(60000000)

/* An engine that says what it is told to, or nothing until the deadline. */
struct search_engine {
    enum err err;
    bool hangs;
    uint64_t deadline_us; /* as it was asked */
};

static enum err answer(struct search_engine *engine)
{
    engine->deadline_us = co_deadline();
    if (!engine->hangs)
        return engine->err;
    assert_true(engine->deadline_us > 0);
    assert_false(co_wait(engine->deadline_us));
    return ERR_DEADLINE_EXCEEDED;
}

static enum err search_products(struct search_engine *engine, struct call *call,
                                const struct search_request *request, struct search_found *ret)
{
    enum err err = answer(engine);

    (void)call;
    (void)request;
    if (!err)
        *ret = (struct search_found){.total = 7};
    return err;
}

static enum err suggest(struct search_engine *engine, struct call *call, const char *typed,
                        unsigned limit, const char ***ret, size_t *ret_n)
{
    enum err err = answer(engine);

    (void)limit;
    if (err)
        return err;
    *ret = arena_alloc(call->arena, sizeof(**ret));
    **ret = typed;
    *ret_n = 1;
    return ERR_OK;
}

static const struct search_engine_ops ops = {
    .name = "told",
    .search = search_products,
    .suggest = suggest,
};

struct fixture {
    struct search_engine engine;
    struct search search;
    void *modules[MODULE_COUNT];
    struct server_loop home;
    struct config *config;
    struct call call;
    uint64_t deadline_us; /* the call's, before and after */
    bool is_suggestion;
    enum err err;
    struct search_found found;
    struct suggestions suggestions;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    char timeout[] = "SHOP_SEARCH_TIMEOUT_MS=20";
    char *environ_list[] = {timeout, NULL};
    const char *error = NULL;

    f->config = config_load(&service_tables, environ_list, &error);
    assert_non_null(f->config);
    f->search = (struct search){.ops = &ops, .engine = &f->engine};
    f->modules[MODULE_SEARCH] = &f->search;
    f->home =
        (struct server_loop){.loop = loop_new(), .module_state = f->modules, .config = f->config};
    f->call = (struct call){
        .arena = arena_new(), .loop = f->home.loop, .home = &f->home, .service = &service_tables};
    f->call.query = jread_query(f->call.arena, "", 0);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    arena_free(f->call.arena);
    loop_free(f->home.loop);
    config_free(f->config);
    free(f);
    return 0;
}

static void in_coroutine(void *arg)
{
    struct fixture *f = arg;

    co_deadline_set(f->deadline_us);
    if (f->is_suggestion)
        f->err = suggest_keywords_handle(&f->call, &(struct suggest_keywords_query){.keyword = "a"},
                                         &f->suggestions);
    else
        f->err = search_ask_products(&f->call, &(struct search_request){.limit = 1}, &f->found);
    assert_int_equal(co_deadline(), f->deadline_us);
    co_deadline_set(0);
}

static enum err ask(struct fixture *f, struct search_engine engine, bool is_suggestion)
{
    f->engine = engine;
    f->is_suggestion = is_suggestion;
    f->call.retry_after_s = 0;
    f->suggestions = (struct suggestions){0};
    fixture_run(f->home.loop, in_coroutine, f);
    return f->err;
}

static void test_an_engine_that_hangs_is_one_that_is_away(void **state)
{
    struct fixture *f = *state;

    for (int has_deadline = 0; has_deadline < 2; has_deadline++) {
        f->deadline_us = has_deadline ? loop_now_us(f->home.loop) + LONG_US : 0;
        assert_int_equal(ask(f, (struct search_engine){.hangs = true}, false), ERR_SEARCH_FAILED);
        assert_true(f->call.retry_after_s > 0);
        assert_true(f->engine.deadline_us < loop_now_us(f->home.loop) + LONG_US / 2);
        assert_int_equal(ask(f, (struct search_engine){.hangs = true}, true), ERR_OK);
        assert_int_equal(f->suggestions.n_suggestions, 0);
    }
}

static void test_a_call_that_has_less_time_keeps_its_deadline(void **state)
{
    struct fixture *f = *state;

    f->deadline_us = loop_now_us(f->home.loop) + 1000;
    ask(f, (struct search_engine){.err = ERR_OK}, false);
    assert_int_equal(f->engine.deadline_us, f->deadline_us);
}

static void test_what_an_engine_says_comes_out_as_one_of_two_errors(void **state)
{
    static const struct {
        enum err said, heard;
    } cases[] = {
        {ERR_OK, ERR_OK},
        {ERR_SEARCH_FAILED, ERR_SEARCH_FAILED},
        {ERR_INDEX_NOT_FOUND, ERR_INDEX_NOT_FOUND},
        {ERR_DEADLINE_EXCEEDED, ERR_SEARCH_FAILED},
        {ERR_DEPENDENCY_UNAVAILABLE, ERR_SEARCH_FAILED},
        {ERR_OVERLOADED, ERR_SEARCH_FAILED},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct search_engine engine = {.err = cases[i].said};

        assert_int_equal(ask(f, engine, false), cases[i].heard);
        assert_int_equal(f->call.retry_after_s > 0, cases[i].heard != ERR_OK);
    }
    assert_int_equal(f->found.total, 7);
}

static void test_suggestions_fail_only_where_an_engine_refuses(void **state)
{
    static const enum err failures[] = {ERR_SEARCH_FAILED, ERR_INDEX_NOT_FOUND,
                                        ERR_DEADLINE_EXCEEDED, ERR_DEPENDENCY_UNAVAILABLE};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++) {
        assert_int_equal(ask(f, (struct search_engine){.err = failures[i]}, true), ERR_OK);
        assert_int_equal(f->suggestions.n_suggestions, 0);
    }
    assert_int_equal(ask(f, (struct search_engine){.err = ERR_SUGGEST_FAILED}, true),
                     ERR_SUGGEST_FAILED);
    assert_int_equal(ask(f, (struct search_engine){.err = ERR_OK}, true), ERR_OK);
    assert_int_equal(f->suggestions.n_suggestions, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_engine_that_hangs_is_one_that_is_away, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_call_that_has_less_time_keeps_its_deadline, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_an_engine_says_comes_out_as_one_of_two_errors,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_suggestions_fail_only_where_an_engine_refuses, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
