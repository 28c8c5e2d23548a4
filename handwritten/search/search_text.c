/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Folds text and takes Hangul apart. utf8proc knows Unicode; what it does not know is that the
 * letters of Hangul that stand alone (compatibility jamo) are what somebody has typed so far:
 * NFKC would make leading consonants of them, which are no letters of a keyboard. They pass it
 * disguised as code points of a private plane.
 *
 * The rule: folding a text is folding its characters one by one, so that what was found in the
 * folded text can be shown in the text as it was.
 */
#include "search_text.h"

#include <string.h>
#include <utf8proc.h>

#include "arena.h"
#include "search_text_impl.h"
#include "value_utf8.h"

#define SYLLABLES 0xac00 /* of Hangul: by leading letter, vowel, final or none */
#define N_SYLLABLES 11172
#define N_VOWELS 21
#define N_FINALS 28
#define COMPAT_FIRST 0x3131 /* compatibility jamo: consonants, then vowels */
#define COMPAT_VOWEL 0x314f
#define COMPAT_LAST 0x3163
#define DISGUISE 0xf0000
#define MIDDLE_DOT                                                                                 \
    0x318d /* an old vowel, but what Korean texts use it for is a dot between words */
#define ZERO_WIDTH_SPACE 0x200b
#define SERVICE_MARK 0x2120
#define TRADE_MARK 0x2122

#define DECOMPOSED_MAX 32 /* a code point; 18 is the most there are */

static const utf8proc_option_t fold_options =
    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

static const uint16_t leading[] = {0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                   0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                   0x314a, 0x314b, 0x314c, 0x314d, 0x314e};
static const uint16_t finals[] = {0,      0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136,
                                  0x3137, 0x3139, 0x313a, 0x313b, 0x313c, 0x313d, 0x313e,
                                  0x313f, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145, 0x3146,
                                  0x3147, 0x3148, 0x314a, 0x314b, 0x314c, 0x314d, 0x314e};

/* Letters that take two keys, and which. */
static const uint16_t compounds[COMPAT_LAST - COMPAT_FIRST + 1][2] = {
    [0x3133 - COMPAT_FIRST] = {0x3131, 0x3145}, /* ㄳ */
    [0x3135 - COMPAT_FIRST] = {0x3134, 0x3148}, /* ㄵ */
    [0x3136 - COMPAT_FIRST] = {0x3134, 0x314e}, /* ㄶ */
    [0x313a - COMPAT_FIRST] = {0x3139, 0x3131}, /* ㄺ */
    [0x313b - COMPAT_FIRST] = {0x3139, 0x3141}, /* ㄻ */
    [0x313c - COMPAT_FIRST] = {0x3139, 0x3142}, /* ㄼ */
    [0x313d - COMPAT_FIRST] = {0x3139, 0x3145}, /* ㄽ */
    [0x313e - COMPAT_FIRST] = {0x3139, 0x314c}, /* ㄾ */
    [0x313f - COMPAT_FIRST] = {0x3139, 0x314d}, /* ㄿ */
    [0x3140 - COMPAT_FIRST] = {0x3139, 0x314e}, /* ㅀ */
    [0x3144 - COMPAT_FIRST] = {0x3142, 0x3145}, /* ㅄ */
    [0x3158 - COMPAT_FIRST] = {0x3157, 0x314f}, /* ㅘ */
    [0x3159 - COMPAT_FIRST] = {0x3157, 0x3150}, /* ㅙ */
    [0x315a - COMPAT_FIRST] = {0x3157, 0x3163}, /* ㅚ */
    [0x315d - COMPAT_FIRST] = {0x315c, 0x3153}, /* ㅝ */
    [0x315e - COMPAT_FIRST] = {0x315c, 0x3154}, /* ㅞ */
    [0x315f - COMPAT_FIRST] = {0x315c, 0x3163}, /* ㅟ */
    [0x3162 - COMPAT_FIRST] = {0x3161, 0x3163}, /* ㅢ */
};

/* Latin letters of which Unicode has no decomposition. */
static const struct {
    uint16_t letter, base;
} strokes[] = {
    {0x00f8, 'o'}, /* ø */
    {0x0111, 'd'}, /* đ */
    {0x0127, 'h'}, /* ħ */
    {0x0131, 'i'}, /* ı */
    {0x0142, 'l'}, /* ł */
};

static const struct {
    uint16_t first, last, compat;
} half_width[] = {
    {0xffa1, 0xffbe, 0x3131}, {0xffc2, 0xffc7, 0x314f}, {0xffca, 0xffcf, 0x3155},
    {0xffd2, 0xffd7, 0x315b}, {0xffda, 0xffdc, 0x3161},
};

static bool is_syllable(int32_t point)
{
    return point >= SYLLABLES && point < SYLLABLES + N_SYLLABLES;
}

static bool is_compat(int32_t point)
{
    return point >= COMPAT_FIRST && point <= COMPAT_LAST;
}

static utf8proc_int32_t replace(utf8proc_int32_t point, void *data)
{
    (void)data;
    if (is_compat(point))
        return point + DISGUISE;
    if (point == ZERO_WIDTH_SPACE || point == SERVICE_MARK || point == TRADE_MARK ||
        point == MIDDLE_DOT || point >= DISGUISE)
        return ' '; /* of these NFKC would make nothing, or letters */
    for (size_t i = 0; i < sizeof half_width / sizeof *half_width; i++)
        if (point >= half_width[i].first && point <= half_width[i].last)
            return point - half_width[i].first + half_width[i].compat + DISGUISE;
    return point;
}

static bool is_latin(int32_t point)
{
    return point < 0x250 || (point >= 0x1e00 && point < 0x1f00);
}

static bool is_word(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
           category != UTF8PROC_CATEGORY_ME;
}

static bool is_mark(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* Of a decomposed text: the marks of Latin letters go, and those of no letter. */
static size_t strip_marks(int32_t *points, size_t n)
{
    bool keeps = false;
    size_t n_kept = 0;

    for (size_t i = 0; i < n; i++) {
        bool goes = is_mark(points[i]);

        if (!goes)
            keeps = is_word(points[i]) && !is_latin(points[i]);
        if (!goes || keeps)
            points[n_kept++] = points[i];
    }
    return n_kept;
}

/* What remains of a composed code point. */
static int32_t finish(int32_t point)
{
    if (point >= DISGUISE)
        return point - DISGUISE;
    if (point >= 0x1100 && point < 0x1100 + (int32_t)(sizeof leading / sizeof *leading))
        return leading[point - 0x1100];
    if (point >= 0x1161 && point < 0x1161 + N_VOWELS)
        return point - 0x1161 + COMPAT_VOWEL;
    if (point >= 0x11a8 && point < 0x11a8 + N_FINALS - 1)
        return finals[point - 0x11a8 + 1];
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (point == strokes[i].letter)
            return strokes[i].base;
    return is_word(point) ? point : ' ';
}

/* Kana, and ideographs that every version of Unicode in use has. */
static bool is_plain_letter(int32_t point)
{
    return (point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fa) ||
           (point >= 0x4e00 && point <= 0x9fef);
}

/* The folded code point of one that needs no utf8proc, which is most of them; 0: ask it. */
static int32_t plain(uint32_t point)
{
    if (point < 0x80) {
        if ((point | 0x20) >= 'a' && (point | 0x20) <= 'z')
            return (int32_t)point | 0x20;
        return point >= '0' && point <= '9' ? (int32_t)point : ' ';
    }
    return is_syllable((int32_t)point) || is_compat((int32_t)point) ||
                   is_plain_letter((int32_t)point)
               ? (int32_t)point
               : 0;
}

static bool fold_plain(const char *text, size_t len, struct search_text_points *ret)
{
    size_t n = 0;

    for (size_t at = 0; at < len;) {
        uint32_t point;
        size_t n_bytes = value_utf8_decode(text + at, len - at, &point);

        ret->items[n] = n_bytes ? plain(point) : 0;
        if (ret->items[n] == 0)
            return false;
        at += n_bytes;
        n++;
    }
    ret->n = n;
    return true;
}

struct search_text_points search_text_fold_points(struct arena *arena, const char *text, size_t len)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    struct search_text_points points = {
        .items = arena_alloc(arena, (len + 1) * sizeof *points.items), .n = 0};
    utf8proc_ssize_t room = (utf8proc_ssize_t)len, n;

    if (fold_plain(text, len, &points))
        return points;
    n = utf8proc_decompose_custom(bytes, room, points.items, room, fold_options, replace, NULL);
    if (n > room) { /* one more: utf8proc ends it with a zero */
        points.items = arena_alloc(arena, ((size_t)n + 1) * sizeof *points.items);
        n = utf8proc_decompose_custom(bytes, room, points.items, n, fold_options, replace, NULL);
    }
    if (n <= 0) /* all of it is ignored; or it is no UTF-8, which is refused before */
        return (struct search_text_points){.items = points.items, .n = 0};
    n = (utf8proc_ssize_t)strip_marks(points.items, (size_t)n);
    n = utf8proc_normalize_utf32(points.items, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    points.n = (size_t)n;
    for (size_t i = 0; i < points.n; i++)
        points.items[i] = finish(points.items[i]);
    return points;
}

size_t search_text_character(const char *text, size_t len)
{
    utf8proc_int32_t state = 0;
    uint32_t point, next;
    size_t at = value_utf8_decode(text, len, &point);

    while (at < len) {
        size_t n_bytes = value_utf8_decode(text + at, len - at, &next);

        if (n_bytes == 0 || utf8proc_grapheme_break_stateful((int32_t)point, (int32_t)next, &state))
            break;
        at += n_bytes;
        point = next;
    }
    return at ? at : 1;
}

bool search_text_stands_alone(const char *text, size_t len)
{
    utf8proc_int32_t points[DECOMPOSED_MAX];
    uint32_t point;
    int class = 0;

    if (value_utf8_decode(text, len, &point) == 0)
        return false;
    if (plain(point))
        return true;
    if (utf8proc_decompose_char(replace((int32_t)point, NULL), points, DECOMPOSED_MAX, fold_options,
                                &class) < 1)
        return false;
    return !is_mark(points[0]) && !(points[0] >= 0x1160 && points[0] < 0x1200) &&
           !(points[0] >= 0xd7b0 && points[0] < 0xd800);
}

/* Whether the first character of a text has more than its first code point, which is plain. */
static bool has_more(const char *text, size_t len, size_t n_bytes)
{
    uint32_t next;

    if (text[0] == '\r')
        return search_text_character(text, len) != n_bytes;
    if (n_bytes == len || (unsigned char)text[n_bytes] < 0x80)
        return false;
    if (value_utf8_decode(text + n_bytes, len - n_bytes, &next) > 0 && plain(next))
        return false;
    return search_text_character(text, len) != n_bytes;
}

size_t search_text_plain_character(const char *text, size_t len, int32_t *ret)
{
    uint32_t point = (unsigned char)text[0];
    size_t n_bytes = point < 0x80 ? 1 : value_utf8_decode(text, len, &point);
    int32_t folded = n_bytes ? plain(point) : 0;

    if (!folded || has_more(text, len, n_bytes))
        return 0;
    *ret = folded;
    return n_bytes;
}

struct search_text_points search_text_points_of(struct arena *arena, const char *text)
{
    size_t len = strlen(text);
    struct search_text_points points = {
        .items = arena_alloc(arena, (len + 1) * sizeof *points.items), .n = 0};

    for (size_t at = 0; at < len; points.n++) {
        uint32_t point = 0;
        size_t n_bytes = value_utf8_decode(text + at, len - at, &point);

        points.items[points.n] = (int32_t)point;
        at += n_bytes ? n_bytes : 1;
    }
    return points;
}

char *search_text_fold(struct arena *arena, const char *text)
{
    struct search_text_points points = search_text_fold_points(arena, text, strlen(text));
    char *folded = arena_alloc(arena, points.n * 4 + 1);
    size_t len = 0;

    for (size_t i = 0; i < points.n; i++) {
        if (points.items[i] == ' ' && (len == 0 || folded[len - 1] == ' '))
            continue;
        len += value_utf8_encode((uint32_t)points.items[i], folded + len);
    }
    if (len > 0 && folded[len - 1] == ' ')
        len--;
    folded[len] = '\0';
    return folded;
}

/* Of a compatibility jamo. */
static size_t keys_of(int32_t letter, int32_t *ret)
{
    const uint16_t *keys = compounds[letter - COMPAT_FIRST];

    if (!keys[0]) {
        ret[0] = letter;
        return 1;
    }
    ret[0] = keys[0];
    ret[1] = keys[1];
    return 2;
}

size_t search_text_letters_of(int32_t point, int32_t *ret)
{
    int32_t index = point - SYLLABLES;
    size_t n = 1;

    if (!is_syllable(point)) {
        ret[0] = point;
        return is_compat(point) ? keys_of(point, ret) : 1;
    }
    ret[0] = leading[index / (N_VOWELS * N_FINALS)];
    n += keys_of(COMPAT_VOWEL + index / N_FINALS % N_VOWELS, ret + n);
    return index % N_FINALS ? n + keys_of(finals[index % N_FINALS], ret + n) : n;
}

char *search_text_letters(struct arena *arena, const char *folded)
{
    size_t len = strlen(folded), n = 0;
    char *letters = arena_alloc(arena, len * SEARCH_TEXT_LETTERS_MAX + 1);

    for (size_t at = 0; at < len;) {
        int32_t parts[SEARCH_TEXT_LETTERS_MAX];
        uint32_t point;
        size_t n_bytes = value_utf8_decode(folded + at, len - at, &point);
        size_t n_parts = n_bytes ? search_text_letters_of((int32_t)point, parts) : 0;

        for (size_t i = 0; i < n_parts; i++)
            n += value_utf8_encode((uint32_t)parts[i], letters + n);
        at += n_bytes ? n_bytes : 1;
    }
    return letters;
}

char *search_text_compact(struct arena *arena, const char *folded)
{
    char *compact = arena_alloc(arena, strlen(folded) + 1), *end = compact;

    for (; *folded; folded++)
        if (*folded != ' ')
            *end++ = *folded;
    return compact;
}

bool search_text_is_blank(const char *folded)
{
    return folded[strspn(folded, " ")] == '\0';
}

struct search_words search_text_words(struct arena *arena, const char *folded)
{
    char *copy = arena_strdup(arena, folded), *rest = copy;
    struct search_words words = {
        .items = arena_alloc(arena, (strlen(folded) / 2 + 1) * sizeof *words.items), .n = 0};

    for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " "))
        if (*word)
            words.items[words.n++] = word;
    return words;
}
