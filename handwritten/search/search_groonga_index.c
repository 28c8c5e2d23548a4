/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens, mends and closes one index, and lends workers.
 *
 * The rule: memory that Groonga maps survives the death of the process, but not what was half done.
 * The mark, a byte of a file, says whether somebody was writing; then what is inverted is inverted
 * again. After the death of the machine nothing is sure, and the index counts as lost.
 */
#include "search_groonga_index.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"
#include "search_groonga_mark.h"
#include "search_groonga_match.h"
#include "search_groonga_schema.h"

static grn_obj *open_database(grn_ctx *ctx, const char *path, enum search_groonga_mark mark)
{
    if (mark == SEARCH_GROONGA_MARK_NONE)
        return grn_db_create(ctx, path, NULL);
    return grn_db_open(ctx, path);
}

/* What was inverted while somebody died may lack terms, or have too many. */
static bool mend(grn_ctx *ctx, grn_obj *db, const struct search_groonga_schema *schema,
                 bool was_writing)
{
    unsigned i;

    if (!was_writing)
        return true;
    if (grn_db_recover(ctx, db) != GRN_SUCCESS)
        return false;
    for (i = 0; i < SEARCH_GROONGA_N_LEXICONS; i++)
        if (grn_obj_reindex(ctx, schema->postings[i]) != GRN_SUCCESS)
            return false;
    return true;
}

static bool any_is_locked(grn_ctx *ctx, const struct search_groonga_schema *s)
{
    unsigned i;
    bool is = grn_obj_is_locked(ctx, s->products) || grn_obj_is_locked(ctx, s->categories) ||
              grn_obj_is_locked(ctx, s->name) || grn_obj_is_locked(ctx, s->texts);

    for (i = 0; i < SEARCH_GROONGA_N_LEXICONS; i++)
        is = is || grn_obj_is_locked(ctx, s->lexicons[i]) || grn_obj_is_locked(ctx, s->terms[i]) ||
             grn_obj_is_locked(ctx, s->shown[i]);
    return is;
}

static bool open_arrays(struct search_groonga_index *index, const char *folder)
{
    bool is_good =
        search_groonga_array_open(&index->facts, arena_join(index->arena, folder, "/facts", NULL),
                                  sizeof(struct search_groonga_facts));
    unsigned i;

    for (i = 0; i < SEARCH_GROONGA_N_LEXICONS && is_good; i++)
        is_good = search_groonga_array_open(
            &index->signatures[i], arena_printf(index->arena, "%s/signatures%u", folder, i),
            sizeof(uint64_t));
    return is_good;
}

static bool open_objects(struct search_groonga_index *index, const char *folder,
                         enum search_groonga_mark mark)
{
    index->ctx = grn_ctx_open(0);
    if (!index->ctx)
        return false;
    index->db = open_database(index->ctx, arena_join(index->arena, folder, "/db", NULL), mark);
    if (!open_arrays(index, folder))
        return false;
    if (!index->db || !search_groonga_schema_open(index->ctx, &index->schema))
        return false;
    if (any_is_locked(index->ctx, &index->schema))
        return false; /* died inside a table: nobody knows what it lacks */
    return mend(index->ctx, index->db, &index->schema, mark == SEARCH_GROONGA_MARK_WRITING);
}

struct search_groonga_index *search_groonga_index_open(const char *folder, bool is_new)
{
    struct arena *arena = arena_new();
    struct search_groonga_index *index = arena_alloc(arena, sizeof(*index));
    enum search_groonga_mark mark;

    index->arena = arena;
    index->folder = arena_strdup(arena, folder);
    index->mark = -1;
    pthread_mutex_init(&index->writing, NULL);
    pthread_mutex_init(&index->workers_mutex, NULL);
    if (is_new)
        mkdir(folder, 0750);
    index->mark = search_groonga_mark_open(arena_join(arena, folder, "/mark", NULL), is_new, &mark);
    if (index->mark < 0 || mark == SEARCH_GROONGA_MARK_LOST || !open_objects(index, folder, mark)) {
        LOG(LOG_WARN, "a search index cannot be opened", {"index", folder, 0},
            {"why", index->ctx ? index->ctx->errbuf : "its mark", 0});
        search_groonga_index_close(index, false);
        return NULL;
    }
    search_groonga_mark_set(index->mark, SEARCH_GROONGA_MARK_OPEN);
    index->is_open = true;
    return index;
}

static void close_worker(struct search_groonga_worker *worker)
{
    grn_ctx_close(worker->ctx);
    arena_free(worker->scratch);
}

void search_groonga_index_close(struct search_groonga_index *index, bool is_kept)
{
    struct search_groonga_worker *worker;
    unsigned i;

    if (!index)
        return;
    for (worker = index->workers; worker; worker = worker->next)
        close_worker(worker);
    if (index->is_open && is_kept)
        grn_obj_flush_recursive(index->ctx, index->db);
    search_groonga_array_close(&index->facts, is_kept);
    for (i = 0; i < SEARCH_GROONGA_N_LEXICONS; i++)
        search_groonga_array_close(&index->signatures[i], is_kept);
    if (index->is_open && is_kept && !index->is_broken)
        search_groonga_mark_set(index->mark, SEARCH_GROONGA_MARK_CLOSED);
    if (index->db)
        grn_obj_close(index->ctx, index->db);
    if (index->ctx)
        grn_ctx_close(index->ctx);
    if (index->mark >= 0)
        close(index->mark);
    pthread_mutex_destroy(&index->writing);
    pthread_mutex_destroy(&index->workers_mutex);
    arena_free(index->arena);
}

static struct search_groonga_worker *new_worker(struct search_groonga_index *index)
{
    struct search_groonga_worker *worker;
    grn_ctx *ctx = grn_ctx_open(0);

    if (!ctx)
        return NULL;
    grn_ctx_use(ctx, index->db);
    worker = arena_alloc(index->arena, sizeof(*worker)); /* under workers_mutex */
    worker->index = index;
    worker->ctx = ctx;
    worker->scratch = arena_new();
    return worker;
}

struct search_groonga_worker *search_groonga_index_worker(struct search_groonga_index *index)
{
    struct search_groonga_worker *worker;

    pthread_mutex_lock(&index->workers_mutex);
    worker = index->workers;
    if (worker)
        index->workers = worker->next;
    else
        worker = new_worker(index);
    pthread_mutex_unlock(&index->workers_mutex);
    return worker;
}

void search_groonga_index_give_back(struct search_groonga_worker *worker)
{
    struct search_groonga_index *index = worker->index;

    pthread_mutex_lock(&index->workers_mutex);
    worker->next = index->workers;
    index->workers = worker;
    pthread_mutex_unlock(&index->workers_mutex);
}

grn_obj *search_groonga_index_lexicon(const struct search_groonga_index *index,
                                      enum search_groonga_lexicon lexicon)
{
    return index->schema.lexicons[lexicon];
}

grn_ii *search_groonga_index_postings(const struct search_groonga_index *index,
                                      enum search_groonga_lexicon lexicon)
{
    return (grn_ii *)index->schema.postings[lexicon];
}

grn_obj *search_groonga_index_categories(const struct search_groonga_index *index)
{
    return index->schema.categories;
}
