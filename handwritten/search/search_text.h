/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text as the search sees it. Pure functions of text; no engine, no shop. UTF-8 in and out.
 *
 *   folded    full-width forms become plain ones (NFKC), upper case becomes lower case; accents of
 *             Latin letters go; Hangul that came in pieces is put together, and letters of it that
 *             stand alone stay as they are; symbols become spaces, and emoji are symbols; runs of
 *             spaces become one, and none is at an end
 *   letters   Hangul syllables as the letters (compatibility jamo) that a keyboard types for them,
 *             so that what is typed so far is a prefix of what is meant: 아이폰 -> ㅇㅏㅇㅣㅍㅗㄴ,
 *             and 아잎, which is 아이ㅍ on its way, becomes ㅇㅏㅇㅣㅍ; compound vowels and finals
 *             are their parts (ㅘ -> ㅗㅏ, ㄳ -> ㄱㅅ), double consonants, which a keyboard has,
 *             are not (ㄲ); what is no Hangul stays as it is
 *
 * Texts are well-formed UTF-8; a text that is not is folded to something, or to nothing.
 */
#ifndef SEARCH_TEXT_H
#define SEARCH_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* In the arena, terminated. */
char *search_text_fold(struct arena *arena, const char *text);
char *search_text_letters(struct arena *arena, const char *folded);
/* Without its spaces: 무선 이어폰 and 무선이어폰 are one. */
char *search_text_compact(struct arena *arena, const char *folded);
/* Nothing that can be looked for: symbols and spaces alone. */
bool search_text_is_blank(const char *folded);

/* The words of a folded text. */
struct search_words {
    const char **items;
    size_t n;
};
struct search_words search_text_words(struct arena *arena, const char *folded);

/* How many typing errors a word of that many letters may have: 0 up to 2 (Latin) or 3 (Hangul
 * letters), 1 up to 7, then 2. None where half of it is digits: 128gb is not 126gb. */
unsigned search_text_errors_allowed(const char *letters);
/* Damerau-Levenshtein (optimal string alignment) over code points, of which a prefix of `long_one`
 * may be meant; more than `at_most` counts as at_most + 1. */
unsigned search_text_distance(const char *typed, const char *long_one, bool is_prefix,
                              unsigned at_most);

/* A keyword that texts are shown for, made ready once for all of them. In the arena, where it also
 * keeps room that the texts use one after the other: of one thread at a time. */
struct search_text_keyword;
struct search_text_keyword *search_text_keyword_new(struct arena *arena, const char *keyword);

/* The text escaped for HTML (& < > " '), and what the words of the keyword match between <em> and
 * </em>: whole words, parts of Hangul words, letters or digits beside the others, and the keyword's
 * words put together or apart in another way; of the last word, beginnings of words, letter by
 * letter; and, for a word that is found in none of these ways, words with as many errors as are
 * allowed. NULL where nothing matches. At most max_chars characters (0: all) of the text around the
 * first match, cut between characters, with … where something was cut. In the keyword's arena. */
char *search_text_highlight(struct search_text_keyword *keyword, const char *text,
                            size_t max_chars);

#endif
