/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions to the search server, and what its answers mean. For search_http*.c only.
 */
#ifndef SEARCH_HTTP_ASK_H
#define SEARCH_HTTP_ASK_H

#include "call.h"
#include "search_engine.h"

/* Of one thread. */
struct search_engine {
    struct arena *arena;
    struct http_target *quick, *slow; /* for who waits for an answer; for bulks and indexes */
    const char *authorization;        /* a header, or NULL */
    const char *name;                 /* SHOP_SEARCH_INDEX: the alias; names of indexes begin so */
    const char *served; /* the alias of this version's index, which all questions go to */
};

struct search_http_question {
    bool is_quick;
    const char *method, *path;
    const struct jwrite *body; /* or NULL */
    bool is_bulk;              /* lines, not one document */
    bool may_be_refused;       /* that is an answer, too, and not logged */
};

struct search_http_answer {
    bool has_come;          /* false: the server is away */
    const char *error_type; /* of a refusal: the server's word, or NULL */
    struct jread *json;     /* of a success: passes over what nobody asks for */
};

/* *ret is always written. ERR_SEARCH_FAILED: no answer in time, a refusal or none that can be read,
 * which is logged; ERR_INDEX_NOT_FOUND: 404. Suspends. */
enum err search_http_ask(struct search_engine *engine, struct call *call,
                         const struct search_http_question *question,
                         struct search_http_answer *ret);

/* The name on the server of one of our indexes, or NULL: that can be none. */
const char *search_http_ask_index(const struct search_engine *engine, struct arena *arena,
                                  const char *index);

#endif
