/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 and base64url: every code point both ways, and the malformed forms. */
#include "value_utf8.h"

#include "arena.h"
#include "value_base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void test_every_code_point_goes_both_ways(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10ffff; code_point++) {
        bool is_surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
        char text[4];
        uint32_t back = 0;
        size_t len = value_utf8_encode(code_point, text);

        assert_int_equal(value_utf8_decode(text, len, &back), is_surrogate ? 0 : len);
        if (!is_surrogate)
            assert_int_equal(back, code_point);
        if (len > 1)
            assert_int_equal(value_utf8_decode(text, len - 1, &back), 0);
    }
}

static void test_malformed_bytes_are_found_where_they_are(void **state)
{
    static const char *const bad[] = {
        "\x80",             /* a continuation alone */
        "\xc0\x80",         /* overlong */
        "\xc1\xbf",         /* overlong */
        "\xe0\x9f\xbf",     /* overlong */
        "\xf0\x8f\xbf\xbf", /* overlong */
        "\xed\xa0\x80",     /* a surrogate */
        "\xf4\x90\x80\x80", /* above U+10FFFF */
        "\xf5\x80\x80\x80",
        "\xff",
        "\xe2\x82",
        "\xe2\x28\xa1",
    };
    static const char *const before[] = {"", "a", "eight by", "가나다라", "more than eight bytes"};

    (void)state;
    for (size_t i = 0; i < LENGTH(bad); i++)
        for (size_t j = 0; j < LENGTH(before); j++) {
            char text[64];

            strcpy(text, before[j]);
            strcat(text, bad[i]);
            strcat(text, "after it");
            assert_int_equal(value_utf8_valid_len(text, strlen(text)), strlen(before[j]));
        }
    assert_int_equal(value_utf8_valid_len("맛있는 김치 1kg 🍲", 25), 25);
}

static void test_lengths_count_code_points(void **state)
{
    (void)state;
    assert_int_equal(value_utf8_count("", 0), 0);
    assert_int_equal(value_utf8_count("abc", 3), 3);
    assert_int_equal(value_utf8_count("김치", 6), 2);
    assert_int_equal(value_utf8_count("🍲", 4), 1);
}

static void test_white_space_is_unicodes(void **state)
{
    static const char *const blank[] = {"", " ", " \t\r\n\v\f", "\u00a0\u3000", "\u2003\u2028 "};
    static const char *const not_blank[] = {"a", " a ", "\u200b", "\u3000김", "_"};

    (void)state;
    for (size_t i = 0; i < LENGTH(blank); i++)
        assert_true(value_utf8_is_blank(blank[i], strlen(blank[i])));
    for (size_t i = 0; i < LENGTH(not_blank); i++)
        assert_false(value_utf8_is_blank(not_blank[i], strlen(not_blank[i])));
}

static void test_base64url_goes_both_ways(void **state)
{
    struct arena *arena = arena_new();
    unsigned char bytes[257];

    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)(i * 151 + 250);
    for (size_t len = 0; len <= sizeof(bytes); len++) {
        char *text = value_base64_encode(arena, bytes, len), *back;
        size_t back_len = 0;

        assert_null(strpbrk(text, "+/="));
        back = value_base64_decode(arena, text, strlen(text), &back_len);
        assert_non_null(back);
        assert_int_equal(back_len, len);
        assert_memory_equal(back, bytes, len);
    }
    assert_string_equal(value_base64_encode(arena, "\xfb\xff", 2), "-_8");
    arena_free(arena);
}

static void test_base64url_has_one_spelling(void **state)
{
    static const char *const bad[] = {
        "A", "AAAAA", "AB", "AAB", "AA==", "A A", "AA\n", "+/AA", "-_9"};
    struct arena *arena = arena_new();
    size_t len;

    (void)state;
    for (size_t i = 0; i < LENGTH(bad); i++)
        if (value_base64_decode(arena, bad[i], strlen(bad[i]), &len))
            fail_msg("\"%s\" was read", bad[i]);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point_goes_both_ways),
        cmocka_unit_test(test_malformed_bytes_are_found_where_they_are),
        cmocka_unit_test(test_lengths_count_code_points),
        cmocka_unit_test(test_white_space_is_unicodes),
        cmocka_unit_test(test_base64url_goes_both_ways),
        cmocka_unit_test(test_base64url_has_one_spelling),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
