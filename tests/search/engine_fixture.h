/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tests of an engine share: a folder of its own, operations that run in a coroutine,
 * and products in a line.
 */
#ifndef ENGINE_FIXTURE_H
#define ENGINE_FIXTURE_H

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "search/search_engine.h"

struct engine_fixture {
    char dir[64];
    struct loop *loop;
    struct config *config;
    struct arena *arena;
    const struct search_engine_ops *ops;
    struct search_engine *engine;
    struct http_client *http_client;
    enum err (*show)(struct engine_fixture *c, struct call *call); /* what was written, or NULL */
    bool is_written;
};

/* For cmocka: *state becomes a case whose engine serves the empty index "one". */
int engine_fixture_setup(void **state);
int engine_fixture_teardown(void **state);
/* An engine on a folder of somebody's own, with no index. */
void engine_fixture_open(struct engine_fixture *c, const char *dir);
/* The engine that asks a server, with no index. */
void engine_fixture_open_server(struct engine_fixture *c, const char *url, const char *index);
void engine_fixture_close(struct engine_fixture *c);
void engine_fixture_remove_folder(struct engine_fixture *c);

enum err engine_fixture_search(struct engine_fixture *c, const struct search_request *request,
                               struct search_found *ret);
enum err engine_fixture_put(struct engine_fixture *c, const char *index,
                            const struct search_document *documents, size_t n);
enum err engine_fixture_remove(struct engine_fixture *c, int64_t id, int64_t revision);
enum err engine_fixture_create(struct engine_fixture *c, const char *index);
enum err engine_fixture_serve(struct engine_fixture *c, const char *index);
enum err engine_fixture_drop(struct engine_fixture *c, const char *index);
enum err engine_fixture_served(struct engine_fixture *c, const char **ret);
enum err engine_fixture_begun(struct engine_fixture *c, const char **ret);
enum err engine_fixture_note(struct engine_fixture *c, const char *index,
                             const struct search_progress *progress);
enum err engine_fixture_noted(struct engine_fixture *c, const char *index,
                              struct search_progress *ret);
enum err engine_fixture_measure(struct engine_fixture *c, const char *index, int64_t *ret_documents,
                                int64_t *ret_bytes);

/* Suggestions, joined by "|". */
const char *engine_fixture_suggest(struct engine_fixture *c, const char *typed);
/* The ids that a keyword finds by relevance, at most 20: "1 3 2". */
const char *engine_fixture_ids(struct engine_fixture *c, const char *keyword);
/* A product of that name in the served index; its other values follow from the id. */
void engine_fixture_add(struct engine_fixture *c, int64_t id, const char *name,
                        const char *description);

#endif
