/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Folded text as code points: for search_text.c, which makes them, and search_text_highlight.c,
 * which must know what of the text they were made of.
 */
#ifndef SEARCH_TEXT_IMPL_H
#define SEARCH_TEXT_IMPL_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct search_text_points {
    int32_t *items;
    size_t n;
};

/* The code points of a folded text; spaces neither joined nor cut off. In the arena. */
struct search_text_points search_text_fold_points(struct arena *arena, const char *text,
                                                  size_t len);
/* How many bytes of a text that is not empty are its first character, as people count them: with
 * its marks and joined parts. */
size_t search_text_character(const char *text, size_t len);
/* Writes the letters of a folded code point, at most 5; how many there are. */
size_t search_text_letters_of(int32_t point, int32_t *ret);

#endif
