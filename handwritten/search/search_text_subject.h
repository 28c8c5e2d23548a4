/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A text that words are looked for in: its characters, each of which is none, one or several
 * folded code points; the places, which are those code points without the spaces; and the words
 * that the places make.
 */
#ifndef SEARCH_TEXT_SUBJECT_H
#define SEARCH_TEXT_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search_text_impl.h"

struct arena;
struct search_text_known;

struct search_text_word {
    uint64_t signature; /* of its letters */
    size_t from;        /* a place */
    size_t letter, n_letters;
    bool is_odd; /* not what its characters are folded to: it has to be folded as a whole */
};

/* One for many texts, one after the other: it keeps its room. Zeroed before the first one but for
 * the arena. */
struct search_text_subject {
    struct arena *arena;

    const char *text;
    size_t *at; /* n_characters + 1: bytes where characters begin, and the end */
    bool *is_marked;
    size_t n_characters, characters_room;

    int32_t *points;                /* n */
    uint32_t *characters;           /* n: which one a place is of */
    bool *starts_word;              /* n + 1: so does the end */
    struct search_text_word *words; /* n_words + 1: the last one is the end */
    size_t n, n_words, places_room;

    int32_t *letters; /* of the words, where they are spelled */
    size_t n_letters, letters_room;
    bool is_spelled;

    struct search_text_known *known;
};

/* Takes a text apart; nothing of it is marked, and its words are not spelled. The text must stay.
 * What the subject was of the text before is gone. */
void search_text_subject_read(struct search_text_subject *s, const char *text);
/* Finds the letters of the words, as search_text_letters() has them, and their signatures: of a
 * word that has more than `most` letters, the first most + 1. */
void search_text_subject_spell(struct search_text_subject *s, size_t most);
/* The set of some letters, of which a few share a bit: a letter whose bit is not there is not
 * among them. */
uint64_t search_text_subject_signature(const int32_t *letters, size_t n);

#endif
