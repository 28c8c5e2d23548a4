/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can be said of a word in 64 bits, so that most of those that are far from what was typed
 * need not be read: its letters, the first of them, and how many it has.
 */
#ifndef SEARCH_GROONGA_SIGNATURE_H
#define SEARCH_GROONGA_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

/* Of a word's letters, with or without a seam. Never 0. */
uint64_t search_groonga_signature_of(const char *letters);

/* What is looked for. */
struct search_groonga_nearness {
    uint64_t typed;   /* its signature */
    unsigned errors;  /* at most */
    bool is_typing;   /* the word may go on */
    bool begins_same; /* with the same letter */
};

/* False: the word with that signature is not that near, or there is none (0). */
bool search_groonga_signature_is_near(uint64_t word, const struct search_groonga_nearness *to);

#endif
