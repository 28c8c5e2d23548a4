/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of a keeper. A new index is walked to its end, reads the events since it was begun, and
 * is served; then it goes on following. What is committed between its last event and the switch is
 * in the next reading.
 */
#include "search_keeper.h"

#include <string.h>

#include "arena.h"
#include "call.h"
#include "fault.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "search.h"
#include "search_catalogue.h"
#include "search_repo.h"

#define LOOK_US UINT64_C(1000000)
#define IDLE_MS 200                                   /* between two readings of the events */
#define EVENTS_KEPT_US (INT64_C(6) * 86400 * 1000000) /* a day less than the outbox keeps them */
static const char progress_job[] = "rebuild_search_index"; /* where progress is shown */

void search_kept_free(struct search_kept *kept)
{
    search_follower_free(&kept->served);
    search_follower_free(&kept->begun);
    kept->next_look_us = 0;
}

enum err search_begin_index(struct call *call)
{
    const struct search *search = search_of(call);
    struct search_progress progress = {0};
    struct count_products_row count;
    struct catalogue_now_row now;
    const char *index;
    enum err err = search->ops->begun(search->engine, call, &index);

    if (err || index)
        return err;
    err = catalogue_now_query(call, SEARCH_SETTLED_US, &now);
    if (!err)
        err = count_products_query(call, &count);
    if (err)
        return err;
    index = arena_printf(call->arena, "v%d-%019lld", SEARCH_INDEX_VERSION, (long long)now.at);
    progress = (struct search_progress){
        .catalogue = now.catalogue, .n_products = count.n, .event = now.event, .event_at = now.at};
    err = search->ops->create(search->engine, call, index);
    if (!err)
        err = fault_point("search.begin");
    if (!err)
        err = search->ops->note(search->engine, call, index, &progress);
    if (!err)
        LOG(LOG_INFO, "a search index is begun", {"engine", search->ops->name, 0},
            {"index", index, 0}, {"products", NULL, count.n});
    return err;
}

/* ---- which indexes there are ---- */

/* Of this database, and no event is gone that it has not followed. */
static bool fits(const struct search_progress *progress, const struct catalogue_now_row *now)
{
    return progress->catalogue == now->catalogue && progress->event_at > now->at - EVENTS_KEPT_US;
}

/* Takes up an index where its progress was noted; not one that is followed already. */
static enum err take_up(struct search_follower *follower, struct call *call, const char *index,
                        const struct catalogue_now_row *now, bool *ret_fits)
{
    const struct search *search = search_of(call);
    struct search_progress progress;
    enum err err;

    *ret_fits = index && strcmp(follower->index, index) == 0;
    if (*ret_fits)
        return ERR_OK;
    search_follower_free(follower);
    if (!index)
        return ERR_OK;
    err = search->ops->noted(search->engine, call, index, &progress);
    if (err)
        return err;
    *ret_fits = fits(&progress, now);
    if (*ret_fits)
        search_follower_init(follower, index, &progress);
    return ERR_OK;
}

static enum err look_for_served(struct search_kept *kept, struct call *call,
                                const struct catalogue_now_row *now, bool *ret_fits)
{
    const struct search *search = search_of(call);
    const char *index;
    enum err err = search->ops->served(search->engine, call, &index);

    if (!err)
        err = take_up(&kept->served, call, index, now, ret_fits);
    return err;
}

static enum err look_for_begun(struct search_kept *kept, struct call *call,
                               const struct catalogue_now_row *now, bool *ret_fits)
{
    const struct search *search = search_of(call);
    const char *index;
    enum err err = search->ops->begun(search->engine, call, &index);

    if (!err)
        err = take_up(&kept->begun, call, index, now, ret_fits);
    if (!err && index && !*ret_fits)
        err = search->ops->drop(search->engine, call, index);
    return err;
}

/* Begins an index when none fits. */
static enum err look(struct search_kept *kept, struct call *call)
{
    struct catalogue_now_row now;
    bool has_served = false, has_begun = false;
    enum err err = catalogue_now_query(call, SEARCH_SETTLED_US, &now);

    if (!err)
        err = look_for_served(kept, call, &now, &has_served);
    if (!err)
        err = look_for_begun(kept, call, &now, &has_begun);
    if (!err && !has_served && !has_begun) {
        err = search_begin_index(call);
        if (!err)
            err = look_for_begun(kept, call, &now, &has_begun);
    }
    if (!err)
        kept->next_look_us = loop_now_us(call->loop) + LOOK_US;
    return err;
}

/* ---- a new one ---- */

static enum err show_progress(struct call *call, const struct search_progress *progress)
{
    uint64_t n_written;

    return note_index_progress_query(call, progress_job, progress->n_walked, progress->n_products,
                                     &n_written);
}

static enum err walk(struct search_follower *begun, struct call *call)
{
    const struct search *search = search_of(call);
    enum err err = search_catalogue_walk(call, begun->index, &begun->progress);

    if (!err)
        err = search->ops->note(search->engine, call, begun->index, &begun->progress);
    if (!err)
        err = show_progress(call, &begun->progress);
    return err;
}

static enum err serve(struct search_kept *kept, struct call *call)
{
    const struct search *search = search_of(call);
    enum err err = fault_point("search.serve.before");

    if (!err)
        err = search->ops->serve(search->engine, call, kept->begun.index);
    if (!err)
        err = fault_point("search.serve.after");
    if (err)
        return err;
    LOG(LOG_INFO, "a search index is served", {"engine", search->ops->name, 0},
        {"index", kept->begun.index, 0}, {"products", NULL, kept->begun.progress.n_walked});
    metrics_add("search_index_builds", NULL, NULL, 1);
    search_follower_free(&kept->served);
    kept->served = kept->begun;
    kept->begun = (struct search_follower){0};
    return ERR_OK;
}

static enum err build(struct search_kept *kept, struct call *call)
{
    bool is_up;
    enum err err;

    if (kept->begun.progress.walked != SEARCH_WALKED_ALL)
        return walk(&kept->begun, call);
    err = search_follow(&kept->begun, call, &is_up);
    if (err || !is_up)
        return err;
    return serve(kept, call);
}

static enum err step(struct search_kept *kept, struct call *call, unsigned *ret_pause_ms)
{
    bool is_up = true;
    enum err err = ERR_OK;

    *ret_pause_ms = 0;
    if (loop_now_us(call->loop) >= kept->next_look_us)
        err = look(kept, call);
    if (err)
        return err;
    if (*kept->served.index)
        err = search_follow(&kept->served, call, &is_up);
    if (*kept->begun.index) { /* also when the served one cannot be written: this is the remedy */
        enum err build_err = build(kept, call);

        return err ? err : build_err;
    }
    if (!err && is_up)
        *ret_pause_ms = IDLE_MS;
    return err;
}

enum err search_keep(struct search_kept *kept, struct call *call, unsigned *ret_pause_ms)
{
    enum err err = step(kept, call, ret_pause_ms);

    if (err)
        kept->next_look_us = 0; /* an index may be gone */
    return err;
}
