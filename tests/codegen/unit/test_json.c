/* SPDX-License-Identifier: Apache-2.0 */
/* The compiler's JSON printer: stable, escaped, and in the order of the calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "json.h"

static void test_members_keep_the_order_in_which_they_were_set(void **state)
{
    struct json *object = json_object();

    (void)state;
    json_set_text(object, "zebra", "z");
    json_set_number(object, "ant", -1);
    json_set_text(object, "zebra", "again");
    assert_string_equal(json_print_compact(object), "{\"zebra\":\"again\",\"ant\":-1}");
    assert_int_equal(json_count(object), 2);
    assert_null(json_get(object, "bee"));
}

static void test_text_is_escaped_and_utf8_is_left_alone(void **state)
{
    (void)state;
    assert_string_equal(json_print_compact(json_text("a\"b\\c\n\t\x7f 상품")),
                        "\"a\\\"b\\\\c\\n\\u0009\\u007f 상품\"");
    assert_string_equal(json_print_compact(json_text(NULL)), "null");
}

static void test_objects_are_indented_and_short_arrays_stay_on_a_line(void **state)
{
    struct json *object = json_object();
    struct json *list = json_set_array(object, "list");

    (void)state;
    json_add_text(list, "a");
    json_add(list, json_bool(true));
    json_set_object(json_set_object(object, "inner"), "empty");
    json_add_object(json_set_array(object, "objects"));
    json_set(object, "step", json_literal("0.01"));
    assert_string_equal(json_print(object), "{\n"
                                            "  \"list\": [\"a\", true],\n"
                                            "  \"inner\": {\n"
                                            "    \"empty\": {}\n"
                                            "  },\n"
                                            "  \"objects\": [\n"
                                            "    {}\n"
                                            "  ],\n"
                                            "  \"step\": 0.01\n"
                                            "}\n");
}

static void test_an_array_that_fills_the_line_is_broken(void **state)
{
    struct json *fits = json_array(), *breaks = json_array();

    (void)state;
    json_add(fits, json_textf("%094d", 0)); /* with quotes, brackets and a comma: 99 columns */
    json_add(breaks, json_textf("%096d", 0));
    assert_null(strchr(json_print(fits) + 1, ' '));
    assert_non_null(strstr(json_print(breaks), "[\n  \"000"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_keep_the_order_in_which_they_were_set),
        cmocka_unit_test(test_text_is_escaped_and_utf8_is_left_alone),
        cmocka_unit_test(test_objects_are_indented_and_short_arrays_stay_on_a_line),
        cmocka_unit_test(test_an_array_that_fills_the_line_is_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
