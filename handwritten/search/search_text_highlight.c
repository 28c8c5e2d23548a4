/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Shows what of a text was looked for. Words are looked for among the places of the text, which
 * have no spaces, and what is found marks characters. Nothing is known here of why the engine found
 * the text: a word is looked for as it is, then as one that is still being typed, then with errors,
 * and the next way is taken only where the one before found nothing.
 *
 * The rule: whatever the text is, all that comes out besides <em> and </em> is escaped.
 */
#include "search_text.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "search_text_impl.h"
#include "search_text_subject.h"

#define ESCAPE_MAX 6  /* &quot; */
#define SPANNED_MIN 2 /* what a match over a space takes of a word that it does not take whole */

/* A word of the keyword. */
struct wanted {
    struct search_text_points points;
    struct search_text_points begun; /* letters of the points */
    struct search_text_typed typed;  /* letters of the word */
    uint64_t signature;              /* of these */
    unsigned n_errors;               /* that are allowed */
    bool is_last;                    /* may be the beginning of a word */
};

struct search_text_keyword {
    struct arena *arena;
    struct wanted whole; /* the words of the keyword, put together or apart in another way */
    struct wanted *words;
    size_t n_words;
    size_t n_letters_most; /* of a word that is alike */
    struct search_text_subject subject;
};

enum script { DIGITS, SPELLED, SYLLABIC };

/* Of which scripts a word may be found inside another: those that write words together. */
static enum script script_of(int32_t point)
{
    if (point >= '0' && point <= '9')
        return DIGITS;
    return point < 0x1100 || (point >= 0x1e00 && point < 0x2000) ? SPELLED : SYLLABIC;
}

/* Whether a word may begin or end before the i-th place. */
static bool is_seam(const struct search_text_subject *s, size_t i)
{
    enum script script;

    if (s->starts_word[i])
        return true;
    script = script_of(s->points[i]);
    return script == SYLLABIC || script != script_of(s->points[i - 1]);
}

static void mark(const struct search_text_subject *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        s->is_marked[s->characters[i]] = true;
}

/* Where the word that the place before `to` belongs to begins. */
static size_t word_begin(const struct search_text_subject *s, size_t to)
{
    do
        to--;
    while (!s->starts_word[to]);
    return to;
}

/* Whether the places [from, to), which are what is wanted, stand for a word of their own. */
static bool is_apart(const struct search_text_subject *s, const struct wanted *wanted, size_t from,
                     size_t to)
{
    size_t begin = word_begin(s, to);

    if (!is_seam(s, from) || (!wanted->is_last && !is_seam(s, to)))
        return false;
    if (begin <= from) /* in one word */
        return true;
    return s->starts_word[from] && (s->starts_word[to] || to - begin >= SPANNED_MIN);
}

static bool mark_same(const struct search_text_subject *s, const struct wanted *wanted)
{
    const int32_t *items = wanted->points.items;
    size_t n = wanted->points.n;
    bool any = false;

    for (size_t from = 0; n > 0 && from + n <= s->n; from++) {
        if (s->points[from] != items[0] || /* most are not: no call */
            memcmp(s->points + from, items, n * sizeof *items) != 0 ||
            !is_apart(s, wanted, from, from + n))
            continue;
        mark(s, from, from + n);
        any = true;
    }
    return any;
}

/* Where what begins at a place like the letters that are wanted ends, in one word; `from`: it does
 * not begin so. */
static size_t begun_end(const struct search_text_subject *s, const struct search_text_points *begun,
                        size_t from, size_t to)
{
    size_t at = from, n_same = 0;

    while (n_same < begun->n) {
        int32_t parts[SEARCH_TEXT_LETTERS_MAX];
        size_t n = at < to ? search_text_letters_of(s->points[at], parts) : 0;

        if (n == 0)
            return from;
        for (size_t i = 0; i < n && n_same < begun->n; i++, n_same++)
            if (parts[i] != begun->items[n_same])
                return from;
        at++;
    }
    return at;
}

/* Of a word whose last syllable is not typed to its end. */
static bool mark_begun(const struct search_text_subject *s, const struct wanted *wanted)
{
    bool any = false;

    for (size_t i = 0; i < s->n_words; i++) {
        size_t from = s->words[i].from;
        size_t end = begun_end(s, &wanted->begun, from, s->words[i + 1].from);

        if (end > from) {
            mark(s, from, end);
            any = true;
        }
    }
    return any;
}

/* Whether two words may be alike, as far as one sees without comparing them: each letter that the
 * other word has not is an error of its own. */
static bool may_be_alike(const struct wanted *wanted, const struct search_text_word *word,
                         bool is_prefix)
{
    size_t n_wanted = wanted->typed.points.n, n = word->n_letters;
    uint64_t missing = wanted->signature & ~word->signature;

    if (n_wanted > n + wanted->n_errors || (!is_prefix && n > n_wanted + wanted->n_errors))
        return false;
    for (unsigned i = 0; i < wanted->n_errors; i++)
        missing &= missing - 1; /* one less, if any */
    return missing == 0;
}

/* Whole words that are what is wanted but for the errors that it may have. */
static bool mark_alike(const struct search_text_subject *s, const struct wanted *wanted)
{
    bool any = false;

    for (size_t i = 0; i < s->n_words; i++) {
        const struct search_text_word *word = &s->words[i];
        struct search_text_points letters = {.items = s->letters + word->letter,
                                             .n = word->n_letters};
        /* Hangul words go on with particles and with other words. */
        bool is_prefix = wanted->is_last || script_of(s->points[word->from]) == SYLLABIC;

        if (may_be_alike(wanted, word, is_prefix) &&
            search_text_distance_of(&wanted->typed, &letters, is_prefix, wanted->n_errors) <=
                wanted->n_errors) {
            mark(s, word->from, s->words[i + 1].from);
            any = true;
        }
    }
    return any;
}

static bool mark_all(struct search_text_keyword *keyword)
{
    struct search_text_subject *s = &keyword->subject;
    bool is_whole = keyword->n_words > 1 && mark_same(s, &keyword->whole), any = is_whole;

    for (size_t i = 0; i < keyword->n_words; i++) {
        const struct wanted *wanted = &keyword->words[i];

        if (mark_same(s, wanted) || (wanted->is_last && mark_begun(s, wanted))) {
            any = true;
            continue;
        }
        if (is_whole || wanted->n_errors == 0)
            continue;
        if (!s->is_spelled)
            search_text_subject_spell(s, keyword->n_letters_most);
        any = mark_alike(s, wanted) || any;
    }
    return any;
}

/* The characters [*ret_from, *ret_to) to be shown; some are marked. */
static void choose(const struct search_text_subject *s, size_t max, size_t *ret_from,
                   size_t *ret_to)
{
    const bool *marked = memchr(s->is_marked, true, s->n_characters);
    size_t first = (size_t)(marked - s->is_marked), from;

    *ret_from = 0;
    *ret_to = s->n_characters;
    if (max == 0 || s->n_characters <= max)
        return;
    from = first > max / 4 ? first - max / 4 : 0; /* a little of what comes before */
    if (from > s->n_characters - max)
        from = s->n_characters - max;
    *ret_from = from;
    *ret_to = from + max;
}

static char *add(char *end, const char *text)
{
    return stpcpy(end, text);
}

static char *add_escaped(char *end, const char *text, size_t len)
{
    static const char *const escapes[] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};

    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (byte < sizeof escapes / sizeof *escapes && escapes[byte])
            end = add(end, escapes[byte]);
        else
            *end++ = text[i];
    }
    *end = '\0';
    return end;
}

static struct search_text_points letters_of(struct arena *arena, struct search_text_points points)
{
    struct search_text_points letters = {.n = 0};

    letters.items =
        arena_alloc(arena, (points.n * SEARCH_TEXT_LETTERS_MAX + 1) * sizeof *letters.items);
    for (size_t i = 0; i < points.n; i++)
        letters.n += search_text_letters_of(points.items[i], letters.items + letters.n);
    return letters;
}

static void want(struct arena *arena, const char *word, bool is_last, struct wanted *ret)
{
    const char *letters = search_text_letters(arena, word);
    struct search_text_points points = search_text_points_of(arena, letters);

    ret->points = search_text_fold_points(arena, word, strlen(word));
    ret->begun = letters_of(arena, ret->points);
    search_text_distance_prepare(points, &ret->typed);
    ret->signature = search_text_subject_signature(points.items, points.n);
    ret->n_errors = search_text_errors_allowed(letters);
    ret->is_last = is_last;
}

struct search_text_keyword *search_text_keyword_new(struct arena *arena, const char *keyword)
{
    const char *folded = search_text_fold(arena, keyword);
    struct search_words words = search_text_words(arena, folded);
    struct search_text_keyword *ret = arena_alloc(arena, sizeof *ret);

    ret->arena = ret->subject.arena = arena;
    want(arena, search_text_compact(arena, folded), true, &ret->whole);
    ret->words = arena_alloc(arena, (words.n + 1) * sizeof *ret->words);
    ret->n_words = words.n;
    for (size_t i = 0; i < words.n; i++) {
        struct wanted *wanted = &ret->words[i];

        want(arena, words.items[i], i + 1 == words.n, wanted);
        if (ret->n_letters_most < wanted->typed.points.n + wanted->n_errors)
            ret->n_letters_most = wanted->typed.points.n + wanted->n_errors;
    }
    return ret;
}

/* The characters [from, to), and … where others were. */
static char *show(struct arena *arena, const struct search_text_subject *s, size_t from, size_t to)
{
    static const char em[] = "<em>", end_em[] = "</em>", cut[] = "…";
    size_t n_bytes =
        (s->at[to] - s->at[from]) * ESCAPE_MAX + (to - from) * (sizeof em + sizeof end_em);
    char *shown = arena_alloc(arena, n_bytes + 2 * sizeof cut), *end = shown;
    bool is_open = false;

    if (from > 0)
        end = add(end, cut);
    for (size_t i = from; i < to; i++) {
        if (s->is_marked[i] != is_open)
            end = add(end, is_open ? end_em : em);
        is_open = s->is_marked[i];
        end = add_escaped(end, s->text + s->at[i], s->at[i + 1] - s->at[i]);
    }
    if (is_open)
        end = add(end, end_em);
    if (to < s->n_characters)
        add(end, cut);
    return shown;
}

char *search_text_highlight(struct search_text_keyword *keyword, const char *text, size_t max_chars)
{
    size_t from, to;

    search_text_subject_read(&keyword->subject, text);
    if (!mark_all(keyword))
        return NULL;
    choose(&keyword->subject, max_chars, &from, &to);
    return show(keyword->arena, &keyword->subject, from, to);
}
