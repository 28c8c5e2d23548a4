/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lets users in, in four steps: a script takes a batch out of the line, and keeps it pending; a
 * transaction lets the first of the rows in, as many as there are places; another script moves them
 * inside and tells their streams. Whoever comes next ends what a crash left pending.
 *
 * The rule: the script says how many and when, the rows say who. Under the lock of the queue's row
 * nobody joins or is let in by others, so the order of the line is that of the rows, and the
 * capacity is kept even while Redis is wrong.
 */
#include "arena.h"
#include "config.h"
#include "queue.h"
#include "queue_http.h"
#include "queue_jobs.h"
#include "queue_repo.h"
#include "queue_scripts.h"
#include "rows.h"
#include "server.h"

struct admission {
    const struct queue_setup *queue;
    const int64_t *pending; /* numbers of places, in order */
    size_t n_pending;
    struct line_place *places; /* what became of them, and of others that were let in */
    size_t n_places;
    int64_t n_admitted;
};

static int64_t n_waiting(const struct admission *admission)
{
    int64_t n = 0;

    for (size_t i = 0; i < admission->n_places; i++)
        n += admission->places[i].status == QUEUE_ENTRY_STATUS_WAITING;
    return n;
}

/* How many of those who are pending may come in now. */
static enum err count_free(struct call *call, const struct admission *admission, int64_t *ret)
{
    struct lock_queue_row queue;
    struct count_inside_row count;
    enum err err = lock_queue_query(call, admission->queue->id, &queue);

    *ret = 0;
    if (err || !queue.is_active)
        return err;
    err = count_inside_query(call, admission->queue->id, &count);
    if (!err && count.inside < queue.max_capacity)
        *ret = queue.max_capacity - count.inside;
    return err;
}

/* The numbers of both, each once. */
static const char *union_of(struct call *call, const struct admission *admission,
                            const struct waiting_places_row *rows, size_t n_rows)
{
    int64_t *ids = arena_alloc(call->arena, (admission->n_pending + n_rows + 1) * sizeof *ids);
    size_t n = 0, i = 0, k = 0;

    while (i < admission->n_pending || k < n_rows) {
        int64_t pending = i < admission->n_pending ? admission->pending[i] : INT64_MAX;
        int64_t row = k < n_rows ? rows[k].id : INT64_MAX;

        ids[n++] = pending < row ? pending : row;
        i += pending <= row;
        k += row <= pending;
    }
    return rows_ids(call->arena, ids, n);
}

static enum err let_first_in(struct call *call, struct admission *admission, int64_t n)
{
    int64_t ttl_s = config_number(call->home->config, "SHOP_QUEUE_ENTRY_TTL_S");
    struct waiting_places_row *rows = NULL;
    size_t n_rows = 0;
    uint64_t n_admitted = 0;
    int64_t *ids;
    enum err err = waiting_places_query(call, admission->queue->id, 0, n, &rows, &n_rows);

    if (err || !n_rows)
        return err;
    ids = arena_alloc(call->arena, n_rows * sizeof *ids);
    for (size_t i = 0; i < n_rows; i++)
        ids[i] = rows[i].id;
    err = let_in_query(call, rows_ids(call->arena, ids, n_rows), ttl_s, &n_admitted);
    if (err)
        return err;
    admission->n_admitted = (int64_t)n_admitted;
    return places_of_ids_query(call, union_of(call, admission, rows, n_rows), &admission->places,
                               &admission->n_places);
}

static enum err decide(struct call *call, struct admission *admission)
{
    int64_t n_free, n;
    enum err err = count_free(call, admission, &n_free);

    admission->n_admitted = 0;
    if (!err)
        err = places_of_ids_query(call,
                                  rows_ids(call->arena, admission->pending, admission->n_pending),
                                  &admission->places, &admission->n_places);
    if (err)
        return err;
    n = n_waiting(admission);
    if (n > n_free)
        n = n_free;
    return n > 0 ? let_first_in(call, admission, n) : ERR_OK;
}

static int64_t verdict_of(const struct line_place *place)
{
    switch (place->status) {
    case QUEUE_ENTRY_STATUS_WAITING:
        return 0;
    case QUEUE_ENTRY_STATUS_ENTERED:
        return place->expires_at;
    default:
        return -1;
    }
}

static void tell(struct call *call, const char **texts, const char *user_id, int64_t id,
                 int64_t verdict)
{
    texts[0] = user_id;
    texts[1] = arena_printf(call->arena, "%lld", (long long)id);
    texts[2] = arena_printf(call->arena, "%lld", (long long)verdict);
}

static bool has_place(const struct admission *admission, int64_t id)
{
    size_t low = 0, high = admission->n_places;

    while (low < high) { /* they are in the order of their numbers */
        size_t mid = low + (high - low) / 2;

        if (admission->places[mid].id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < admission->n_places && admission->places[low].id == id;
}

static enum err settle(struct call *call, const struct admission *admission, int64_t now_us)
{
    const char **texts =
        arena_alloc(call->arena, (admission->n_places + admission->n_pending) * 3 * sizeof *texts);
    size_t n = 0;

    for (size_t i = 0; i < admission->n_places; i++, n += 3) {
        const struct line_place *place = &admission->places[i];

        tell(call, texts + n, place->user_id, place->id, verdict_of(place));
    }
    for (size_t i = 0; i < admission->n_pending; i++) {
        if (has_place(admission, admission->pending[i]))
            continue;
        tell(call, texts + n, "", admission->pending[i], -1); /* of rows that never were */
        n += 3;
    }
    return queue_settle_eval(call, admission->queue->event_type, admission->queue->event_id, now_us,
                             texts, n);
}

enum err queue_admit(struct call *call, const struct queue_setup *queue, bool is_forced,
                     int64_t *ret_admitted)
{
    struct admission admission = {.queue = queue};
    struct queue_admit_gives taken;
    int64_t now_us;
    enum err err = queue_line_check(call, queue);

    *ret_admitted = 0;
    now_us = value_now_us();
    if (!err)
        err = queue_line_admit(call, queue, is_forced, &taken);
    if (err || !taken.n_admitted)
        return err;
    admission.pending = taken.admitted;
    admission.n_pending = taken.n_admitted;
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = decide(call, &admission);
    } while (db_tx_end(call->db, &err));
    if (!err)
        *ret_admitted = admission.n_admitted;
    return err ? err : settle(call, &admission, now_us);
}

enum err process_queue_handle(struct call *call, const struct process_queue_path *path,
                              struct queue_admission *ret)
{
    struct queue_setup queue;
    enum err err = find_queue_query(call, path->event_type, path->event_id, &queue);

    *ret = (struct queue_admission){0};
    if (err || !queue.is_active)
        return err;
    return queue_admit(call, &queue, true, &ret->admitted);
}

/* After these there is no use in going on with the next queue. */
static bool ends_run(enum err err)
{
    return err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_DEADLINE_EXCEEDED;
}

enum err admit_from_queues_run(struct call *call)
{
    enum err first = ERR_OK;
    int64_t after = 0;
    size_t n;

    do {
        struct queue_setup *queues;
        int64_t n_admitted;
        enum err err = active_queues_query(call, after, &queues, &n);

        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            err = queue_admit(call, &queues[i], false, &n_admitted);
            if (ends_run(err))
                return err;
            if (!first)
                first = err;
            after = queues[i].id;
        }
    } while (n);
    return first;
}
