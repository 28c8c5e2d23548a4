/* SPDX-License-Identifier: Apache-2.0 */
/* What of a text was looked for is marked, and nothing of the text becomes markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "search/search_text.h"

#define EACH(it, table)                                                                            \
    for (__typeof__(&(table)[0]) it = table; it < (table) + sizeof(table) / sizeof *(table); it++)

struct highlight_case {
    const char *text, *keyword, *shown; /* NULL: nothing matches */
};

static void check(const struct highlight_case *it, size_t max_chars)
{
    struct arena *arena = arena_new();
    const char *shown =
        search_text_highlight(search_text_keyword_new(arena, it->keyword), it->text, max_chars);

    if (!it->shown)
        assert_null(shown);
    else {
        assert_non_null(shown);
        assert_string_equal(shown, it->shown);
    }
    arena_free(arena);
}

static void test_words_are_marked(void **state)
{
    static const struct highlight_case cases[] = {
        {"삼성 갤럭시 버즈", "갤럭시", "삼성 <em>갤럭시</em> 버즈"},
        {"삼성 갤럭시 버즈", "버즈 삼성", "<em>삼성</em> 갤럭시 <em>버즈</em>"},
        {"폰 아이폰케이스 폰", "폰", "<em>폰</em> 아이<em>폰</em>케이스 <em>폰</em>"},
        {"Apple iPhone", "IPHONE", "Apple <em>iPhone</em>"},
        {"Café ＡＢＣ", "cafe abc", "<em>Café</em> <em>ＡＢＣ</em>"},
        {"Cafe\u0301 x", "café", "<em>Cafe\u0301</em> x"},
        {"\u110b\u1161\u110b\u1175\u1111\u1169\u11ab", "아이폰",
         "<em>\u110b\u1161\u110b\u1175\u1111\u1169\u11ab</em>"},
        {"아이폰", "\u110b\u1161\u110b\u1175\u1111\u1169\u11ab", "<em>아이폰</em>"},
        {"ﾊﾟｿｺﾝ x", "パソコン", "<em>ﾊﾟｿｺﾝ</em> x"},
        {"10㎏ 쌀", "10kg", "<em>10㎏</em> 쌀"},
        {"갤럭시S24 울트라", "s24", "갤럭시<em>S24</em> 울트라"},
        {"256GB", "256", "<em>256</em>GB"},
        {"펜 pencil", "pen", "펜 <em>pen</em>cil"}, /* the last word may be going on */
        {"a pencil case", "pen case", "a pencil <em>case</em>"},
        {"open", "pen", "<em>open</em>"}, /* not inside a word, but one letter is missing */
        {"reopened", "pen", NULL},
        {"", "폰", NULL},
        {"폰", "", NULL},
        {"폰 !", "!", NULL},
        {"★ ☆", "폰", NULL},
        {"마우스", "키보드", NULL},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_spaces_do_not_matter(void **state)
{
    static const struct highlight_case cases[] = {
        {"삼성 무선 이어폰", "무선이어폰", "삼성 <em>무선</em> <em>이어폰</em>"},
        {"무선이어폰 삼성", "무선 이어폰", "<em>무선이어폰</em> 삼성"},
        {"무 선이어폰", "무선 이어폰", "<em>무</em> <em>선이어폰</em>"},
        {"무선 이어폰", "무선이어", "<em>무선</em> <em>이어</em>폰"},
        {"Air Pods 4", "airpods", "<em>Air</em> <em>Pods</em> 4"},
        {"AirPods 4", "air pods", "<em>AirPods</em> 4"},
        {"Wi-Fi", "wifi", "<em>Wi</em>-<em>Fi</em>"},
        {"휴가 방학", "가방", NULL}, /* it begins inside a word */
        {"가 방학", "가방", NULL},   /* and takes too little of the next one */
        {"가 방", "가방", "<em>가</em> <em>방</em>"},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_what_is_being_typed_is_marked(void **state)
{
    static const struct highlight_case cases[] = {
        {"Apple 아이폰 16", "아잎", "Apple <em>아이폰</em> 16"},
        {"갤럭시 버즈", "갤럭ㅅ", "<em>갤럭시</em> 버즈"},
        {"닭고기 닭", "달", "<em>닭</em>고기 <em>닭</em>"},
        {"달 닭", "달", "<em>달</em> 닭"}, /* what is there as it was typed is what was meant */
        {"아이폰 케이스", "아잎 케이스", "<em>아이폰</em> <em>케이스</em>"}, /* as an error */
        {"값이 싼", "갑", "<em>값</em>이 싼"},
        {"폰ㅋ", "ㅋㅋ", NULL},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_errors_are_forgiven(void **state)
{
    static const struct highlight_case cases[] = {
        {"Apple iPhone", "iphnoe", "Apple <em>iPhone</em>"},
        {"Samsung Galaxy", "samsnug glaaxy", "<em>Samsung</em> <em>Galaxy</em>"},
        {"아이폰 케이스", "이이폰", "<em>아이폰</em> 케이스"},
        {"블루투스를 쓰는", "블루투수", "<em>블루투스를</em> 쓰는"},
        {"무선 이어폰", "무선 이어펀", "<em>무선</em> <em>이어폰</em>"},
        {"무선 유선", "무선", "<em>무선</em> 유선"}, /* one that is right is enough */
        {"128GB", "126gb", NULL},
        {"LG", "lf", NULL},
        {"배", "새", NULL},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_markup_comes_out_escaped(void **state)
{
    static const struct highlight_case cases[] = {
        {"<b>폰</b> & \"x\" 'y'", "폰",
         "&lt;b&gt;<em>폰</em>&lt;/b&gt; &amp; &quot;x&quot; &#39;y&#39;"},
        {"<script>alert(1)</script>", "script",
         "&lt;<em>script</em>&gt;alert(1)&lt;/<em>script</em>&gt;"},
        {"<em>폰</em>", "em", "&lt;<em>em</em>&gt;폰&lt;/<em>em</em>&gt;"},
        {"폰 <img src=x onerror=y>", "<폰>", "<em>폰</em> &lt;img src=x onerror=y&gt;"},
        {"&lt;폰", "lt", "&amp;<em>lt</em>;폰"},
        {"<\u0338폰", "폰", "&lt;\u0338<em>폰</em>"}, /* one character, with a mark */
        {"＜폰＞", "폰", "＜<em>폰</em>＞"},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_a_long_text_is_cut_around_the_first_match(void **state)
{
    static const struct {
        struct highlight_case it;
        size_t max_chars;
    } cases[] = {
        {{"무선 이어폰", "무선", "<em>무선</em> 이어폰"}, 6},
        {{"무선 이어폰", "무선", "<em>무선</em> 이…"}, 4},
        {{"무선 이어폰", "이어폰", "…<em>이어폰</em>"}, 3},
        {{"무선 이어폰", "이어폰", "…<em>이</em>…"}, 1},
        {{"1234 567 폰 9012 345", "폰", "…7 <em>폰</em> 9012…"}, 8},
        {{"1234 567 8901 폰", "폰", "…7 8901 <em>폰</em>"}, 8},
        {{"👨‍👩‍👧👍🏽 폰 👨‍👩‍👧", "폰",
          "… <em>폰</em> 👨‍👩‍👧"},
         4}, /* of one character each */
        {{"12\r\n폰", "폰", "…\r\n<em>폰</em>"}, 2},
        {{"<<<<<<<<폰>>>>>>>>", "폰", "…&lt;<em>폰</em>&gt;&gt;…"}, 4},
    };

    (void)state;
    EACH(it, cases)
    check(&it->it, it->max_chars);
}

static void test_very_long_texts_are_shown(void **state)
{
    struct arena *arena = *state;
    const size_t n = 20000;
    char *text = arena_alloc(arena, n * 10 + 16), *end = text, *keyword;
    const char *shown;

    for (size_t i = 0; i < n; i++)
        end = stpcpy(end, i % 7 ? "\"" : " 마우스");
    strcpy(end, " 폰");
    shown = search_text_highlight(search_text_keyword_new(arena, "폰"), text, 10);
    assert_non_null(shown);
    assert_true(strlen(shown) < 10 * 10 + 20);
    assert_non_null(strstr(shown, "<em>폰</em>"));
    assert_null(search_text_highlight(search_text_keyword_new(arena, "키보드를"), text, 10));
    shown = search_text_highlight(search_text_keyword_new(arena, "마우스"), text, 0);
    assert_non_null(shown);
    assert_true(strlen(shown) > strlen(text));

    keyword = arena_alloc(arena, 100 * 3 + 1);
    for (size_t i = 0; i < 100; i++)
        memcpy(keyword + i * 3, "쀍", 3);
    assert_null(search_text_highlight(search_text_keyword_new(arena, keyword), text, 10));
    assert_non_null(search_text_highlight(search_text_keyword_new(arena, keyword), keyword, 10));
}

/* Words that a look at their letters must not rule out, and those whose parts are folded together.
 */
static void test_errors_are_forgiven_wherever_they_are(void **state)
{
    static const struct highlight_case cases[] = {
        {"abcdefgh", "bacdefhg x", "<em>abcdefgh</em>"}, /* changed places, both ends */
        {"abcdefgh", "xxcdefgh y", "<em>abcdefgh</em>"},
        {"abcdefgh", "xxxdefgh y", NULL},
        {"abcdefgh", "cdefghij y", NULL},
        {"abcdefgh", "abcdefghij y", "<em>abcdefgh</em>"},
        {"abcdefghij", "abcdefgh y", "<em>abcdefghij</em>"},
        {"abcdefghijk", "abcdefgh y", NULL},
        {"abcdefghijk", "xbcdefgh", "<em>abcdefghijk</em>"}, /* the last may go on */
        {"aaaabbbb", "aaaaabbb y", "<em>aaaabbbb</em>"},     /* the same letters */
        {"aabb", "bbaa y", NULL},
        {"블루투스케이스가방에서", "블루투수", "<em>블루투스케이스가방에서</em>"},
        {"sóftwäre", "softwarr y", "<em>sóftwäre</em>"},
        {"soft\u00adware", "softwarr y", "<em>soft</em>\u00ad<em>ware</em>"},
        {"か\u00ad\u3099ぎぐげ", "がぎぐご", "<em>か</em>\u00ad\u3099<em>ぎぐげ</em>"}, /* が */
        {"abcde½", "abcde2 y", NULL}, /* a character goes on with 1⁄2 */
        {"½abcde", "3abcde y", NULL},
        {"10㎏들이상자", "10kg들이상차 y", "<em>10㎏들이상자</em>"},
    };

    (void)state;
    EACH(it, cases)
    check(it, 0);
}

static void test_a_keyword_shows_one_text_after_the_other(void **state)
{
    static const char *const texts[] = {
        "무선 이어폰",    "",     "Café 이어펀 — … 무선",       "★",
        "이어폰 ﷺ ﷺ ﷺ ﷺ", "이어", "か\u3099 ½ 무선이어폰 か½…", "무선 이어폰",
    };
    struct arena *arena = *state;
    struct search_text_keyword *keyword = search_text_keyword_new(arena, "무선 이어폰");
    char *text = arena_strdup(arena, "");

    for (int round = 0; round < 12; round++) /* longer and longer, and short ones between */
        EACH(it, texts)
        {
            char *longer = arena_join(arena, text, " ", *it, NULL);
            const char *const both[] = {*it, longer};

            EACH(one, both)
            {
                size_t max_chars = (size_t)round * 10;
                struct search_text_keyword *fresh = search_text_keyword_new(arena, "무선 이어폰");
                const char *shown = search_text_highlight(keyword, *one, max_chars);
                const char *expected = search_text_highlight(fresh, *one, max_chars);

                assert_int_equal(!shown, !expected);
                if (expected)
                    assert_string_equal(shown, expected);
            }
            text = longer;
        }
}

/* ﷺ is eighteen code points and four words. */
static void test_characters_that_become_many_are_shown(void **state)
{
    static const char one[] = "ﷺ";
    struct search_text_keyword *keyword = search_text_keyword_new(*state, "وسلم");
    char text[1000 * (sizeof one - 1) + 1], *end = text;
    const char *shown;
    size_t n_shown = 0;

    for (size_t i = 0; i < 1000; i++)
        end = stpcpy(end, one);
    shown = search_text_highlight(keyword, text, 0);
    assert_non_null(shown);
    for (shown = strstr(shown, one); shown; shown = strstr(shown + 1, one))
        n_shown++;
    assert_int_equal(n_shown, 1000);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_marked),
        cmocka_unit_test(test_spaces_do_not_matter),
        cmocka_unit_test(test_what_is_being_typed_is_marked),
        cmocka_unit_test(test_errors_are_forgiven),
        cmocka_unit_test(test_markup_comes_out_escaped),
        cmocka_unit_test(test_a_long_text_is_cut_around_the_first_match),
        cmocka_unit_test(test_errors_are_forgiven_wherever_they_are),
        cmocka_unit_test_setup_teardown(test_a_keyword_shows_one_text_after_the_other, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_characters_that_become_many_are_shown, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_very_long_texts_are_shown, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
