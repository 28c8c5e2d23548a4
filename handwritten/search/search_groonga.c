/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The embedded engine behind search_engine.h: each operation is a job for co_offload(), since
 * Groonga blocks. A job that has waited beyond its call's deadline does nothing.
 */
#include <time.h>

#include "arena.h"
#include "call.h"
#include "co.h"
#include "search_engine.h"
#include "search_groonga_find.h"
#include "search_groonga_store.h"
#include "server.h"

struct search_engine {
    struct arena *arena;
};

/* An operation: what it takes and answers; each reads its own fields. */
struct job {
    enum err (*run)(struct job *job, struct search_groonga_index *index);
    struct arena *arena;
    const char *index; /* NULL: the served one */
    bool is_of_store;  /* no index is pinned */
    uint64_t deadline_us;
    enum err err;
    const struct search_request *request;
    struct search_found *found;
    const char *typed;
    unsigned limit;
    const char **texts;
    const char *served, *begun;
    const struct search_document *documents;
    const int64_t *ids, *revisions;
    size_t n;
    int64_t n_documents, bytes;
    struct search_progress progress;
};

static bool is_late(const struct job *job)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return job->deadline_us &&
           (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000 >= job->deadline_us;
}

static void work(void *arg)
{
    struct job *job = arg;
    struct search_groonga_index *index;

    if (is_late(job)) {
        job->err = ERR_DEADLINE_EXCEEDED;
        return;
    }
    if (job->is_of_store) {
        job->err = job->run(job, NULL);
        return;
    }
    job->err = search_groonga_store_pin(job->index, &index);
    if (job->err)
        return;
    job->err = job->run(job, index);
    search_groonga_store_unpin();
}

static enum err run(struct job *job, struct call *call)
{
    job->arena = call->arena;
    job->deadline_us = co_deadline();
    co_offload(work, job);
    return job->err;
}

static enum err run_search(struct job *job, struct search_groonga_index *index)
{
    struct search_groonga_worker *worker = search_groonga_index_worker(index);

    if (!worker)
        return ERR_SEARCH_FAILED;
    search_groonga_find(worker, job->arena, job->request, job->found);
    search_groonga_index_give_back(worker);
    return ERR_OK;
}

static enum err engine_search(struct search_engine *engine, struct call *call,
                              const struct search_request *request, struct search_found *ret)
{
    struct search_found found;
    struct job job = {.run = run_search, .request = request, .found = &found};
    enum err err = run(&job, call);

    (void)engine;
    if (!err)
        *ret = found;
    return err;
}

static enum err run_suggest(struct job *job, struct search_groonga_index *index)
{
    struct search_groonga_worker *worker = search_groonga_index_worker(index);

    if (!worker)
        return ERR_SEARCH_FAILED;
    search_groonga_suggest(worker, job->arena, job->typed, job->limit, &job->texts, &job->n);
    search_groonga_index_give_back(worker);
    return ERR_OK;
}

static enum err engine_suggest(struct search_engine *engine, struct call *call, const char *typed,
                               unsigned limit, const char ***ret, size_t *ret_n)
{
    struct job job = {.run = run_suggest, .typed = typed, .limit = limit};
    enum err err = run(&job, call);

    (void)engine;
    if (err)
        return err;
    *ret = job.texts;
    *ret_n = job.n;
    return ERR_OK;
}

static enum err run_served(struct job *job, struct search_groonga_index *index)
{
    (void)index;
    return search_groonga_store_served(job->arena, &job->served);
}

static enum err engine_served(struct search_engine *engine, struct call *call,
                              const char **ret_index)
{
    struct job job = {.run = run_served, .is_of_store = true};
    enum err err = run(&job, call);

    (void)engine;
    if (!err)
        *ret_index = job.served;
    return err;
}

static enum err run_begun(struct job *job, struct search_groonga_index *index)
{
    (void)index;
    return search_groonga_store_begun(job->arena, &job->begun);
}

static enum err engine_begun(struct search_engine *engine, struct call *call,
                             const char **ret_index)
{
    struct job job = {.run = run_begun, .is_of_store = true};
    enum err err = run(&job, call);

    (void)engine;
    if (!err)
        *ret_index = job.begun;
    return err;
}

static enum err run_create(struct job *job, struct search_groonga_index *index)
{
    (void)index;
    return search_groonga_store_create(job->index);
}

static enum err engine_create(struct search_engine *engine, struct call *call, const char *index)
{
    struct job job = {.run = run_create, .index = index, .is_of_store = true};

    (void)engine;
    return run(&job, call);
}

static enum err run_put(struct job *job, struct search_groonga_index *index)
{
    return search_groonga_index_put(index, job->documents, job->n) ? ERR_OK : ERR_SEARCH_FAILED;
}

static enum err engine_put(struct search_engine *engine, struct call *call, const char *index,
                           const struct search_document *documents, size_t n)
{
    struct job job = {.run = run_put, .index = index, .documents = documents, .n = n};

    (void)engine;
    return run(&job, call);
}

static enum err run_remove(struct job *job, struct search_groonga_index *index)
{
    return search_groonga_index_remove(index, job->ids, job->revisions, job->n) ? ERR_OK
                                                                                : ERR_SEARCH_FAILED;
}

static enum err engine_remove(struct search_engine *engine, struct call *call, const char *index,
                              const int64_t *ids, const int64_t *revisions, size_t n)
{
    struct job job = {
        .run = run_remove, .index = index, .ids = ids, .revisions = revisions, .n = n};

    (void)engine;
    return run(&job, call);
}

static enum err run_note(struct job *job, struct search_groonga_index *index)
{
    return search_groonga_index_note(index, &job->progress) ? ERR_OK : ERR_SEARCH_FAILED;
}

static enum err engine_note(struct search_engine *engine, struct call *call, const char *index,
                            const struct search_progress *progress)
{
    struct job job = {.run = run_note, .index = index, .progress = *progress};

    (void)engine;
    return run(&job, call);
}

static enum err run_noted(struct job *job, struct search_groonga_index *index)
{
    job->progress = search_groonga_index_noted(index);
    return ERR_OK;
}

static enum err engine_noted(struct search_engine *engine, struct call *call, const char *index,
                             struct search_progress *ret)
{
    struct job job = {.run = run_noted, .index = index};
    enum err err = run(&job, call);

    (void)engine;
    if (!err)
        *ret = job.progress;
    return err;
}

static enum err run_serve(struct job *job, struct search_groonga_index *index)
{
    (void)index;
    return search_groonga_store_serve(job->index);
}

static enum err engine_serve(struct search_engine *engine, struct call *call, const char *index)
{
    struct job job = {.run = run_serve, .index = index, .is_of_store = true};

    (void)engine;
    return run(&job, call);
}

static enum err run_drop(struct job *job, struct search_groonga_index *index)
{
    (void)index;
    return search_groonga_store_drop(job->index);
}

static enum err engine_drop(struct search_engine *engine, struct call *call, const char *index)
{
    struct job job = {.run = run_drop, .index = index, .is_of_store = true};

    (void)engine;
    return run(&job, call);
}

static enum err run_measure(struct job *job, struct search_groonga_index *index)
{
    job->n_documents = search_groonga_index_count(index);
    job->bytes = search_groonga_index_bytes(index);
    return ERR_OK;
}

static enum err engine_measure(struct search_engine *engine, struct call *call, const char *index,
                               int64_t *ret_documents, int64_t *ret_bytes)
{
    struct job job = {.run = run_measure, .index = index};
    enum err err = run(&job, call);

    (void)engine;
    if (err)
        return err;
    *ret_documents = job.n_documents;
    *ret_bytes = job.bytes;
    return ERR_OK;
}

static struct search_engine *engine_open(struct server_loop *home, const char **ret_error)
{
    struct arena *arena;
    struct search_engine *engine;

    if (!search_groonga_store_open(config_text(home->config, "SHOP_DATA"))) {
        *ret_error = "SHOP_DATA differs from another thread's";
        return NULL;
    }
    arena = arena_new();
    engine = arena_alloc(arena, sizeof(*engine));
    engine->arena = arena;
    return engine;
}

static void engine_close(struct search_engine *engine)
{
    if (!engine)
        return;
    search_groonga_store_close();
    arena_free(engine->arena);
}

const struct search_engine_ops search_groonga = {
    .name = "groonga",
    .is_shared = false,
    .open = engine_open,
    .close = engine_close,
    .search = engine_search,
    .suggest = engine_suggest,
    .served = engine_served,
    .begun = engine_begun,
    .create = engine_create,
    .put = engine_put,
    .remove = engine_remove,
    .note = engine_note,
    .noted = engine_noted,
    .serve = engine_serve,
    .drop = engine_drop,
    .measure = engine_measure,
};
