/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a body, a query or a path, read by any decoder: the input starts with the source and
 * a few steps (what to read, by which rule, under which key), and the rest is what the client sent.
 * Whatever is read must be what the contract says: bounded, well-formed, and complained about
 * exactly when jread_done() says so.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "jread.h"
#include "value_utf8.h"

#define DEPTH_MAX 16
#define N_STEPS 8
#define LEVELS_MAX 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const char *const keys[] = {"", "a", "b", "id", "items", "김", "a/b"};
static const char *const choice_texts[] = {"a", "bb", ""};
static const struct enum_names choices = {choice_texts, 3};

static const struct jread_rule rules[] = {
    {0},
    {.min = 1, .max = 3, .err = ERR_OVERLOADED, .missing = ERR_FORBIDDEN},
    {.min = 1},
    {.min = INT64_MIN, .max = -1},
    {.min = -5, .max = INT64_MAX, .err = ERR_OVERLOADED},
    {.id = true},
    {.ascii = true, .min = 1, .max = 64},
    {.pattern = "[0-9a-f]{2}(-[0-9a-f]{2}){0,3}|a*", .max = 40},
};

/* One step reads one member of in, in one of the ways there are. */
struct step {
    const char *key;
    const struct jread_rule *rule;
    uint8_t what;
};

static struct step step_of(const uint8_t *bytes)
{
    return (struct step){
        .key = keys[bytes[0] % (sizeof(keys) / sizeof(keys[0]))],
        .rule = &rules[bytes[0] / 16 % (sizeof(rules) / sizeof(rules[0]))],
        .what = bytes[1],
    };
}

static void check_text(const struct step *step, const char *text)
{
    size_t len = strlen(text), n = value_utf8_count(text, len);

    assert(value_utf8_valid_len(text, len) == len);
    if (step->rule->min >= 1)
        assert(n >= (size_t)step->rule->min && !value_utf8_is_blank(text, len));
    if (step->rule->max > 0)
        assert(n <= (size_t)step->rule->max);
}

static void check_number(const struct step *step, int64_t number)
{
    const struct jread_rule *rule = step->rule;

    if (rule->min || rule->max)
        assert(number >= rule->min && (rule->max < rule->min || number <= rule->max));
}

static void read_number(struct jread *in, const struct step *step)
{
    static void (*const readers[])(struct jread *, const char *, const struct jread_rule *,
                                   enum presence *, int64_t *) = {jread_opt_i64, jread_opt_money,
                                                                  jread_opt_time, jread_opt_date};
    enum presence presence = PRESENCE_ABSENT;
    int64_t number = 0;

    readers[step->what / 8 % 4](in, step->key, step->rule, &presence, &number);
    if (presence == PRESENCE_VALUE)
        check_number(step, number);
    jread_not_null(in, step->key, step->rule, presence);
}

static void read_required(struct jread *in, const struct step *step)
{
    const char *text = NULL;
    bool truth;
    int choice = 0;

    jread_str(in, step->key, step->rule, &text);
    if (text)
        check_text(step, text);
    jread_bool(in, step->key, step->rule, &truth);
    jread_enum(in, step->key, step->rule, &choices, &choice);
    assert(choice >= 0 && choice < 3);
}

static void read_raw(struct jread *in, const struct step *step)
{
    struct jread_problem problem;
    const char *raw, *json = NULL;
    size_t len;

    jread_json(in, step->key, step->rule, &json);
    if (!jread_raw(in, step->key, &raw, &len) || !json)
        return;
    assert(strlen(json) == len);
    json = arena_printf(jread_arena(in), "{\"a\":%s}", json);
    assert(jread_body(jread_arena(in), json, strlen(json), DEPTH_MAX + 1, &problem));
}

static void read_steps(struct jread *in, const uint8_t *steps, unsigned level);

static void read_list(struct jread *in, const struct step *step, const uint8_t *steps,
                      unsigned level)
{
    enum presence presence;
    size_t n;
    struct jread *list = jread_list(in, step->key, step->rule, false, &presence, &n);

    for (size_t i = 0; i < n; i++) {
        const char *text = NULL;
        int64_t number = 0;

        if (step->what & 32) {
            read_steps(jread_item(list, i), steps, level + 1);
            continue;
        }
        jread_item_i64(list, i, step->rule, &number);
        jread_item_str(list, i, step->rule, &text);
    }
}

static void read_steps(struct jread *in, const uint8_t *steps, unsigned level)
{
    if (level > LEVELS_MAX)
        return;
    for (unsigned i = 0; i < N_STEPS; i++) {
        struct step step = step_of(steps + 2 * i);
        enum presence presence;

        switch (step.what % 6) {
        case 0:
            read_number(in, &step);
            break;
        case 1:
            read_required(in, &step);
            break;
        case 2:
            read_raw(in, &step);
            break;
        case 3:
            read_steps(jread_object(in, step.key, step.rule, step.what & 64, &presence), steps,
                       level + 1);
            break;
        case 4:
            read_list(in, &step, steps, level);
            break;
        case 5:
            break;
        }
    }
    jread_done(in);
}

static void check_problems(struct jread *in, bool is_url)
{
    const struct jread_problem *problem = jread_problems(in);

    assert(jread_done(in) == !problem);
    for (; problem; problem = problem->next) {
        const char *place = is_url ? problem->parameter : problem->pointer;

        assert(place && problem->detail && problem->err != ERR_OK);
        assert(value_utf8_valid_len(place, strlen(place)) == strlen(place));
    }
}

static struct jread *open_any(struct arena *arena, uint8_t source, const char *text, size_t len)
{
    struct jread_problem problem = {0};
    struct jread *in;

    if (source % 4 == 0)
        return jread_query(arena, text, len);
    if (source % 4 == 1)
        return jread_path(arena, 1, &keys[1], &text, &len);
    in = jread_body(arena, text, len, DEPTH_MAX, &problem);
    assert(in || (problem.err == ERR_MALFORMED_BODY && problem.detail));
    return in;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const size_t head = 1 + 2 * N_STEPS;
    struct arena *arena;
    struct jread *in;

    if (len < head)
        return 0;
    arena = arena_new();
    in = open_any(arena, data[0], (const char *)data + head, len - head);
    if (in) {
        read_steps(in, data + 1, 0);
        check_problems(in, data[0] % 4 < 2);
    }
    arena_free(arena);
    return 0;
}
