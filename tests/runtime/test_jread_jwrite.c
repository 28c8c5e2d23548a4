/* SPDX-License-Identifier: Apache-2.0 */
/* What jwrite writes, jread reads back: random values of every kind, from a fixed seed. */
#include "jread.h"
#include "jwrite.h"

#include "arena.h"
#include "value_utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define ROUNDS 3000
#define TEXT_MAX 40
#define LINES_MAX 12
#define TIME_SPAN_US INT64_C(60000000000000000)

static uint64_t seed;

/* xorshift64* */
static uint64_t any(void)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return seed * UINT64_C(2685821657736338717);
}

static int64_t any_i64(void)
{
    uint64_t bits = any() >> (any() % 64);

    return (int64_t)(any() % 2 ? bits : -bits);
}

static const char *any_text(struct arena *arena)
{
    size_t n = any() % TEXT_MAX;
    char *text = arena_alloc(arena, n * 4 + 1), *p = text;

    for (size_t i = 0; i < n; i++) {
        static const uint32_t limits[] = {0x20, 0x80, 0x800, 0x10000, 0x110000};
        uint32_t code_point = 1 + (uint32_t)(any() % (limits[any() % 5] - 1));

        if (code_point < 0xd800 || code_point > 0xdfff)
            p += value_utf8_encode(code_point, p);
    }
    return text;
}

struct line {
    int64_t id, price;
    const char *note;
    enum presence note_presence;
};

struct order {
    int64_t created_at, due;
    const char *name;
    bool is_open;
    int color;
    struct line lines[LINES_MAX];
    size_t n_lines;
};

static const char *const color_texts[] = {"RED", "GREEN", "BLUE"};
static const struct enum_names colors = {color_texts, 3};

static struct order any_order(struct arena *arena)
{
    struct order order = {
        .created_at = any_i64() % TIME_SPAN_US,
        .due = any_i64() % 700000,
        .name = any_text(arena),
        .is_open = any() % 2,
        .color = (int)(any() % 3),
        .n_lines = any() % LINES_MAX,
    };

    for (size_t i = 0; i < order.n_lines; i++)
        order.lines[i] = (struct line){
            .id = any_i64(),
            .price = any_i64(),
            .note = any_text(arena),
            .note_presence = any() % 2 ? PRESENCE_VALUE : PRESENCE_NULL,
        };
    return order;
}

static void encode(struct jwrite *out, const struct order *order)
{
    jwrite_object(out, NULL);
    jwrite_time(out, "createdAt", order->created_at);
    jwrite_date(out, "due", order->due);
    jwrite_str(out, "name", order->name);
    jwrite_bool(out, "isOpen", order->is_open);
    jwrite_enum(out, "color", order->color, &colors);
    jwrite_array(out, "lines");
    for (size_t i = 0; i < order->n_lines; i++) {
        const struct line *line = &order->lines[i];

        jwrite_object(out, NULL);
        jwrite_i64(out, "id", line->id);
        jwrite_money(out, "price", line->price);
        jwrite_opt_str(out, "note", line->note_presence, line->note);
        jwrite_object_end(out);
    }
    jwrite_array_end(out);
    jwrite_object_end(out);
}

static bool decode(struct jread *in, struct order *ret)
{
    struct jread *list;

    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_date(in, "due", NULL, &ret->due);
    jread_str(in, "name", NULL, &ret->name);
    jread_bool(in, "isOpen", NULL, &ret->is_open);
    jread_enum(in, "color", NULL, &colors, &ret->color);
    list = jread_list(in, "lines", NULL, true, NULL, &ret->n_lines);
    for (size_t i = 0; i < ret->n_lines; i++) {
        struct jread *item = jread_item(list, i);
        struct line *line = &ret->lines[i];

        jread_i64(item, "id", NULL, &line->id);
        jread_money(item, "price", NULL, &line->price);
        jread_opt_str(item, "note", NULL, &line->note_presence, &line->note);
        jread_done(item);
    }
    return jread_done(in);
}

static void assert_same(const struct order *a, const struct order *b)
{
    assert_int_equal(a->created_at, b->created_at);
    assert_int_equal(a->due, b->due);
    assert_string_equal(a->name, b->name);
    assert_int_equal(a->is_open, b->is_open);
    assert_int_equal(a->color, b->color);
    assert_int_equal(a->n_lines, b->n_lines);
    for (size_t i = 0; i < a->n_lines; i++) {
        assert_int_equal(a->lines[i].id, b->lines[i].id);
        assert_int_equal(a->lines[i].price, b->lines[i].price);
        assert_int_equal(a->lines[i].note_presence, b->lines[i].note_presence);
        if (a->lines[i].note_presence == PRESENCE_VALUE)
            assert_string_equal(a->lines[i].note, b->lines[i].note);
    }
}

static void test_what_is_encoded_is_decoded(void **state)
{
    (void)state;
    for (uint64_t round = 1; round <= ROUNDS; round++) {
        struct arena *arena = arena_new();
        struct jread_problem problem = {0};
        struct order order, back = {0};
        struct jwrite out;
        struct jread *in;

        seed = round * UINT64_C(0x9e3779b97f4a7c15);
        order = any_order(arena);
        jwrite_init(&out, arena, 1 + any() % 100);
        encode(&out, &order);
        in = jread_body(arena, out.text, out.len, 16, &problem);
        if (!in)
            fail_msg("round %d: %s", (int)round, problem.detail);
        assert_true(decode(in, &back));
        assert_same(&order, &back);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_encoded_is_decoded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
