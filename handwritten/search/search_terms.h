/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of a product's text an index holds, of either engine: terms, written in letters (see
 * search_text.h), so that what is typed so far is a prefix of a term. Pure functions of text.
 *
 *   word   a word as it stands
 *   part   a word from one of its syllables, or from a change of script, on: 무선이어폰 -> 이어폰,
 *          galaxys24 -> 24
 *   join   neighbouring words as one: 무선 이어폰 -> 무선이어폰; of names only
 */
#ifndef SEARCH_TERMS_H
#define SEARCH_TERMS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A longer term is cut; so is what is looked for. */
#define SEARCH_TERM_BYTES 120

enum search_term_kind {
    SEARCH_TERM_CATEGORY, /* a word of the category's, or a part of one */
    SEARCH_TERM_PART,
    SEARCH_TERM_JOIN,
    SEARCH_TERM_WORD
};

/* Between the first word of a join and the rest, so that a join is looked for by where it may have
 * been written apart, and not among all that begin with its first word. */
#define SEARCH_TERM_SEAM '\x01'

struct search_term {
    const char *letters; /* of a join with its seam */
    const char *shown;   /* as people write it; NULL for parts */
    enum search_term_kind kind;
};

struct search_terms {
    struct search_term *items;
    size_t n, capacity;
    unsigned n_words;
};

/* Of a folded text; the same term may come several times. In the arena. */
struct search_terms search_terms_name(struct arena *arena, const char *folded);
/* Of a description and the name of a category, both folded. Fewer: no joins, and no parts of one
 * syllable. */
struct search_terms search_terms_text(struct arena *arena, const char *description,
                                      const char *category);

/* The letters of a word, cut like a term's. */
const char *search_terms_letters(struct arena *arena, const char *word);
/* Whether a syllable, or what else is one in its script, ends in `letters` after that many bytes,
 * so that what comes before stands for itself. */
bool search_terms_is_border(const char *letters, size_t at);

#endif
