/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can be said of a word in 64 bits, so that most of those that are far from what was typed
 * need not be read: its letters, the first of them, and how many it has.
 */
#ifndef SEARCH_GROONGA_SIGNATURE_H
#define SEARCH_GROONGA_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

#define SEARCH_GROONGA_SIGNATURE_ERRORS 2 /* more cannot be looked for */

/* Of a word's letters, with or without a seam. Never 0. */
uint64_t search_groonga_signature_of(const char *letters);
/* Of what was typed, to be compared with those of words. */
uint64_t search_groonga_signature_of_typed(const char *letters);

/* What is looked for. */
struct search_groonga_nearness {
    uint64_t typed;   /* search_groonga_signature_of_typed() */
    unsigned errors;  /* at most */
    bool is_typing;   /* the word may go on */
    bool begins_same; /* with the same letter */
};

#define SEARCH_GROONGA_SIGNATURE_SETS 48 /* of letters: the low bits; then eight of the first */
#define SEARCH_GROONGA_SIGNATURE_LENGTH 56
#define SEARCH_GROONGA_SIGNATURE_LENGTH_MAX                                                        \
    127U /* then how many; the highest bit: it is a word                                           \
          */

static inline unsigned search_groonga_signature_length(uint64_t signature)
{
    return signature >> SEARCH_GROONGA_SIGNATURE_LENGTH & SEARCH_GROONGA_SIGNATURE_LENGTH_MAX;
}

/* False: the word with that signature is not that near, or there is none (0). Here, since it is
 * asked of hundreds of thousands of words by one search. */
static inline bool search_groonga_signature_is_near(uint64_t word,
                                                    const struct search_groonga_nearness *to)
{
    const uint64_t sets = ((uint64_t)1 << SEARCH_GROONGA_SIGNATURE_SETS) - 1;
    unsigned n = search_groonga_signature_length(word);
    unsigned n_typed = search_groonga_signature_length(to->typed);
    uint64_t lacking = to->typed & ~word & sets;
    unsigned i;

    if (!word || (to->begins_same && (word ^ to->typed) >> SEARCH_GROONGA_SIGNATURE_SETS & 0xff))
        return false;
    if (n + to->errors < n_typed || (!to->is_typing && n > n_typed + to->errors))
        return false;
    for (i = 0; i < to->errors; i++)
        lacking &= lacking - 1; /* takes the lowest away */
    return !lacking;
}

#endif
