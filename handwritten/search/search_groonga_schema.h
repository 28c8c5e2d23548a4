/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables and columns of an index of the embedded engine. For search_groonga_index*.c only.
 */
#ifndef SEARCH_GROONGA_SCHEMA_H
#define SEARCH_GROONGA_SCHEMA_H

#include <pthread.h>

#include "search_groonga_array.h"
#include "search_groonga_index.h"

/* Raised when tables, columns or terms are others: an older index is then built anew. */
#define SEARCH_GROONGA_SCHEMA_VERSION 3

struct search_groonga_schema {
    grn_obj *products, *categories;
    grn_obj *name;
    grn_obj *texts; /* description and category, to see whether their terms are these still */
    grn_obj *lexicons[SEARCH_GROONGA_N_LEXICONS];
    grn_obj *shown[SEARCH_GROONGA_N_LEXICONS];
    grn_obj *terms[SEARCH_GROONGA_N_LEXICONS];    /* of a product */
    grn_obj *postings[SEARCH_GROONGA_N_LEXICONS]; /* of a term: weight = kind + 4 x words of the
                                                     name, at most SEARCH_GROONGA_WORDS_MAX */
};

#define SEARCH_GROONGA_WORDS_MAX 60

struct search_groonga_index {
    struct arena *arena;
    const char *folder;
    grn_ctx *ctx; /* owns db; used to open and close alone */
    grn_obj *db;
    bool is_open;
    bool is_broken; /* a write has failed: the next start mends */
    int mark;       /* the descriptor of its file */
    struct search_groonga_schema schema;
    struct search_groonga_array facts; /* by record */
    /* Of words and joins by term, see search_groonga_signature.h. */
    struct search_groonga_array signatures[SEARCH_GROONGA_N_LEXICONS];
    pthread_mutex_t writing; /* one writer at a time: it compares revisions */
    pthread_mutex_t workers_mutex;
    struct search_groonga_worker *workers; /* that nobody has borrowed */
};

/* Makes what is missing. False: an object is missing or of another kind, and cannot be made. */
bool search_groonga_schema_open(grn_ctx *ctx, struct search_groonga_schema *ret);

#endif
