/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks where all who follow a queue on this thread stand, in one round trip, and tells those for
 * whom something changed.
 *
 * The rule: while it asks, subscribers come and go. So it asks with copies, and finds by the
 * number of the place whom the answer is for.
 */
#include "arena.h"
#include "co.h"
#include "queue_hub_impl.h"
#include "queue_repo.h"
#include "queue_scripts.h"
#include "rows.h"

#define ASK_US 2500000

/* What is asked for at once. */
struct question {
    struct queue_watch *watch;
    struct call call;
    size_t n;
    int64_t *ids;
    const char **users;
};

static void question_open(struct question *question, struct queue_watch *watch)
{
    size_t n = 0;

    *question = (struct question){.watch = watch, .n = watch->n};
    call_open(&question->call, watch->hub->home, NULL, 0);
    question->ids = arena_alloc(question->call.arena, (watch->n + 1) * sizeof(*question->ids));
    question->users = arena_alloc(question->call.arena, (watch->n + 1) * sizeof(*question->users));
    for (size_t i = 0; i < watch->n_buckets; i++) {
        for (const struct queue_subscriber *s = watch->buckets[i]; s; s = s->next) {
            question->ids[n] = s->id;
            question->users[n++] = arena_strdup(question->call.arena, s->user_id);
        }
    }
}

/* Those whom Redis does not know: what their rows say. */
static enum err look_up(struct question *question, const int64_t *ids, size_t n, int64_t total)
{
    struct call *call = &question->call;
    struct queue_watch *watch = question->watch;
    struct line_place *places;
    size_t n_places;
    bool is_lost = false;
    enum err err = places_of_ids_query(call, rows_ids(call->arena, ids, n), &places, &n_places);

    for (size_t i = 0; !err && i < n_places; i++) {
        if (places[i].status == QUEUE_ENTRY_STATUS_WAITING)
            is_lost = true;
        else
            queue_subscribers_end(watch, places[i].id, places[i].status, total);
    }
    if (err || !is_lost)
        return err;
    watch->is_dirty = true;
    return queue_line_sweep(call, &watch->queue);
}

static enum err tell_all(struct question *question, const struct queue_positions_gives *now)
{
    struct queue_watch *watch = question->watch;
    int64_t *unknown = arena_alloc(question->call.arena, (question->n + 1) * sizeof(*unknown));
    size_t n_unknown = 0;

    for (size_t i = 0; i < question->n && i < now->n_positions; i++) {
        const struct queue_position stand = {
            .position = now->positions[i],
            .total_waiting = now->total,
            .estimated_wait_seconds =
                queue_wait_s(now->positions[i], now->batch_size, now->interval_seconds),
            .status = QUEUE_ENTRY_STATUS_WAITING,
        };

        if (stand.position < 0)
            unknown[n_unknown++] = question->ids[i];
        else if (stand.position == 0)
            queue_subscribers_end(watch, question->ids[i], QUEUE_ENTRY_STATUS_ENTERED, now->total);
        else
            queue_subscribers_tell(watch, question->ids[i], &stand);
    }
    return n_unknown ? look_up(question, unknown, n_unknown, now->total) : ERR_OK;
}

void queue_watch_ask(void *arg)
{
    struct queue_watch *watch = arg;
    struct queue_hub *hub = watch->hub;
    struct queue_positions_gives now;
    struct question question;
    enum err err;

    question_open(&question, watch);
    co_deadline_set(loop_now_us(hub->home->loop) + ASK_US);
    err = queue_line_positions(&question.call, &watch->queue, question.users, question.n, &now);
    if (!err)
        err = tell_all(&question, &now);
    if (err)
        watch->is_dirty = true; /* it asks again in the next turn */
    call_close(&question.call);
    watch->is_asking = false;
    hub->n_asking--;
}
