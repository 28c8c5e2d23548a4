/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the tables of generated DTO tests. It knows no type: what is accepted and refused, and why,
 * stands in the table. Every case parses its text anew, as a request would.
 */
#include "dto_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"

#define DEPTH_MAX 16

/* The case's text with its mark filled in. */
static const char *fill(struct arena *arena, const struct dto_case *it)
{
    const char *mark = strchr(it->json, '\001');
    size_t step;
    char *text, *end;

    if (!mark)
        return it->json;
    step = strlen(it->fill) + strlen(it->separator);
    text = arena_alloc(arena, strlen(it->json) + it->n_fill * step + 1);
    end = mempcpy(text, it->json, (size_t)(mark - it->json));
    for (unsigned i = 0; i < it->n_fill; i++) {
        end = stpcpy(end, i ? it->separator : "");
        end = stpcpy(end, it->fill);
    }
    strcpy(end, mark + 1);
    return text;
}

static void check_problem(const struct dto_codec *codec, const struct dto_case *it,
                          const struct jread_problem *problem)
{
    if (!problem)
        fail_msg("%s: %s: accepted", codec->name, it->what);
    if (problem->err != it->err)
        fail_msg("%s: %s: err %d and not %d (%s)", codec->name, it->what, (int)problem->err,
                 (int)it->err, problem->detail ? problem->detail : "");
    if (!problem->pointer || strcmp(problem->pointer, it->pointer) != 0)
        fail_msg("%s: %s: at %s and not %s", codec->name, it->what,
                 problem->pointer ? problem->pointer : "nothing", it->pointer);
}

static void run_case(const struct dto_codec *codec, const struct dto_case *it)
{
    struct arena *arena = arena_new();
    const char *text = fill(arena, it);
    struct jread_problem broken = {0};
    struct jread *in = jread_body(arena, text, strlen(text), DEPTH_MAX, &broken);
    char *value = arena_alloc(arena, codec->size);
    bool ok;

    if (!in)
        fail_msg("%s: %s: no JSON: %s", codec->name, it->what, broken.detail);
    ok = codec->decode(in, value);
    if (ok != (it->err == ERR_OK)) {
        const struct jread_problem *problem = jread_problems(in);

        fail_msg("%s: %s: %s (%s)", codec->name, it->what, ok ? "accepted" : "refused",
                 problem && problem->detail ? problem->detail : "");
    }
    if (!ok) {
        check_problem(codec, it, jread_problems(in));
    } else if (it->has_presence) {
        enum presence presence;

        memcpy(&presence, value + it->presence_at, sizeof presence);
        if (presence != it->presence)
            fail_msg("%s: %s: presence is %d and not %d", codec->name, it->what, (int)presence,
                     (int)it->presence);
    }
    arena_free(arena);
}

void dto_case_run(const struct dto_codec *codec, const struct dto_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        run_case(codec, &cases[i]);
}

static const char *once_around(const struct dto_codec *codec, struct arena *arena, const char *json)
{
    struct jread_problem broken = {0};
    struct jread *in = jread_body(arena, json, strlen(json), DEPTH_MAX, &broken);
    void *value = arena_alloc(arena, codec->size);
    struct jwrite out;

    if (!in || !codec->decode(in, value)) {
        const struct jread_problem *problem = in ? jread_problems(in) : &broken;

        fail_msg("%s: refused %s: %s at %s", codec->name, json,
                 problem && problem->detail ? problem->detail : "",
                 problem && problem->pointer ? problem->pointer : "");
    }
    jwrite_init(&out, arena, strlen(json));
    codec->encode(&out, value);
    return arena_strndup(arena, out.text, out.len);
}

static void go_around(const struct dto_codec *codec, const char *json)
{
    struct arena *arena = arena_new();
    const char *once = once_around(codec, arena, json);

    assert_string_equal(once, json);
    assert_string_equal(once_around(codec, arena, once), once);
    arena_free(arena);
}

void dto_case_round_trips(const struct dto_trip *trips, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        go_around(trips[i].codec, trips[i].full);
        if (trips[i].sparse)
            go_around(trips[i].codec, trips[i].sparse);
    }
}
