/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The template engine: what it renders, and what it refuses with which place.
 */
#include "tmpl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "diag.h"

static char *render(const char *text, const struct tmpl_value *data)
{
    diag_reset();
    return tmpl_render_text("/nowhere", "x.tmpl", text, strlen(text), data);
}

static void assert_refused(const char *text, const struct tmpl_value *data, const char *what)
{
    assert_null(render(text, data));
    if (!strstr(diag_text(), what))
        fail_msg("expected `%s` in: %s", what, diag_text());
}

static struct tmpl_value *one(const char *key, const char *value)
{
    struct tmpl_value *map = tmpl_map();

    tmpl_text(map, key, value);
    return map;
}

static struct tmpl_value *two_items(void)
{
    struct tmpl_value *map = tmpl_map();
    struct tmpl_list *list = tmpl_list(map, "items");

    tmpl_text(map, "outer", "o");
    tmpl_text(tmpl_item(list), "name", "a");
    tmpl_text(tmpl_item(list), "name", "b");
    return map;
}

static void test_values_are_put_in(void **state)
{
    (void)state;
    assert_string_equal(render("int {{name}};\n", one("name", "x")), "int x;\n");
    assert_string_equal(render("{{ name }}{{name}}", one("name", "x")), "xx");
}

static void test_a_control_tag_alone_on_its_line_takes_the_line_with_it(void **state)
{
    (void)state;
    assert_string_equal(
        render("{\n    {{#each items}}\n    {{name}} = {{outer}};\n    {{/each}}\n}\n",
               two_items()),
        "{\n    a = o;\n    b = o;\n}\n");
    assert_string_equal(render("{{! what it is }}\nx{{name}}\n", one("name", "")), "x\n");
}

static void test_a_control_tag_beside_text_takes_nothing(void **state)
{
    (void)state;
    assert_string_equal(
        render("{{#each items}}{{name}}{{#if last}}{{else}}, {{/if}}{{/each}}{{outer}}\n",
               two_items()),
        "a, bo\n");
}

static void test_an_if_is_true_for_flags_texts_and_lists_that_have_something(void **state)
{
    const char *text = "{{#if it}}yes{{else}}no{{/if}}";
    struct tmpl_value *flag = tmpl_map(), *list = tmpl_map();

    (void)state;
    tmpl_flag(flag, "it", true);
    assert_string_equal(render(text, flag), "yes");
    tmpl_flag(flag, "it", false);
    assert_string_equal(render(text, flag), "no");
    assert_string_equal(render(text, one("it", "x")), "yes");
    assert_string_equal(render(text, one("it", NULL)), "no");
    tmpl_item(tmpl_list(list, "it"));
    assert_string_equal(render(text, list), "yes");
}

static void test_further_lines_of_a_value_stand_below_its_tag(void **state)
{
    (void)state;
    assert_string_equal(render("    .text = {{it}},\n", one("it", "a\nb")),
                        "    .text = a\n            b,\n");
}

static void test_filters_make_text_of_a_language(void **state)
{
    (void)state;
    assert_string_equal(render("{{it|c}}", one("it", "a\"b\\c\td")), "\"a\\\"b\\\\c\\td\"");
    assert_string_equal(render("{{it|c}}", one("it", "x\001"
                                                     "7")),
                        "\"x\\0017\"");
    assert_string_equal(render("{{it|c}}", one("it", "a?"
                                                     "?)b")),
                        "\"a\\?"
                        "?)b\"");
    assert_string_equal(render("{{it|c}}", one("it", "one\ntwo")), "\"one\\n\"\n\"two\"");
    assert_string_equal(render("{{it|sql}}", one("it", "SELECT 1\nFROM t")),
                        "\"SELECT 1 \"\n\"FROM t\"");
    assert_string_equal(render("{{it|json}}", one("it", "a\"b\n\002")), "\"a\\\"b\\n\\u0002\"");
    assert_string_equal(render("/* {{it|comment}} */", one("it", "a */ b /* c")),
                        "/* a * / b / * c */");
}

static void test_long_lines_of_a_script_become_several_pieces(void **state)
{
    char word[121], wanted[160];

    (void)state;
    memset(word, 'x', 120);
    word[120] = '\0';
    snprintf(wanted, sizeof wanted, "\"%.81s\"\n\"%.39s\"", word, word);
    assert_string_equal(render("{{it|lua}}", one("it", word)), wanted);
    word[72] = ' ';
    word[81] = '\n';
    word[82] = '\0';
    snprintf(wanted, sizeof wanted, "\"%.73s\"\n\"%.8s\\n\"", word, word);
    assert_string_equal(render("{{it|lua}}", one("it", word)), wanted);
    assert_string_equal(render("{{it|lua}}", one("it", "a 'b'\n\"c\"\n")),
                        "\"a 'b'\\n\"\n\"\\\"c\\\"\\n\"");
}

static void test_text_in_a_comment_cannot_end_it(void **state)
{
    (void)state;
    assert_null(strstr(render("{{it|comment}}", one("it", "**/ //*/ */*")), "*/"));
}

static void test_broken_templates_are_refused_with_their_line(void **state)
{
    (void)state;
    assert_refused("a\n{{#each items}}\n{{name}}{{outer}}\n", two_items(), "templates/x.tmpl:2");
    assert_refused("a\nb {{name", one("name", "x"), "templates/x.tmpl:2");
    assert_refused("{{/each}}", tmpl_map(), "no block");
    assert_refused("{{#each items}}{{name}}{{/if}}{{outer}}", two_items(), "closes not");
    assert_refused("{{else}}", tmpl_map(), "no block");
    assert_refused("{{#if it}}{{else}}{{else}}{{/if}}", one("it", "x"), "no if");
    assert_refused("{{#unless it}}{{/unless}}", one("it", "x"), "no such block");
    assert_refused("{{it|shell}}", one("it", "x"), "no filter shell");
    assert_refused("{{> gone}}", tmpl_map(), "no partial gone");
    assert_refused("{{> ../../etc/passwd}}", tmpl_map(), "no partial");
    assert_refused("{{}}", tmpl_map(), "no name");
}

static void test_unknown_names_are_refused(void **state)
{
    (void)state;
    assert_refused("x\n{{nmae}}{{name}}", one("name", "x"), "templates/x.tmpl:2");
    assert_refused("{{#each nobody}}{{/each}}", tmpl_map(), "unknown name `nobody`");
    assert_refused("{{#if nobody}}{{/if}}", tmpl_map(), "unknown name `nobody`");
    assert_refused("{{items}}{{outer}}{{name}}", two_items(), "no text: `items`");
    assert_refused("{{#each it}}{{/each}}", one("it", "x"), "no list: `it`");
}

static void test_a_value_that_no_tag_uses_is_refused(void **state)
{
    struct tmpl_value *map = one("name", "x");

    (void)state;
    tmpl_text(map, "forgotten", "y");
    assert_refused("{{name}}", map, "no tag uses the value `forgotten`");
    assert_refused("{{#each items}}{{/each}}{{outer}}", two_items(),
                   "no tag uses the value `name`");
}

static void test_a_list_that_is_empty_renders_nothing(void **state)
{
    struct tmpl_value *map = tmpl_map();

    (void)state;
    tmpl_list(map, "items");
    assert_string_equal(render("a\n{{#each items}}\n{{whatever}}\n{{/each}}\nb\n", map), "a\nb\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_put_in),
        cmocka_unit_test(test_a_control_tag_alone_on_its_line_takes_the_line_with_it),
        cmocka_unit_test(test_a_control_tag_beside_text_takes_nothing),
        cmocka_unit_test(test_an_if_is_true_for_flags_texts_and_lists_that_have_something),
        cmocka_unit_test(test_further_lines_of_a_value_stand_below_its_tag),
        cmocka_unit_test(test_filters_make_text_of_a_language),
        cmocka_unit_test(test_long_lines_of_a_script_become_several_pieces),
        cmocka_unit_test(test_text_in_a_comment_cannot_end_it),
        cmocka_unit_test(test_broken_templates_are_refused_with_their_line),
        cmocka_unit_test(test_unknown_names_are_refused),
        cmocka_unit_test(test_a_value_that_no_tag_uses_is_refused),
        cmocka_unit_test(test_a_list_that_is_empty_renders_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
