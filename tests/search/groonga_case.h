/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tests of the embedded engine share: a folder of its own, operations that run in a coroutine,
 * and products in a line.
 */
#ifndef GROONGA_CASE_H
#define GROONGA_CASE_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "search/search_engine.h"

struct groonga_case {
    char dir[64];
    struct loop *loop;
    struct config *config;
    struct arena *arena;
    const struct search_engine_ops *ops;
    struct search_engine *engine;
    struct http_client *http_client;
    enum err (*show)(struct groonga_case *c, struct call *call); /* what was written, or NULL */
    bool is_written;
};

/* For cmocka: *state becomes a case whose engine serves the empty index "one". */
int groonga_case_setup(void **state);
int groonga_case_teardown(void **state);
/* An engine on a folder of somebody's own, with no index. */
void groonga_case_open(struct groonga_case *c, const char *dir);
/* The engine that asks a server, with no index. */
void groonga_case_open_server(struct groonga_case *c, const char *url, const char *index);
void groonga_case_close(struct groonga_case *c);
void groonga_case_remove_folder(struct groonga_case *c);

enum err groonga_case_search(struct groonga_case *c, const struct search_request *request,
                             struct search_found *ret);
enum err groonga_case_put(struct groonga_case *c, const char *index,
                          const struct search_document *documents, size_t n);
enum err groonga_case_remove(struct groonga_case *c, int64_t id, int64_t revision);
enum err groonga_case_create(struct groonga_case *c, const char *index);
enum err groonga_case_serve(struct groonga_case *c, const char *index);
enum err groonga_case_drop(struct groonga_case *c, const char *index);
enum err groonga_case_served(struct groonga_case *c, const char **ret);
enum err groonga_case_begun(struct groonga_case *c, const char **ret);
enum err groonga_case_note(struct groonga_case *c, const char *index,
                           const struct search_progress *progress);
enum err groonga_case_noted(struct groonga_case *c, const char *index, struct search_progress *ret);
enum err groonga_case_measure(struct groonga_case *c, const char *index, int64_t *ret_documents,
                              int64_t *ret_bytes);

/* Suggestions, joined by "|". */
const char *groonga_case_suggest(struct groonga_case *c, const char *typed);
/* The ids that a keyword finds by relevance, at most 20: "1 3 2". */
const char *groonga_case_ids(struct groonga_case *c, const char *keyword);
/* A product of that name in the served index; its other values follow from the id. */
void groonga_case_add(struct groonga_case *c, int64_t id, const char *name,
                      const char *description);

#endif
