/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A keyword as queries of the search server: one a word. Pure functions of text.
 *
 * All queries are of terms and have constant scores, whole numbers that a float holds exactly: so
 * a product's score depends on the product and the keyword alone, as with the embedded engine, and
 * a page can go on from a place.
 */
#ifndef SEARCH_HTTP_QUERY_H
#define SEARCH_HTTP_QUERY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct jwrite;

/* Where a word is looked for: as it was typed, or, in these steps one after the other until one
 * finds something, as what it may be with typing errors, and last by the server's analyzer. */
enum search_http_step {
    SEARCH_HTTP_STRICT,
    SEARCH_HTTP_NAMES_ALIKE, /* the first letter is right */
    SEARCH_HTTP_JOINS,
    SEARCH_HTTP_NAMES,
    SEARCH_HTTP_TEXTS,
    SEARCH_HTTP_ANALYSED,
    SEARCH_HTTP_STEPS
};

struct search_http_word {
    const char *folded, *letters;
    const char *with_last, *with_next; /* letters of it and its neighbour, or NULL */
    bool is_typing, is_next_typing;    /* the word, or the next one, may go on */
    unsigned errors;                   /* that it may have */
    enum search_http_step step;        /* beside the strict ways, or STRICT: those alone */
    enum search_http_step otherwise;   /* the step that finds it when it is wrong, or STRICT */
    bool is_loose;                     /* looked for by the analyzer, too */
};

struct search_http_query {
    struct search_http_word *words;
    size_t n;
};

/* Of a folded text, all words strict. is_typing: the last one may go on. */
struct search_http_query search_http_query_read(struct arena *arena, const char *folded,
                                                bool is_typing);
/* One query in an array or an object: the word in its strict ways, and in those of its step. */
void search_http_query_write(struct jwrite *out, const char *key,
                             const struct search_http_query *query, size_t i);
/* Names alone with words that are the word or go on from it: for suggestions, without scores. */
void search_http_query_write_going_on(struct jwrite *out, const char *key,
                                      const struct search_http_query *query, size_t i);
/* The word in one step's ways alone. False: it has none, and nothing was written. */
bool search_http_query_write_step(struct jwrite *out, const char *key,
                                  const struct search_http_query *query, size_t i,
                                  enum search_http_step step);

#endif
