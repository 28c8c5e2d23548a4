/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Shows what of a text was looked for. The text is taken apart into characters, each of which is
 * none, one or several folded code points; words are looked for among those without the spaces,
 * and what is found marks characters. Nothing is known here of why the engine found the text: a
 * word is looked for as it is, then as one that is still being typed, then with errors, and the
 * next way is taken only where the one before found nothing.
 *
 * The rule: whatever the text is, all that comes out besides <em> and </em> is escaped.
 */
#include "search_text.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "search_text_impl.h"

#define LETTERS_MAX 5
#define ESCAPE_MAX 6  /* &quot; */
#define SPANNED_MIN 2 /* what a match over a space takes of a word that it does not take whole */

/* A folded code point that is no space. */
struct place {
    int32_t point;
    uint32_t character;
    bool starts_word;
};

struct subject {
    const char *text;
    size_t *at; /* bytes where characters begin, and the end */
    bool *is_marked;
    size_t n_characters;
    struct place *places;
    size_t n;
};

static size_t count_characters(const char *text, size_t len)
{
    size_t n = 0;

    for (size_t at = 0; at < len; n++)
        at += search_text_character(text + at, len - at);
    return n;
}

static struct subject take_apart(struct arena *arena, const char *text)
{
    size_t len = strlen(text), at = 0, n_points = 0;
    struct subject s = {.text = text, .n_characters = count_characters(text, len)};
    struct search_text_points *folded = arena_alloc(arena, (s.n_characters + 1) * sizeof *folded);
    bool starts_word = true;

    s.at = arena_alloc(arena, (s.n_characters + 1) * sizeof *s.at);
    s.is_marked = arena_alloc(arena, s.n_characters + 1);
    for (size_t i = 0; i < s.n_characters; i++) {
        s.at[i] = at;
        at += search_text_character(text + at, len - at);
        folded[i] = search_text_fold_points(arena, text + s.at[i], at - s.at[i]);
        n_points += folded[i].n;
    }
    s.at[s.n_characters] = len;
    s.places = arena_alloc(arena, (n_points + 1) * sizeof *s.places);
    for (size_t i = 0; i < s.n_characters; i++)
        for (size_t j = 0; j < folded[i].n; j++) {
            int32_t point = folded[i].items[j];

            if (point != ' ')
                s.places[s.n++] = (struct place){point, (uint32_t)i, starts_word};
            starts_word = point == ' ';
        }
    s.places[s.n].starts_word = true; /* the end */
    return s;
}

enum script { DIGITS, SPELLED, SYLLABIC };

/* Of which scripts a word may be found inside another: those that write words together. */
static enum script script_of(int32_t point)
{
    if (point >= '0' && point <= '9')
        return DIGITS;
    return point < 0x1100 || (point >= 0x1e00 && point < 0x2000) ? SPELLED : SYLLABIC;
}

/* Whether a word may begin or end before the i-th place. */
static bool is_seam(const struct subject *s, size_t i)
{
    enum script script;

    if (s->places[i].starts_word)
        return true;
    script = script_of(s->places[i].point);
    return script == SYLLABIC || script != script_of(s->places[i - 1].point);
}

static void mark(const struct subject *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        s->is_marked[s->places[i].character] = true;
}

static size_t word_end(const struct subject *s, size_t from)
{
    do
        from++;
    while (!s->places[from].starts_word);
    return from;
}

/* Where the word that the place before `to` belongs to begins. */
static size_t word_begin(const struct subject *s, size_t to)
{
    do
        to--;
    while (!s->places[to].starts_word);
    return to;
}

/* A word of the keyword. */
struct wanted {
    struct search_text_points points;
    const char *letters;
    bool is_last; /* may be the beginning of a word */
};

/* Whether the places [from, to), which are what is wanted, stand for a word of their own. */
static bool is_apart(const struct subject *s, const struct wanted *wanted, size_t from, size_t to)
{
    size_t begin = word_begin(s, to);

    if (!is_seam(s, from) || (!wanted->is_last && !is_seam(s, to)))
        return false;
    if (begin <= from) /* in one word */
        return true;
    return s->places[from].starts_word && (s->places[to].starts_word || to - begin >= SPANNED_MIN);
}

static bool mark_same(const struct subject *s, const struct wanted *wanted)
{
    size_t n = wanted->points.n;
    bool any = false;

    for (size_t from = 0; n > 0 && from + n <= s->n; from++) {
        size_t i = 0;

        while (i < n && s->places[from + i].point == wanted->points.items[i])
            i++;
        if (i == n && is_apart(s, wanted, from, from + n)) {
            mark(s, from, from + n);
            any = true;
        }
    }
    return any;
}

/* Of a word whose last syllable is not typed to its end. */
static bool mark_begun(const struct subject *s, const struct wanted *wanted, struct arena *arena)
{
    size_t n_letters = 0, n_points = wanted->points.n;
    int32_t *letters = arena_alloc(arena, n_points * LETTERS_MAX * sizeof *letters);
    bool any = false;

    for (size_t i = 0; i < n_points; i++)
        n_letters += search_text_letters_of(wanted->points.items[i], letters + n_letters);
    for (size_t from = 0; from < s->n; from = word_end(s, from)) {
        size_t at = from, n_same = 0;

        while (n_same < n_letters && (at == from || !s->places[at].starts_word)) {
            int32_t parts[LETTERS_MAX];
            size_t n = search_text_letters_of(s->places[at].point, parts);

            n = n < n_letters - n_same ? n : n_letters - n_same;
            if (memcmp(parts, letters + n_same, n * sizeof *parts) != 0)
                break;
            n_same += n;
            at++;
        }
        if (n_same == n_letters && at > from) {
            mark(s, from, at);
            any = true;
        }
    }
    return any;
}

/* Whole words that are what is wanted but for the errors that it may have. */
static bool mark_alike(const struct subject *s, const struct wanted *wanted, struct arena *arena)
{
    unsigned allowed = search_text_errors_allowed(wanted->letters);
    bool any = false;

    for (size_t from = 0, to; allowed > 0 && from < s->n; from = to) {
        size_t begin, end;
        char *folded;

        to = word_end(s, from);
        begin = s->at[s->places[from].character];
        end = s->at[s->places[to - 1].character + 1];
        folded = search_text_fold(arena, arena_strndup(arena, s->text + begin, end - begin));
        /* Hangul words go on with particles and with other words. */
        if (search_text_distance(wanted->letters, search_text_letters(arena, folded),
                                 wanted->is_last || script_of(s->places[from].point) == SYLLABIC,
                                 allowed) <= allowed) {
            mark(s, from, to);
            any = true;
        }
    }
    return any;
}

static struct wanted want(struct arena *arena, const char *word, bool is_last)
{
    return (struct wanted){.points = search_text_fold_points(arena, word, strlen(word)),
                           .letters = search_text_letters(arena, word),
                           .is_last = is_last};
}

static bool mark_all(struct arena *arena, const struct subject *s, const char *folded)
{
    struct search_words words = search_text_words(arena, folded);
    struct wanted whole = want(arena, search_text_compact(arena, folded), true);
    /* The words of the keyword, put together or apart in another way. */
    bool is_whole = words.n > 1 && mark_same(s, &whole), any = is_whole;

    for (size_t i = 0; i < words.n; i++) {
        struct wanted wanted = want(arena, words.items[i], i + 1 == words.n);

        if (mark_same(s, &wanted) || (wanted.is_last && mark_begun(s, &wanted, arena)) ||
            (!is_whole && mark_alike(s, &wanted, arena)))
            any = true;
    }
    return any;
}

/* The characters [*ret_from, *ret_to) to be shown. */
static void choose(const struct subject *s, size_t max, size_t *ret_from, size_t *ret_to)
{
    size_t first = 0, from;

    while (!s->is_marked[first])
        first++;
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

char *search_text_highlight(struct arena *arena, const char *text, const char *keyword,
                            size_t max_chars)
{
    static const char em[] = "<em>", end_em[] = "</em>", cut[] = "…";
    struct subject s = take_apart(arena, text);
    size_t from, to, n_bytes;
    bool is_open = false;
    char *shown, *end;

    if (!mark_all(arena, &s, search_text_fold(arena, keyword)))
        return NULL;
    choose(&s, max_chars, &from, &to);
    n_bytes = (s.at[to] - s.at[from]) * ESCAPE_MAX + (to - from) * (sizeof em + sizeof end_em);
    shown = end = arena_alloc(arena, n_bytes + 2 * sizeof cut);
    if (from > 0)
        end = add(end, cut);
    for (size_t i = from; i < to; i++) {
        if (s.is_marked[i] != is_open)
            end = add(end, is_open ? end_em : em);
        is_open = s.is_marked[i];
        end = add_escaped(end, s.text + s.at[i], s.at[i + 1] - s.at[i]);
    }
    if (is_open)
        end = add(end, end_em);
    if (to < s.n_characters)
        add(end, cut);
    return shown;
}
