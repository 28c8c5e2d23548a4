/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Folded text as code points: for search_text.c, which makes them, search_text_distance.c, which
 * compares them, and search_text_subject.c and search_text_highlight.c, which must know what of
 * the text they were made of.
 */
#ifndef SEARCH_TEXT_IMPL_H
#define SEARCH_TEXT_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define SEARCH_TEXT_LETTERS_MAX 5 /* of a code point */
#define SEARCH_TEXT_BITS 64       /* of a machine's word */

struct search_text_points {
    int32_t *items;
    size_t n;
};

/* The code points of a folded text; spaces neither joined nor cut off. In the arena. */
struct search_text_points search_text_fold_points(struct arena *arena, const char *text,
                                                  size_t len);
/* The code points of a text as it is, one for each byte that is no UTF-8. In the arena. */
struct search_text_points search_text_points_of(struct arena *arena, const char *text);
/* How many bytes of a text that is not empty are its first character, as people count them: with
 * its marks and joined parts. */
size_t search_text_character(const char *text, size_t len);
/* The same for a character that is one code point and folded to one, most quickly; *ret is the
 * folded one, and that of several such characters is that of each. 0: it is another one. */
size_t search_text_plain_character(const char *text, size_t len, int32_t *ret);
/* Whether the first character of a text that is not empty is folded in the same way whatever comes
 * before it, and leaves that as it is: it is no mark, and no piece of a Hangul syllable. */
bool search_text_stands_alone(const char *text, size_t len);
/* Writes the letters of a folded code point, at most 5; how many there are. */
size_t search_text_letters_of(int32_t point, int32_t *ret);
/* What was typed, ready to be compared with many words. */
struct search_text_typed {
    struct search_text_points points;
    bool has_bits;                     /* these: where in it each of its code points is, */
    uint64_t bits[SEARCH_TEXT_BITS];   /* by the code point's remainder */
    int32_t letters[SEARCH_TEXT_BITS]; /* which one has them */
};

/* The points must stay. */
void search_text_distance_prepare(struct search_text_points points, struct search_text_typed *ret);
/* search_text_distance() of letters. */
unsigned search_text_distance_of(const struct search_text_typed *typed,
                                 const struct search_text_points *long_one, bool is_prefix,
                                 unsigned at_most);

#endif
