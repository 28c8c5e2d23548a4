/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a search engine must be able to do. There are two: Groonga in this process, and a server
 * that speaks Elasticsearch's HTTP API. They find and count; what is shown of a product comes from
 * the database, and highlights are search_text.h's, so that both answer alike.
 *
 * An index has a name that says its version and when it was begun; one of them is served. A full
 * rebuild fills another one beside it and then switches.
 */
#ifndef SEARCH_ENGINE_H
#define SEARCH_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "search_dto.h"

struct call;
struct search_engine;
struct server_loop;

/* Raised when what is indexed of a document, or how, is another: then the index is built anew. */
#define SEARCH_INDEX_VERSION 1

/* A product as the index has it. */
struct search_document {
    int64_t id;
    const char *name, *description, *category; /* the last two may be NULL */
    int64_t price;                             /* minor units */
    int64_t available;                         /* in stock */
    int64_t sold_recently;
    int64_t created_at; /* microseconds since 1970 */
    int64_t revision;   /* a document is written over by none of a lower revision */
};

/* Where a page ended: the values of its last item in the order of the sort. */
struct search_place {
    double score;  /* of relevance */
    int64_t value; /* of the other sorts: price, created_at, sold_recently */
    int64_t id;
};

struct search_request {
    const char *keyword;  /* as typed, checked; NULL: everything */
    const char *category; /* NULL: any */
    bool has_min_price, has_max_price;
    int64_t min_price, max_price;
    enum search_sort sort; /* relevance without a keyword is the newest */
    unsigned limit;
    bool has_after;
    struct search_place after;
    bool wants_facets; /* and total */
};

struct search_hit {
    int64_t id;
    struct search_place place;
};

struct search_bucket {
    const char *value; /* of a category */
    int64_t count;
};

/* In the call's arena. */
struct search_found {
    struct search_hit *hits; /* at most limit; */
    size_t n_hits;
    bool has_more;
    int64_t total;
    struct search_bucket *categories; /* the most frequent first, at most 50 */
    size_t n_categories;
    const int64_t *price_counts; /* of SEARCH_PRICE_RANGES */
};

/* How far an index has come; it is kept with the index. */
struct search_progress {
    int64_t catalogue;            /* whose products: another number, another database */
    int64_t walked;               /* products up to this id were put; SEARCH_WALKED_ALL: all */
    int64_t n_walked, n_products; /* how many that were, of about how many */
    int64_t event;                /* rows of the outbox up to this one have been followed, */
    int64_t event_at;             /* at this time, microseconds since 1970 */
};
#define SEARCH_WALKED_ALL INT64_MAX

/* A relevance is multiplied by this where nothing is in stock: what can be bought comes first. */
#define SEARCH_SOLD_OUT 0.8

/* Price ranges of the facets: each from its own bound to the next one's, in minor units. */
extern const int64_t search_price_bounds[];
#define SEARCH_PRICE_RANGES 6

/* All suspend and observe the deadline. Errors: ERR_SEARCH_FAILED (the engine is away or refuses),
 * ERR_INDEX_NOT_FOUND (none is served yet), ERR_DEADLINE_EXCEEDED. */
struct search_engine_ops {
    const char *name;
    /* One index for all instances, kept by whichever of them runs the job. Else each has its own in
     * its SHOP_DATA, and keeps it itself. */
    bool is_shared;
    /* One a thread. NULL: *ret_error says why (a setting is wrong). Connects to nothing yet. */
    struct search_engine *(*open)(struct server_loop *home, const char **ret_error);
    void (*close)(struct search_engine *engine);

    enum err (*search)(struct search_engine *engine, struct call *call,
                       const struct search_request *request, struct search_found *ret);
    /* At most `limit` names or words of names that go on from what was typed, the best first.
     * ERR_SEARCH_FAILED when the engine is away, ERR_SUGGEST_FAILED when it is there and refuses.
     */
    enum err (*suggest)(struct search_engine *engine, struct call *call, const char *typed,
                        unsigned limit, const char ***ret, size_t *ret_n);

    /* The name of the served index, in the arena, or NULL when there is none of this version. */
    enum err (*served)(struct search_engine *engine, struct call *call, const char **ret_index);
    /* The newest index of this version that was created and is not served, or NULL. */
    enum err (*begun)(struct search_engine *engine, struct call *call, const char **ret_index);
    /* The name is made of lower-case letters, digits and hyphens; later ones sort after it. */
    enum err (*create)(struct search_engine *engine, struct call *call, const char *index);
    /* index NULL: the served one. Idempotent, by id and revision. */
    enum err (*put)(struct search_engine *engine, struct call *call, const char *index,
                    const struct search_document *documents, size_t n);
    /* A removal has a revision, too: a put of a lower one comes too late. */
    enum err (*remove)(struct search_engine *engine, struct call *call, const char *index,
                       const int64_t *ids, const int64_t *revisions, size_t n);
    /* Writes the progress down, after all that was put before. */
    enum err (*note)(struct search_engine *engine, struct call *call, const char *index,
                     const struct search_progress *progress);
    /* What was noted last, or zeros. */
    enum err (*noted)(struct search_engine *engine, struct call *call, const char *index,
                      struct search_progress *ret);
    /* Serves this index from now on and drops all others. Atomic. */
    enum err (*serve)(struct search_engine *engine, struct call *call, const char *index);
    enum err (*drop)(struct search_engine *engine, struct call *call, const char *index);
    /* How many documents the index has, and its bytes on disk (-1: unknown). */
    enum err (*measure)(struct search_engine *engine, struct call *call, const char *index,
                        int64_t *ret_documents, int64_t *ret_bytes);
};

extern const struct search_engine_ops search_groonga, search_http;

#endif
