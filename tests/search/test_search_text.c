/* SPDX-License-Identifier: Apache-2.0 */
/* Text as the search sees it: folded, in letters, compared, and shown with what was found. */
#include "search/search_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "search/search_text_impl.h"
#include "value_utf8.h"

#define EACH(it, table)                                                                            \
    for (__typeof__(&(table)[0]) it = table; it < (table) + sizeof(table) / sizeof *(table); it++)

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_text_is_folded(void **state)
{
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"", ""},
        {"  \t\n ", ""},
        {"!?~ ★ … · ㆍ", ""},
        {"Galaxy  S24", "galaxy s24"},
        {" 무선\u00a0이어폰\u3000 ", "무선 이어폰"},
        {"ＡＢＣ　１２３", "abc 123"},
        {"ﾊﾟｿｺﾝ", "パソコン"},
        {"がぎ か\u3099", "がぎ が"},
        {"Café Crème Ångström", "cafe creme angstrom"},
        {"Cafe\u0301", "cafe"},
        {"Straße Łódź Øre ıİ", "strasse lodz ore ii"},
        {"Ёлка й", "ёлка й"}, /* marks of other scripts make other letters */
        {"Ελλάς", "ελλάσ"},
        {"아이폰", "아이폰"},
        {"\u110b\u1161\u110b\u1175\u1111\u1169\u11ab", "아이폰"}, /* in pieces, as from macOS */
        {"\u1103\u1161\u11b0", "닭"},
        {"갤럭ㅅ", "갤럭ㅅ"},
        {"ㄱㅏ ㄳ ㅘ", "ㄱㅏ ㄳ ㅘ"},
        {"가ㄳ", "가ㄳ"},                           /* NFKC would make 갃 of it */
        {"é가ㄳ ㄱㅏ 갤럭ㅅ", "e가ㄳ ㄱㅏ 갤럭ㅅ"}, /* also beside what takes another way */
        {"\uffa1\uffc2 \uffbe\uffdc", "ㄱㅏ ㅎㅣ"}, /* half-width */
        {"\u1100 \u1161 \u11a8 \u11c2", "ㄱ ㅏ ㄱ ㅎ"},
        {"㈜삼성 ㉮", "주 삼성 가"},
        {"10㎏ ½ ① m²", "10kg 1 2 1 m2"},
        {"Apple™Watch", "apple watch"},
        {"👍🏽폰❤️", "폰"},
        {"1️⃣", "1"},
        {"무\u200b선 이\u200d어", "무 선 이어"},
        {"soft\u00adware", "software"},
        {"AT&T C++ 1.5L Levi's", "at t c 1 5l levi s"},
        {"ไทย น้ำ", "ไทย น\u0e49\u0e4dา"},
        {"\u0301a \u0301", "a"},
        {"\U000f3131", ""},          /* what Hangul is disguised as inside */
        {"ﷺ", "صلى الله عليه وسلم"}, /* one that becomes eighteen */
    };

    EACH(it, cases)
    {
        assert_string_equal(search_text_fold(*state, it->text), it->folded);
        assert_int_equal(search_text_is_blank(it->folded), *it->folded == '\0');
    }
    assert_true(search_text_is_blank(" "));
}

/* Every code point there is: it can be folded, what is folded is folded, and the folded text is
 * that of its characters one by one. */
static void test_what_is_folded_stays_as_it_is(void **state)
{
    (void)state;
    for (uint32_t point = 1; point < 0x110000; point++) {
        struct arena *arena;
        char text[16] = "";
        const char *once;

        if ((point >= 0xd800 && point < 0xe000) || (point > 0x323af && point < 0xe0000) ||
            (point > 0xac20 && point < 0xd790) || (point > 0xe0200 && point < 0x10fff0))
            continue; /* none, or like their neighbours */
        arena = arena_new();
        value_utf8_encode(point, text);
        once = search_text_fold(arena, text);
        assert_string_equal(search_text_fold(arena, once), once);
        assert_int_equal(value_utf8_valid_len(once, strlen(once)), strlen(once));
        arena_free(arena);
    }
}

static void test_folding_a_text_is_folding_its_characters(void **state)
{
    static const char *const texts[] = {
        "Café Cre\u0301me ＡＢＣ",
        "\u110b\u1161\u110b\u1175\u1111\u1169\u11ab 케이스 ㄱㅏ 가ㄳ",
        "ﾊﾟｿｺﾝ か\u3099 👍🏽 👨‍👩‍👧 1️⃣ 🇰🇷",
        "น้ำ กำ क्षि ﷺ ½㎏",
        "\u0301a\r\n\u0301b \u200dx",
    };

    EACH(it, texts)
    {
        const char *text = *it;
        size_t len = strlen(text), n = 0;
        struct search_text_points whole = search_text_fold_points(*state, text, len);

        for (size_t at = 0; at < len;) {
            size_t n_bytes = search_text_character(text + at, len - at);
            struct search_text_points one = search_text_fold_points(*state, text + at, n_bytes);

            assert_true(n + one.n <= whole.n);
            assert_memory_equal(one.items, whole.items + n, one.n * sizeof *one.items);
            n += one.n;
            at += n_bytes;
        }
        assert_int_equal(n, whole.n);
    }
}

/* Every code point there is: whether it joins what may come before it is known beforehand. */
static void test_what_stands_alone_is_folded_alone(void **state)
{
    static const char *const before[] = {"a", "か", "가", "\u1100", "㉠", "क", "\u0dd9", "1"};
    size_t n_alone = 0;

    (void)state;
    for (uint32_t point = 0x80; point < 0x110000; point++) {
        struct arena *arena;
        char text[16] = "", alone[8] = "";
        size_t n_bytes = value_utf8_encode(point, alone);

        if ((point >= 0xd800 && point < 0xe000) || (point > 0x323af && point < 0xe0000) ||
            (point > 0xac20 && point < 0xd790) || (point > 0xe0200))
            continue; /* none, or like their neighbours */
        if (!search_text_stands_alone(alone, n_bytes))
            continue;
        n_alone++;
        arena = arena_new();
        EACH(it, before)
        {
            struct search_text_points first, second, both;

            strcpy(stpcpy(text, *it), alone);
            first = search_text_fold_points(arena, *it, strlen(*it));
            second = search_text_fold_points(arena, alone, n_bytes);
            both = search_text_fold_points(arena, text, strlen(text));
            assert_int_equal(both.n, first.n + second.n);
            assert_memory_equal(both.items, first.items, first.n * sizeof *both.items);
            assert_memory_equal(both.items + first.n, second.items, second.n * sizeof *both.items);
        }
        arena_free(arena);
    }
    assert_true(n_alone > 100000);
    assert_true(search_text_stands_alone("é", 2) && !search_text_stands_alone("\u0301", 2));
    assert_false(search_text_stands_alone("\u00ad", 2) || search_text_stands_alone("\u1161", 3));
}

static void test_text_that_is_no_utf8_does_no_harm(void **state)
{
    static const char *const texts[] = {"\xff", "a\x80z", "\xed\xa0\x80", "무\xeb", "\xf0\x9f"};

    EACH(it, texts)
    {
        const char *folded = search_text_fold(*state, *it);

        search_text_letters(*state, *it);
        search_text_errors_allowed(*it);
        search_text_distance(*it, folded, true, 2);
        search_text_highlight(search_text_keyword_new(*state, "a"), *it, 10);
        search_text_highlight(search_text_keyword_new(*state, *it), "무선 a", 10);
    }
}

static void test_hangul_is_taken_apart_as_it_is_typed(void **state)
{
    static const struct {
        const char *folded, *letters;
    } cases[] = {
        {"", ""},
        {"아이폰", "ㅇㅏㅇㅣㅍㅗㄴ"},
        {"아잎", "ㅇㅏㅇㅣㅍ"},
        {"닭", "ㄷㅏㄹㄱ"},
        {"값이", "ㄱㅏㅂㅅㅇㅣ"},
        {"앉 많 읽 삶 넓 곬 핥 읊 잃 몫", "ㅇㅏㄴㅈ ㅁㅏㄴㅎ ㅇㅣㄹㄱ ㅅㅏㄹㅁ ㄴㅓㄹㅂ ㄱㅗㄹㅅ "
                                          "ㅎㅏㄹㅌ ㅇㅡㄹㅍ ㅇㅣㄹㅎ ㅁㅗㄱㅅ"},
        {"과 왜 외 워 웨 위 의", "ㄱㅗㅏ ㅇㅗㅐ ㅇㅗㅣ ㅇㅜㅓ ㅇㅜㅔ ㅇㅜㅣ ㅇㅡㅣ"},
        {"밖 있 까 애 얘", "ㅂㅏㄲ ㅇㅣㅆ ㄲㅏ ㅇㅐ ㅇㅒ"},
        {"가 힣", "ㄱㅏ ㅎㅣㅎ"},
        {"ㄳ ㅘ ㅄㅢ ㅃ ㅏ", "ㄱㅅ ㅗㅏ ㅂㅅㅡㅣ ㅃ ㅏ"},
        {"갤럭시 s24 パソ", "ㄱㅐㄹㄹㅓㄱㅅㅣ s24 パソ"},
    };

    EACH(it, cases)
    assert_string_equal(search_text_letters(*state, it->folded), it->letters);
}

/* A keyboard puts syllables together while one types; what it shows on the way is a beginning. */
static void test_what_is_typed_so_far_is_a_beginning(void **state)
{
    static const struct {
        const char *meant, *typed[12];
    } cases[] = {
        {"아이폰", {"ㅇ", "아", "앙", "아이", "아잎", "아이포", "아이폰"}},
        {"닭고기", {"ㄷ", "다", "달", "닭", "닭ㄱ", "닭고", "닭곡", "닭고기"}},
        {"값이", {"ㄱ", "가", "갑", "값", "값ㅇ", "값이"}},
        {"과일", {"ㄱ", "고", "과", "광", "과이", "과일"}},
        {"갤럭시", {"개", "갤", "갤ㄹ", "갤러", "갤럭", "갤럭ㅅ", "갤럭시"}},
    };

    EACH(it, cases)
    {
        const char *meant = search_text_letters(*state, it->meant);

        for (const char *const *typed = it->typed; *typed; typed++) {
            const char *letters = search_text_letters(*state, search_text_fold(*state, *typed));

            assert_memory_equal(meant, letters, strlen(letters));
        }
    }
}

static void test_spaces_part_words_and_can_be_left_out(void **state)
{
    struct search_words words = search_text_words(*state, "무선 이어폰 s24");

    assert_int_equal(words.n, 3);
    assert_string_equal(words.items[0], "무선");
    assert_string_equal(words.items[1], "이어폰");
    assert_string_equal(words.items[2], "s24");
    assert_int_equal(search_text_words(*state, "").n, 0);
    assert_int_equal(search_text_words(*state, "가").n, 1);
    assert_string_equal(search_text_compact(*state, "무선 이어폰 s24"), "무선이어폰s24");
    assert_string_equal(search_text_compact(*state, ""), "");
}

static void test_errors_are_allowed_by_length(void **state)
{
    static const struct {
        const char *folded;
        unsigned allowed;
    } cases[] = {
        {"", 0},   {"lg", 0},    {"pen", 1},        {"galaxys", 1},  {"galaxyss", 2},
        {"폰", 0}, {"가가", 1},  {"아이폰", 1},     {"이어폰ㄱ", 2}, {"블루투스", 2},
        {"16", 0}, {"256gb", 0}, {"1000000000", 0}, {"iphone16", 2}, {"ㄱㄴㄷ", 0},
        {"가", 0}, {"cafe", 1},  {"s24", 0},
    };

    EACH(it, cases)
    assert_int_equal(search_text_errors_allowed(search_text_letters(*state, it->folded)),
                     it->allowed);
}

static void test_distances(void **state)
{
    static const struct {
        const char *typed, *meant;
        bool is_prefix;
        unsigned at_most, distance;
    } cases[] = {
        {"", "", false, 2, 0},
        {"", "ab", false, 2, 2},
        {"", "ab", true, 2, 0},
        {"ab", "", true, 2, 2},
        {"abc", "abc", false, 0, 0},
        {"abc", "abd", false, 0, 1},
        {"abc", "abd", false, 2, 1},
        {"abc", "ab", false, 2, 1},
        {"abc", "xabc", false, 2, 1},
        {"iphnoe", "iphone", false, 2, 1}, /* changed places are one error */
        {"samsnug", "samsung", false, 1, 1},
        {"ca", "abc", false, 3, 3}, /* of which nothing is changed again */
        {"kitten", "sitting", false, 3, 3},
        {"kitten", "sitting", false, 2, 3}, /* too many */
        {"kitten", "sitting", false, 0, 1},
        {"gal", "galaxy", true, 2, 0},
        {"gal", "galaxy", false, 2, 3},
        {"glaa", "galaxy", true, 2, 1},
        {"galxy", "galaxybuds", true, 2, 1},
        {"xgalaxy", "galaxybuds", true, 2, 1},
        {"ㅇㅏㅇㅣㅍ", "ㅇㅏㅇㅣㅍㅗㄴ", true, 1, 0},
        {"ㅇㅣㅇㅣㅍㅗㄴ", "ㅇㅏㅇㅣㅍㅗㄴ", false, 1, 1}, /* code points and not bytes */
        {"ㅂㅡㄹㄹㅜㅌㅜㅅㅜ", "ㅂㅡㄹㄹㅜㅌㅜㅅㅡ", false, 2, 1},
        {"abcdef", "uvwxyz", true, 2, 3},
    };

    (void)state;
    EACH(it, cases)
    assert_int_equal(search_text_distance(it->typed, it->meant, it->is_prefix, it->at_most),
                     it->distance);
}

/* The whole table, as the books have it. */
static unsigned plain_distance(const char *a, const char *b, bool is_prefix)
{
    size_t n = strlen(a), m = strlen(b);
    unsigned d[12][12], best;

    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            unsigned value = (unsigned)(i + j);

            if (i > 0 && j > 0) {
                value = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
                value = d[i - 1][j] + 1 < value ? d[i - 1][j] + 1 : value;
                value = d[i][j - 1] + 1 < value ? d[i][j - 1] + 1 : value;
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                    d[i - 2][j - 2] + 1 < value)
                    value = d[i - 2][j - 2] + 1;
            }
            d[i][j] = value;
        }
    best = d[n][m];
    for (size_t j = 0; is_prefix && j <= m; j++)
        best = d[n][j] < best ? d[n][j] : best;
    return best;
}

static void test_bits_and_band_find_what_the_whole_table_finds(void **state)
{
    static const char *const alphabets[] = {"abc", "a!b"}; /* of a and ! the bits would be one */
    unsigned seed = 20260101;

    (void)state;
    for (int round = 0; round < 400000; round++) {
        const char *alphabet = alphabets[round / 10 % 2];
        char words[2][12] = {"", ""};
        bool is_prefix = round & 1;
        unsigned at_most = (unsigned)round / 2 % 5, expected;

        for (int w = 0; w < 2; w++) {
            size_t len = (size_t)rand_r(&seed) % 11;

            for (size_t i = 0; i < len; i++)
                words[w][i] = alphabet[rand_r(&seed) % 3];
        }
        expected = plain_distance(words[0], words[1], is_prefix);
        assert_int_equal(search_text_distance(words[0], words[1], is_prefix, at_most),
                         expected > at_most ? at_most + 1 : expected);
    }
}

static void test_words_about_as_long_as_a_machine_word_are_compared(void **state)
{
    char one[80], other[80];

    (void)state;
    for (size_t n = 60; n < 70; n++) {
        memset(one, 'x', n);
        strcpy(one + n - 2, "ab");
        strcpy(other, one);
        assert_int_equal(search_text_distance(one, other, false, 2), 0);
        strcpy(other + n - 2, "ba");
        assert_int_equal(search_text_distance(one, other, false, 2), 1);
        strcpy(other + n - 2, "cb");
        assert_int_equal(search_text_distance(one, other, false, 2), 1);
        strcpy(other + n - 2, "abcd");
        assert_int_equal(search_text_distance(one, other, false, 2), 2);
        assert_int_equal(search_text_distance(one, other, true, 2), 0);
        assert_int_equal(search_text_distance(other, one, true, 2), 2);
        other[0] = 'y';
        assert_int_equal(search_text_distance(one, other, true, 2), 1);
        assert_int_equal(search_text_distance(one, other, false, 2), 3);
    }
}

static void test_long_words_are_compared(void **state)
{
    char one[2001], other[2001];

    (void)state;
    memset(one, 'a', 2000);
    one[2000] = '\0';
    memcpy(other, one, sizeof one);
    assert_int_equal(search_text_distance(one, other, false, 2), 0);
    other[100] = 'b';
    assert_int_equal(search_text_distance(one, other, false, 2), 3); /* too long to look */
    assert_int_equal(search_text_distance(one + 1600, other, true, 2), 1);
    assert_int_equal(search_text_distance(one + 1600, other + 1600, false, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_text_is_folded, setup, teardown),
        cmocka_unit_test(test_what_is_folded_stays_as_it_is),
        cmocka_unit_test_setup_teardown(test_folding_a_text_is_folding_its_characters, setup,
                                        teardown),
        cmocka_unit_test(test_what_stands_alone_is_folded_alone),
        cmocka_unit_test_setup_teardown(test_text_that_is_no_utf8_does_no_harm, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hangul_is_taken_apart_as_it_is_typed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_typed_so_far_is_a_beginning, setup, teardown),
        cmocka_unit_test_setup_teardown(test_spaces_part_words_and_can_be_left_out, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_errors_are_allowed_by_length, setup, teardown),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_bits_and_band_find_what_the_whole_table_finds),
        cmocka_unit_test(test_words_about_as_long_as_a_machine_word_are_compared),
        cmocka_unit_test(test_long_words_are_compared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
