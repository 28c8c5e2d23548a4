/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who keeps: a timer and a coroutine on the first thread of an instance whose index is its own, or
 * a job.
 */
#include "search_keeper.h"

#include <stdlib.h>

#include "call.h"
#include "co.h"
#include "log.h"
#include "loop.h"
#include "problem.h"
#include "search.h"
#include "search_jobs.h"
#include "server.h"

#define STEP_US UINT64_C(30000000)
#define AGAIN_MS 1000              /* after a failure */
#define SPARE_US UINT64_C(20000000) /* of the job's lease, for its last step */

struct search_keeper {
    struct server_loop *home;
    struct loop_timer timer;
    struct search_kept kept;
    bool is_running, is_failing;
};

/* In a call of its own, since there is no end to them. */
static enum err keep(struct search_kept *kept, struct server_loop *home, unsigned *ret_pause_ms)
{
    struct call call;
    enum err err;

    call_open(&call, home, NULL, 0);
    err = search_keep(kept, &call, ret_pause_ms);
    call_close(&call);
    return err;
}

/* Once, not at every try. */
static void note_failure(struct search_keeper *keeper, enum err err)
{
    if (err && !keeper->is_failing)
        LOG(LOG_WARN, "the search index cannot follow the catalogue",
            {"error", problem_info(keeper->home->service, err)->name, 0});
    if (!err && keeper->is_failing)
        LOG(LOG_INFO, "the search index follows the catalogue again", {0});
    keeper->is_failing = err != ERR_OK;
}

static void run(void *arg)
{
    struct search_keeper *keeper = arg;
    struct server_loop *home = keeper->home;
    unsigned pause_ms = 0;
    enum err err;

    do {
        co_deadline_set(loop_now_us(home->loop) + STEP_US);
        err = keep(&keeper->kept, home, &pause_ms);
        note_failure(keeper, err);
    } while (!err && !pause_ms && !server_is_draining(home));
    keeper->is_running = false;
    if (!server_is_draining(home))
        loop_timer_set(home->loop, &keeper->timer, err ? AGAIN_MS : pause_ms);
}

static void on_time(struct loop_timer *timer)
{
    struct search_keeper *keeper = timer->ctx;

    keeper->is_running = true;
    co_start(keeper->home->loop, run, keeper);
}

struct search_keeper *search_keeper_start(struct server_loop *home)
{
    struct search_keeper *keeper = calloc(1, sizeof(*keeper));

    if (!keeper)
        abort();
    keeper->home = home;
    keeper->timer = (struct loop_timer){.on_fire = on_time, .ctx = keeper};
    loop_timer_set(home->loop, &keeper->timer, 0);
    return keeper;
}

bool search_keeper_is_idle(const struct search_keeper *keeper)
{
    return !keeper || !keeper->is_running;
}

void search_keeper_free(struct search_keeper *keeper)
{
    if (!keeper)
        return;
    loop_timer_cancel(keeper->home->loop, &keeper->timer);
    search_kept_free(&keeper->kept);
    free(keeper);
}

enum err keep_search_index_run(struct call *call)
{
    const struct search *search = search_of(call);
    uint64_t deadline_us = co_deadline(), end_us = deadline_us - SPARE_US;
    struct search_kept kept = {0};
    unsigned pause_ms = 0;
    enum err err = ERR_OK;

    if (!search->ops->is_shared || !search->is_indexing)
        return ERR_OK;
    while (!err && loop_now_us(call->loop) < end_us && !server_is_draining(call->home)) {
        err = keep(&kept, call->home, &pause_ms);
        if (!err && pause_ms)
            co_sleep_ms(pause_ms);
    }
    search_kept_free(&kept);
    return err;
}

enum err rebuild_search_index_run(struct call *call)
{
    return search_of(call)->is_indexing ? search_begin_index(call) : ERR_OK;
}
