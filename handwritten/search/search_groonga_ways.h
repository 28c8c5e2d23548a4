/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ways in which a word that was typed may be meant: the terms of the lexicons that it stands for,
 * each with how sure that is. Blocks.
 */
#ifndef SEARCH_GROONGA_WAYS_H
#define SEARCH_GROONGA_WAYS_H

#include "search_groonga_index.h"

struct search_groonga_way {
    grn_id term;
    enum search_groonga_lexicon lexicon;
    unsigned factor; /* of 100 */
};

struct search_groonga_ways {
    struct arena *arena;
    struct search_groonga_way *items;
    size_t n, capacity;
};

/* Adds terms that are the word or begin with it as a whole; if it is_typing still, all that go on
 * from it. letters: search_terms_letters(). */
void search_groonga_ways_strict(struct search_groonga_worker *worker, const char *letters,
                                bool is_typing, struct search_groonga_ways *ways);
/* Adds words with as many typing errors as its length allows, or nothing. */
void search_groonga_ways_fuzzy(struct search_groonga_worker *worker, const char *letters,
                               bool is_typing, struct search_groonga_ways *ways);
/* Adds terms of names alone that go on from the word, as suggestions do. */
void search_groonga_ways_going_on(struct search_groonga_worker *worker, const char *letters,
                                  struct search_groonga_ways *ways);

#endif
