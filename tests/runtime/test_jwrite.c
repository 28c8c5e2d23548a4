/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON writer: separators, escapes at every offset, and growth. */
#include "jwrite.h"

#include "arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_written(const struct jwrite *out, const char *expected)
{
    assert_string_equal(arena_strndup(arena, out->text, out->len), expected);
}

static void test_members_are_separated_at_every_level(void **state)
{
    struct jwrite out;

    (void)state;
    jwrite_init(&out, arena, 1);
    jwrite_object(&out, NULL);
    jwrite_i64(&out, "id", -42);
    jwrite_array(&out, "items");
    jwrite_object(&out, NULL);
    jwrite_object_end(&out);
    jwrite_array(&out, NULL);
    jwrite_array_end(&out);
    jwrite_bool(&out, NULL, true);
    jwrite_array_end(&out);
    jwrite_object(&out, "more");
    jwrite_str(&out, "name", "x");
    jwrite_null(&out, "gone");
    jwrite_object_end(&out);
    jwrite_bool(&out, "last", false);
    jwrite_object_end(&out);
    assert_written(&out, "{\"id\":-42,\"items\":[{},[],true],\"more\":{\"name\":\"x\","
                         "\"gone\":null},\"last\":false}");
}

static void test_every_kind_has_its_form(void **state)
{
    static const char *const texts[] = {"PRIVATE", "SHARED"};
    const struct enum_names names = {texts, LENGTH(texts)};
    struct jwrite out;

    (void)state;
    jwrite_init(&out, arena, 0);
    jwrite_array(&out, NULL);
    jwrite_i64(&out, NULL, INT64_MIN);
    jwrite_money(&out, NULL, 1290000);
    jwrite_time(&out, NULL, 6);
    jwrite_date(&out, NULL, 1);
    jwrite_enum(&out, NULL, 1, &names);
    jwrite_json(&out, NULL, "{\"a\":[1]}");
    jwrite_array_end(&out);
    assert_written(&out, "[-9223372036854775808,12900.00,\"1970-01-01T00:00:00.000006Z\","
                         "\"1970-01-02\",\"SHARED\",{\"a\":[1]}]");
}

static void test_what_has_no_value_is_null(void **state)
{
    static const char *const texts[] = {"A"};
    const struct enum_names names = {texts, LENGTH(texts)};
    const enum presence none[] = {PRESENCE_ABSENT, PRESENCE_NULL};

    (void)state;
    for (size_t i = 0; i < LENGTH(none); i++) {
        struct jwrite out;

        jwrite_init(&out, arena, 0);
        jwrite_array(&out, NULL);
        jwrite_opt_i64(&out, NULL, none[i], 1);
        jwrite_opt_bool(&out, NULL, none[i], true);
        jwrite_opt_str(&out, NULL, none[i], "x");
        jwrite_opt_money(&out, NULL, none[i], 1);
        jwrite_opt_time(&out, NULL, none[i], 1);
        jwrite_opt_date(&out, NULL, none[i], 1);
        jwrite_opt_enum(&out, NULL, none[i], 0, &names);
        jwrite_opt_json(&out, NULL, none[i], "1");
        jwrite_str(&out, NULL, NULL);
        jwrite_json(&out, NULL, NULL);
        jwrite_array_end(&out);
        assert_written(&out, "[null,null,null,null,null,null,null,null,null,null]");
    }
}

static void test_what_has_a_value_is_written(void **state)
{
    static const char *const texts[] = {"A"};
    const struct enum_names names = {texts, LENGTH(texts)};
    struct jwrite out;

    (void)state;
    jwrite_init(&out, arena, 0);
    jwrite_array(&out, NULL);
    jwrite_opt_i64(&out, NULL, PRESENCE_VALUE, 1);
    jwrite_opt_bool(&out, NULL, PRESENCE_VALUE, true);
    jwrite_opt_str(&out, NULL, PRESENCE_VALUE, "x");
    jwrite_opt_money(&out, NULL, PRESENCE_VALUE, 1);
    jwrite_opt_time(&out, NULL, PRESENCE_VALUE, 1);
    jwrite_opt_date(&out, NULL, PRESENCE_VALUE, 1);
    jwrite_opt_enum(&out, NULL, PRESENCE_VALUE, 0, &names);
    jwrite_opt_json(&out, NULL, PRESENCE_VALUE, "1");
    jwrite_array_end(&out);
    assert_written(&out, "[1,true,\"x\",0.01,\"1970-01-01T00:00:00.000001Z\",\"1970-01-02\","
                         "\"A\",1]");
}

/* One character to escape at each offset of a text, since the scan takes eight bytes at a time. */
static void test_every_control_character_is_escaped_wherever_it_stands(void **state)
{
    static const char *const named[0x80] = {
        ['\b'] = "\\b", ['\t'] = "\\t",  ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
        ['"'] = "\\\"", ['\\'] = "\\\\", ['/'] = "/",    [0x7f] = "\x7f"};

    (void)state;
    for (unsigned char c = 1; c < 0x80; c++) {
        char escape[8];

        if (named[c])
            snprintf(escape, sizeof(escape), "%s", named[c]);
        else
            snprintf(escape, sizeof(escape), c < 0x20 ? "\\u%04x" : "%c", c);
        for (size_t at = 0; at < 20; at++) {
            const char *around = "0123456789abcdefghij";
            struct jwrite out;

            jwrite_init(&out, arena, 1);
            jwrite_str(&out, NULL,
                       arena_printf(arena, "%.*s%c%s", (int)at, around, c, around + at));
            assert_written(
                &out, arena_printf(arena, "\"%.*s%s%s\"", (int)at, around, escape, around + at));
        }
    }
}

static void test_text_beyond_ascii_is_left_as_it_is(void **state)
{
    struct jwrite out;

    (void)state;
    jwrite_init(&out, arena, 0);
    jwrite_str(&out, NULL, "김치 \"1kg\" 🍲\u2028");
    assert_written(&out, "\"김치 \\\"1kg\\\" 🍲\u2028\"");
}

static void test_a_long_text_of_escapes_grows_the_buffer(void **state)
{
    char text[5001] = {0};
    struct jwrite out;

    (void)state;
    memset(text, 1, sizeof(text) - 1);
    jwrite_init(&out, arena, 16);
    jwrite_str(&out, "k", text);
    assert_int_equal(out.len, strlen("\"k\":\"\"") + 6 * (sizeof(text) - 1));
    for (size_t i = 0; i < sizeof(text) - 1; i++)
        assert_memory_equal(out.text + 5 + i * 6, "\\u0001", 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_members_are_separated_at_every_level, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_kind_has_its_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_has_no_value_is_null, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_has_a_value_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_control_character_is_escaped_wherever_it_stands,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_text_beyond_ascii_is_left_as_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_long_text_of_escapes_grows_the_buffer, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
