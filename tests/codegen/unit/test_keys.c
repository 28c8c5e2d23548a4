/* SPDX-License-Identifier: Apache-2.0 */
/* The table of keys: complete in itself, in the language's page, and one with its examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "keys.h"

static const char *read_language_page(void)
{
    struct buf text = {0};
    char block[4096];
    size_t len;
    FILE *file = fopen(SOURCE_ROOT "/spec/README.md", "rb");

    assert_non_null(file);
    while ((len = fread(block, 1, sizeof block, file)) > 0)
        buf_add_n(&text, block, len);
    fclose(file);
    return text.text;
}

/* `key` or key: in an example. */
static bool is_mentioned(const char *page, const char *key)
{
    return strstr(page, mem_printf("`%s`", key)) || strstr(page, mem_printf("%s:", key));
}

static void test_every_key_is_in_the_language_page(void **state)
{
    const char *page = read_language_page();

    (void)state;
    for (size_t i = 0; i < n_keys; i++)
        if (!is_mentioned(page, keys[i].name))
            fail_msg("spec/README.md does not mention `%s` of %s", keys[i].name,
                     shapes[keys[i].in].name);
}

static void test_every_shape_says_what_it_is_and_takes_some_form(void **state)
{
    (void)state;
    for (enum shape_id id = SHAPE_NONE + 1; id < SHAPE_COUNT; id++) {
        const struct shape *shape = &shapes[id];
        assert_non_null(shape->name);
        assert_non_null(shape->what);
        assert_true(shape->has_text || shape->item || shape->each || shape->has_keys);
        assert_true(!shape->each || (shape->key_pattern && shape->key_what));
    }
}

static void test_every_mapping_with_keys_has_some_and_no_key_twice(void **state)
{
    (void)state;
    for (enum shape_id id = SHAPE_NONE + 1; id < SHAPE_COUNT; id++) {
        size_t n = 0;
        for (size_t i = 0; i < n_keys; i++)
            n += keys[i].in == (shapes[id].keys_of ? shapes[id].keys_of : id);
        assert_true(shapes[id].has_keys ? n > 0 : n == 0);
    }
    for (size_t i = 0; i < n_keys; i++)
        assert_ptr_equal(keys_find(keys[i].in, keys[i].name), &keys[i]);
}

/* Each example is what its key takes. */
static void test_every_example_has_the_shape_of_its_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_keys; i++) {
        const char *text = mem_printf("%s: %s\n", keys[i].name, keys[i].example);
        const struct node *root;
        const struct node *value;
        if (!keys[i].example)
            continue;
        diag_reset();
        root = yaml_parse("example", text, strlen(text));
        value = yaml_get(root, keys[i].name);
        if (!value || !keys_fits_node(value, keys[i].shape, keys[i].name))
            fail_msg("the example of `%s`: %s", keys[i].name, diag_text());
    }
}

static void test_a_wrong_tree_is_reported_whole(void **state)
{
    static const char text[] = "domain: Wish\nerorrs: {}\nentities: []\nenums: { kind: [a b] }\n";
    const char *report;

    (void)state;
    diag_reset();
    assert_false(keys_check(yaml_parse("a.yaml", text, strlen(text)), SHAPE_DOMAIN_FILE));
    report = diag_text();
    assert_int_equal(diag_n_errors(), 4);
    assert_non_null(strstr(report, "1:9: error: `domain` must be a snake_case name, not `Wish`"));
    assert_non_null(strstr(report, "2:1: error: unknown key `erorrs` in a domain"));
    assert_non_null(strstr(report, "did you mean `errors`?"));
    assert_non_null(strstr(report, "3:11: error: `entities` must be a mapping of entities"));
    assert_non_null(strstr(report, "4:17: error: `kind` must be a word, not `a b`"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_is_in_the_language_page),
        cmocka_unit_test(test_every_shape_says_what_it_is_and_takes_some_form),
        cmocka_unit_test(test_every_mapping_with_keys_has_some_and_no_key_twice),
        cmocka_unit_test(test_every_example_has_the_shape_of_its_key),
        cmocka_unit_test(test_a_wrong_tree_is_reported_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
