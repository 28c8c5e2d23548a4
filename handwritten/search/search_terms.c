/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text to terms. Parts are what makes a prefix search find the middle of a Hangul word, since
 * Korean writes words together as it likes; joins are the same the other way round.
 */
#include "search_terms.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "search_text.h"
#include "value_utf8.h"

#define WORDS_JOINED 3

enum script { SCRIPT_OTHER, SCRIPT_DIGIT, SCRIPT_HANGUL, SCRIPT_SYLLABLES };

static enum script script_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return SCRIPT_DIGIT;
    if ((c >= 0xac00 && c <= 0xd7a3) || (c >= 0x3131 && c <= 0x318e))
        return SCRIPT_HANGUL;
    if (c >= 0x3040 && c <= 0x9fff) /* kana and Han: each character is a syllable */
        return SCRIPT_SYLLABLES;
    return SCRIPT_OTHER;
}

static size_t next_char(const char *s, uint32_t *ret)
{
    size_t n;

    *ret = 0;
    if (!*s)
        return 0;
    n = value_utf8_decode(s, strlen(s) < 4 ? strlen(s) : 4, ret);
    return n ? n : 1;
}

static bool is_vowel(uint32_t letter)
{
    return letter >= 0x314f && letter <= 0x3163;
}

static size_t length_of_cut(const char *letters)
{
    size_t n = strlen(letters);

    if (n <= SEARCH_TERM_BYTES)
        return n;
    n = SEARCH_TERM_BYTES;
    while (n && ((unsigned char)letters[n] & 0xc0) == 0x80)
        n--;
    return n;
}

const char *search_terms_letters(struct arena *arena, const char *word)
{
    char *letters = search_text_letters(arena, word);

    letters[length_of_cut(letters)] = '\0';
    return letters;
}

/* The character that ends right before `end`. */
static uint32_t char_before(const char *text, const char *end)
{
    uint32_t c;

    if (end == text)
        return 0;
    end--;
    while (end > text && ((unsigned char)*end & 0xc0) == 0x80)
        end--;
    next_char(end, &c);
    return c;
}

bool search_terms_is_border(const char *letters, size_t at)
{
    uint32_t before = char_before(letters, letters + at), first, second;
    size_t n = next_char(letters + at, &first);
    enum script script = script_of(first);

    if (!n || script != script_of(before) || script == SCRIPT_SYLLABLES)
        return true;
    if (script != SCRIPT_HANGUL || is_vowel(first))
        return false;
    next_char(letters + at + n, &second);
    return is_vowel(second); /* else the first one ends the syllable before it */
}

static void add(struct arena *arena, struct search_terms *terms, struct search_term term)
{
    if (!*term.letters)
        return;
    if (terms->n == terms->capacity) {
        struct search_term *grown;

        terms->capacity = terms->capacity ? 2 * terms->capacity : 32;
        grown = arena_alloc(arena, terms->capacity * sizeof(*grown));
        if (terms->n)
            memcpy(grown, terms->items, terms->n * sizeof(*grown));
        terms->items = grown;
    }
    terms->items[terms->n++] = term;
}

static void add_parts(struct arena *arena, struct search_terms *terms, const char *word,
                      size_t min_chars)
{
    uint32_t before, c;
    const char *at = word + next_char(word, &before);
    size_t n;

    for (; (n = next_char(at, &c)) != 0; at += n, before = c) {
        enum script script = script_of(c);

        if (script == script_of(before) && script != SCRIPT_HANGUL && script != SCRIPT_SYLLABLES)
            continue;
        if (value_utf8_count(at, strlen(at)) >= min_chars)
            add(arena, terms,
                (struct search_term){.letters = search_terms_letters(arena, at),
                                     .kind = SEARCH_TERM_PART});
    }
}

static void add_joins(struct arena *arena, struct search_terms *terms,
                      const struct search_words *words, size_t first)
{
    static const char seam[] = {SEARCH_TERM_SEAM, '\0'};
    const char *shown = words->items[first];
    const char *joined = arena_join(arena, search_terms_letters(arena, shown), seam, NULL);
    size_t i;

    for (i = first + 1; i < words->n && i < first + WORDS_JOINED; i++) {
        joined = arena_join(arena, joined, search_text_letters(arena, words->items[i]), NULL);
        shown = arena_join(arena, shown, " ", words->items[i], NULL);
        if (strlen(joined) > SEARCH_TERM_BYTES)
            return;
        add(arena, terms,
            (struct search_term){.letters = joined, .shown = shown, .kind = SEARCH_TERM_JOIN});
    }
}

static void add_word(struct arena *arena, struct search_terms *terms, const char *word)
{
    add(arena, terms,
        (struct search_term){
            .letters = search_terms_letters(arena, word), .shown = word, .kind = SEARCH_TERM_WORD});
}

struct search_terms search_terms_name(struct arena *arena, const char *folded)
{
    struct search_words words = search_text_words(arena, folded);
    struct search_terms terms = {.n_words = (unsigned)words.n};
    size_t i;

    for (i = 0; i < words.n; i++) {
        add_word(arena, &terms, words.items[i]);
        add_parts(arena, &terms, words.items[i], 1);
        add_joins(arena, &terms, &words, i);
    }
    return terms;
}

static void add_text(struct arena *arena, struct search_terms *terms, const char *folded)
{
    struct search_words words = search_text_words(arena, folded);
    size_t i;

    for (i = 0; i < words.n; i++) {
        add_word(arena, terms, words.items[i]);
        add_parts(arena, terms, words.items[i], 2);
    }
}

struct search_terms search_terms_text(struct arena *arena, const char *description,
                                      const char *category)
{
    struct search_terms terms = {0};
    size_t i;

    add_text(arena, &terms, description);
    i = terms.n;
    add_text(arena, &terms, category);
    for (; i < terms.n; i++)
        terms.items[i].kind = SEARCH_TERM_CATEGORY;
    return terms;
}
