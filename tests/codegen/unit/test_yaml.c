/* SPDX-License-Identifier: Apache-2.0 */
/* The tree of YAML: places, and what the spec language does not take from YAML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "yaml_tree.h"

static int forget_diagnostics(void **state)
{
    (void)state;
    diag_reset();
    return 0;
}

static const struct node *parse(const char *text)
{
    return yaml_parse("a.yaml", text, strlen(text));
}

static void assert_refused(const char *text, const char *report)
{
    diag_reset();
    assert_null(parse(text));
    assert_int_equal(diag_n_errors(), 1);
    assert_non_null(strstr(diag_text(), report));
}

static void test_nodes_know_line_column_and_length(void **state)
{
    const struct node *root = parse("a:\n  bee: { \"c\": 'text' }\n");
    const struct node *bee = yaml_get(yaml_get(root, "a"), "bee");
    const struct node *key = yaml_key(yaml_get(root, "a"), "bee");

    (void)state;
    assert_int_equal(key->at.line, 2);
    assert_int_equal(key->at.column, 3);
    assert_int_equal(key->at.length, 3);
    assert_int_equal(bee->at.column, 8);
    assert_int_equal(bee->at.length, 1);
    assert_string_equal(yaml_get(bee, "c")->text, "text");
    assert_int_equal(yaml_get(bee, "c")->at.length, 6); /* with its quotes */
    assert_string_equal(key->at.file, "a.yaml");
}

static void test_columns_count_characters_and_not_bytes(void **state)
{
    const struct node *root = parse("{ a: 상품, b: c }");

    (void)state;
    assert_int_equal(yaml_key(root, "b")->at.column, 10);
}

static void test_keys_keep_their_order_and_may_stand_twice(void **state)
{
    const struct node *root = parse("z: 1\na: 2\nz: 3\n");

    (void)state;
    assert_int_equal(root->n, 3);
    assert_string_equal(root->pairs[0].key->text, "z");
    assert_string_equal(root->pairs[2].value->text, "3");
    assert_string_equal(yaml_get(root, "z")->text, "1");
}

static void test_nothing_after_a_key_is_no_value_but_an_empty_text_is_one(void **state)
{
    const struct node *root = parse("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\n");

    (void)state;
    assert_null(yaml_get(root, "a"));
    assert_null(yaml_get(root, "b"));
    assert_null(yaml_get(root, "c"));
    assert_string_equal(yaml_get(root, "d")->text, "");
    assert_string_equal(yaml_get(root, "e")->text, "null");
    assert_non_null(yaml_key(root, "a"));
}

static void test_types_with_bounds_and_marks_are_plain_texts(void **state)
{
    const struct node *root = parse("{ a: string(1..80)?, b: time?, c: -2 }");

    (void)state;
    assert_string_equal(yaml_get(root, "a")->text, "string(1..80)?");
    assert_string_equal(yaml_get(root, "b")->text, "time?");
    assert_string_equal(yaml_get(root, "c")->text, "-2");
}

static void test_what_the_language_does_not_use_is_refused_with_its_place(void **state)
{
    (void)state;
    assert_refused("a: &x 1\n", "a.yaml:1:4: error: anchors are not part");
    assert_refused("a: &x { b: 1 }\n", "a.yaml:1:4: error: anchors are not part");
    assert_refused("a: 1\nb: *a\n", "a.yaml:2:4: error: aliases are not part");
    assert_refused("a: !!str 1\n", "a.yaml:1:4: error: tags are not part");
    assert_refused("a: 1\n---\nb: 2\n", "a.yaml:2:1: error: a second document");
    assert_refused("a: 1\n\tb: 2\n", "a.yaml:2:1: error: a tab");
    assert_refused("? [a]\n: 1\n", "a.yaml:1:3: error: a key must be a word");
    assert_refused("", "a.yaml:1:1: error: the file is empty");
    assert_refused("# only this\n", "the file is empty");
    assert_refused("a: \"x\\0y\"\n", "a.yaml:1:4: error: a text cannot contain U+0000");
}

static void test_broken_yaml_is_reported_where_it_breaks(void **state)
{
    (void)state;
    assert_refused("a: { b: 1\nc: 2\n", "a.yaml:2:2: error: did not find expected ',' or '}'");
    assert_refused("a: 'x\n", "a.yaml:2:1: error: found unexpected end of stream");
    assert_refused("a: b: c\n", "a.yaml:1:5: error: mapping values are not allowed");
}

static void test_bytes_that_are_not_utf8_are_refused(void **state)
{
    (void)state;
    assert_refused("a: \xff\xfe\n", "the file is not UTF-8");
    assert_refused("a: \xed\xa0\x80\n", "the file is not UTF-8");
}

static void test_nesting_has_an_end(void **state)
{
    (void)state;
    assert_non_null(parse("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"));
    assert_refused("[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "a.yaml:1:17: error: nested too deeply");
}

static void test_a_file_that_cannot_be_read_is_named(void **state)
{
    (void)state;
    assert_null(yaml_read("/nonexistent/b.yaml", "b.yaml"));
    assert_string_equal(diag_text(), "b.yaml: error: cannot be read: No such file or directory\n"
                                     "1 error; nothing was written\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_nodes_know_line_column_and_length, forget_diagnostics),
        cmocka_unit_test_setup(test_columns_count_characters_and_not_bytes, forget_diagnostics),
        cmocka_unit_test_setup(test_keys_keep_their_order_and_may_stand_twice, forget_diagnostics),
        cmocka_unit_test_setup(test_nothing_after_a_key_is_no_value_but_an_empty_text_is_one,
                               forget_diagnostics),
        cmocka_unit_test_setup(test_types_with_bounds_and_marks_are_plain_texts,
                               forget_diagnostics),
        cmocka_unit_test_setup(test_what_the_language_does_not_use_is_refused_with_its_place,
                               forget_diagnostics),
        cmocka_unit_test_setup(test_broken_yaml_is_reported_where_it_breaks, forget_diagnostics),
        cmocka_unit_test_setup(test_bytes_that_are_not_utf8_are_refused, forget_diagnostics),
        cmocka_unit_test_setup(test_nesting_has_an_end, forget_diagnostics),
        cmocka_unit_test_setup(test_a_file_that_cannot_be_read_is_named, forget_diagnostics),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
