/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which products a keyword finds, and how well. Blocks.
 *
 * All words must be found, each by the best of its ways. A word counts three times as much in the
 * name as in the description, and nearly so in the category; names that have little else than what
 * was typed come first.
 */
#ifndef SEARCH_GROONGA_MATCH_H
#define SEARCH_GROONGA_MATCH_H

#include "search_groonga_index.h"

struct arena;

/* How far one product has come. */
struct search_groonga_slot {
    uint32_t total;
    uint16_t name, text; /* of the word that is being looked for: the best so far */
    uint8_t n_found;     /* words */
    uint8_t n_in_name;
    uint8_t n_name_words;
    bool is_current; /* the word has been found in it already */
};

struct search_groonga_match {
    grn_id record;
    uint32_t score;
};

struct search_groonga_matches {
    struct search_groonga_match *items;
    size_t n;
};

/* All that the keyword (folded) finds, in no order; removed ones may be among them. In the arena.
 */
struct search_groonga_matches search_groonga_match_all(struct search_groonga_worker *worker,
                                                       struct arena *arena, const char *folded);

#endif
