/* SPDX-License-Identifier: Apache-2.0 */
/* Example values: each is one that its type accepts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <regex.h>

#include "buf.h"
#include "sample.h"

static void test_a_sample_matches_its_pattern_as_a_whole(void **state)
{
    static const char *const patterns[] = {
        "[A-Z]{3}-[0-9]{2,4}",
        "ORD-[0-9]{8}-[0-9A-Z]{8}",
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "(cat|dog)s?",
        "[^a-z]+\\.[[:alnum:]_]*",
        "a.c",
        "[]x]{2}",
        "x*",
    };
    regex_t compiled;

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        const char *text = sample_match(patterns[i], 0);

        assert_int_equal(regcomp(&compiled, mem_printf("^(%s)$", patterns[i]), REG_EXTENDED), 0);
        if (regexec(&compiled, text, 0, NULL, 0))
            fail_msg("%s does not match %s", text, patterns[i]);
        regfree(&compiled);
    }
}

static void test_what_repeats_grows_to_the_length_that_is_asked(void **state)
{
    (void)state;
    assert_int_equal(strlen(sample_match("[0-9]+", 8)), 8);
    assert_int_equal(strlen(sample_match("PAY-[0-9A-Z]{8,}", 20)), 20);
    assert_int_equal(strlen(sample_match("[a-z]{1,4}", 9)), 4); /* no more than it lets */
}

static void test_samples_stay_within_bounds(void **state)
{
    static const struct scalar text = {.kind = KIND_STR}, code = {.kind = KIND_STR, .ascii = true};
    const struct type_use few = {
        .kind = KIND_I64, .has_max = true, .max = 2, .scalar = &(struct scalar){.kind = KIND_I64}};
    const struct type_use dear = {.kind = KIND_MONEY, .has_min = true, .min = 2000050};
    const struct type_use shorter = {.kind = KIND_STR, .scalar = &text, .has_max = true, .max = 4};
    const struct type_use longer = {
        .kind = KIND_STR, .scalar = &code, .has_min = true, .min = 12, .has_max = true, .max = 13};

    (void)state;
    assert_string_equal(json_print_compact(sample_value(&few, NULL, "n")), "2");
    assert_string_equal(json_print_compact(sample_value(&dear, NULL, "price")), "20000.50");
    assert_string_equal(json_print_compact(sample_value(&shorter, NULL, "title")), "\"Titl\"");
    assert_string_equal(json_print_compact(sample_value(&longer, NULL, "order_no")),
                        "\"ORDER-NO-1-1\"");
}

static void test_money_has_two_decimals_and_one_sign(void **state)
{
    (void)state;
    assert_string_equal(sample_money(1290000), "12900.00");
    assert_string_equal(sample_money(-5), "-0.05");
    assert_string_equal(sample_money(-1205), "-12.05");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sample_matches_its_pattern_as_a_whole),
        cmocka_unit_test(test_what_repeats_grows_to_the_length_that_is_asked),
        cmocka_unit_test(test_samples_stay_within_bounds),
        cmocka_unit_test(test_money_has_two_decimals_and_one_sign),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
