/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One index of the embedded engine: a Groonga database in a folder of its own. Everything here
 * blocks: it runs on the threads of co_offload(). Any number of threads may search while one
 * writes.
 */
#ifndef SEARCH_GROONGA_INDEX_H
#define SEARCH_GROONGA_INDEX_H

#include <groonga.h>
#include <stdbool.h>
#include <stdint.h>

#include "search_engine.h"
#include "search_groonga_facts.h"

struct arena;

/* Lexicons with the products that have their terms. */
enum search_groonga_lexicon {
    SEARCH_GROONGA_NAMES, /* words of names, and their parts */
    SEARCH_GROONGA_JOINS,
    SEARCH_GROONGA_TEXTS, /* words of descriptions, and their parts */
    SEARCH_GROONGA_N_LEXICONS
};

struct search_groonga_index;

/* What one thread searches with; see search_groonga_index_worker(). */
struct search_groonga_worker {
    struct search_groonga_index *index;
    grn_ctx *ctx;
    struct search_groonga_worker *next;
    struct arena *scratch;             /* holds what follows, of search_groonga_match */
    struct search_groonga_slot *slots; /* all zero between searches */
    uint32_t *records[2];
    uint32_t n_slots;
};

/* The folder is made when is_new, else it must be there. An index that a process left in the middle
 * of a change is mended; NULL: that cannot be done, or the folder cannot be made or read. */
struct search_groonga_index *search_groonga_index_open(const char *folder, bool is_new);
/* Nobody may be using it. NULL is fine. What is kept is written to the disk first. */
void search_groonga_index_close(struct search_groonga_index *index, bool is_kept);

/* Borrows a worker; give it back. NULL: out of memory, or Groonga refuses. */
struct search_groonga_worker *search_groonga_index_worker(struct search_groonga_index *index);
void search_groonga_index_give_back(struct search_groonga_worker *worker);

/* See search_engine.h. False: Groonga failed, and it has been logged. */
bool search_groonga_index_put(struct search_groonga_index *index,
                              const struct search_document *documents, size_t n);
bool search_groonga_index_remove(struct search_groonga_index *index, const int64_t *ids,
                                 const int64_t *revisions, size_t n);
int64_t search_groonga_index_count(struct search_groonga_index *index);
/* See search_engine.h; kept in a file of the index's folder. False: it cannot be written. */
bool search_groonga_index_note(struct search_groonga_index *index,
                               const struct search_progress *progress);
struct search_progress search_groonga_index_noted(struct search_groonga_index *index);
/* On disk; -1: unknown. */
int64_t search_groonga_index_bytes(struct search_groonga_index *index);

grn_obj *search_groonga_index_lexicon(const struct search_groonga_index *index,
                                      enum search_groonga_lexicon lexicon);
grn_ii *search_groonga_index_postings(const struct search_groonga_index *index,
                                      enum search_groonga_lexicon lexicon);
grn_obj *search_groonga_index_categories(const struct search_groonga_index *index);
/* The highest record of a product so far; records go from 1 on without gaps. */
uint32_t search_groonga_index_n_records(struct search_groonga_worker *worker);

struct search_groonga_facts search_groonga_index_facts(struct search_groonga_worker *worker,
                                                       grn_id record);
/* The product's name as it was put, in the arena. */
const char *search_groonga_index_name(struct search_groonga_worker *worker, struct arena *arena,
                                      grn_id record);
/* How people write a term, in the arena; "" for parts. */
const char *search_groonga_index_shown(struct search_groonga_worker *worker, struct arena *arena,
                                       enum search_groonga_lexicon lexicon, grn_id term);
/* By term, up to the highest (*ret_n - 1); see search_groonga_signature.h. 0: no product has had
 * the term as a word or a join. */
const uint64_t *search_groonga_index_signatures(const struct search_groonga_index *index,
                                                enum search_groonga_lexicon lexicon,
                                                uint32_t *ret_n);

#endif
