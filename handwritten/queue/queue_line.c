/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The line in Redis. Its state key says that the sets are complete; without it one caller reads
 * them from the rows while the others wait.
 *
 * The rule: making the sets right is done without a lock that matters. What changes between the
 * reading of a row and the script may leave a set wrong for a moment; the counts tell, and the next
 * one makes it right. Nobody is let in by the sets alone.
 */
#include <string.h>

#include "arena.h"
#include "co.h"
#include "kv.h"
#include "queue.h"
#include "queue_repo.h"
#include "queue_scripts.h"
#include "rows.h"

#define PAGE 1000
#define INSIDE_MAX                                                                                 \
    20000 /* with more of them inside, those too many are left to end by themselves */
#define LOAD_LEASE_MS "2000"
#define LOAD_PAUSE_MS 20
#define LOAD_TRIES 500 /* the deadline comes first */

/* The last argument of a script: texts in groups. */
struct texts {
    const char **items;
    size_t n;
};

static void add_text(struct call *call, struct texts *texts, const char *text)
{
    texts->items = rows_grow(call->arena, texts->items, texts->n, sizeof *texts->items);
    texts->items[texts->n++] = text;
}

static void add_number(struct call *call, struct texts *texts, int64_t number)
{
    add_text(call, texts, arena_printf(call->arena, "%lld", (long long)number));
}

static enum err sweep_inside(struct call *call, const struct queue_setup *queue)
{
    struct texts places = {0};
    struct inside_places_row *rows, last = {0};
    size_t n, n_all = 0;

    do {
        enum err err = inside_places_query(call, queue->id, last.expires_at, last.id, &rows, &n);

        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            add_text(call, &places, rows[i].user_id);
            add_number(call, &places, rows[i].expires_at);
            last = rows[i];
        }
        n_all += n;
    } while (n == PAGE && n_all < INSIDE_MAX);
    return queue_sweep_inside_eval(call, queue->event_type, queue->event_id, n < PAGE, places.items,
                                   places.n);
}

static enum err sweep_line(struct call *call, const struct queue_setup *queue)
{
    struct last_place_row bound;
    int64_t after = 0;
    size_t n = PAGE;
    enum err err = last_place_query(call, &bound);

    while (!err && n == PAGE) {
        struct texts places = {0};
        struct waiting_places_row *rows;
        int64_t until;

        err = waiting_places_query(call, queue->id, after, PAGE, &rows, &n);
        if (err)
            return err;
        for (size_t i = 0; i < n; i++) {
            add_text(call, &places, rows[i].user_id);
            add_number(call, &places, rows[i].id);
        }
        until = n == PAGE || (n && rows[n - 1].id > bound.id) ? rows[n - 1].id : bound.id;
        err = queue_sweep_line_eval(call, queue->event_type, queue->event_id, value_now_us(), after,
                                    until, places.items, places.n);
        after = until;
    }
    return err;
}

enum err queue_line_sweep(struct call *call, const struct queue_setup *queue)
{
    enum err err = sweep_inside(call, queue);

    return err ? err : sweep_line(call, queue);
}

static enum err read_all(struct call *call, const struct queue_setup *queue)
{
    struct last_admission_row last;
    enum err err = queue_line_sweep(call, queue);

    if (!err)
        err = last_admission_query(call, queue->id, &last);
    if (!err)
        err = queue_mark_eval(call, queue->event_type, queue->event_id, 1, queue->batch_size,
                              queue->interval_seconds, last.at);
    return err;
}

/* Reads the sets from the rows, or waits a little while somebody else does. */
static enum err load(struct call *call, const struct queue_setup *queue)
{
    const char *key = arena_printf(call->arena, "queue:loading:{%s}:{%lld}", queue->event_type,
                                   (long long)queue->event_id);
    struct kv_reply reply;
    enum err err =
        kv_run(call->kv, call->arena, &reply, "SET", key, "1", "NX", "PX", LOAD_LEASE_MS);

    if (err)
        return err;
    if (reply.kind == KV_NIL) {
        co_sleep_ms(LOAD_PAUSE_MS);
        return ERR_OK;
    }
    err = read_all(call, queue);
    kv_run(call->kv, call->arena, &reply, "DEL", key); /* else it ends by itself */
    return err;
}

enum err queue_line_join(struct call *call, const struct queue_place *place,
                         struct queue_stand *ret)
{
    const struct queue_setup queue = queue_of_place(place);
    enum queue_join_result result;
    struct queue_join_gives gives;

    for (int i = 0; i < LOAD_TRIES; i++) {
        enum err err = queue_join_eval(call, queue.event_type, queue.event_id, value_now_us(),
                                       place->user_id, place->id, &result, &gives);

        if (!err && result == QUEUE_JOIN_RESULT_OK) {
            *ret = (struct queue_stand){.position = gives.position, .total = gives.total};
            return ERR_OK;
        }
        if (!err)
            err = load(call, &queue);
        if (err)
            return err;
    }
    return ERR_DEPENDENCY_UNAVAILABLE;
}

enum err queue_line_positions(struct call *call, const struct queue_setup *queue,
                              const char *const *users, size_t n_users,
                              struct queue_positions_gives *ret)
{
    enum queue_positions_result result;

    for (int i = 0; i < LOAD_TRIES; i++) {
        enum err err = queue_positions_eval(call, queue->event_type, queue->event_id,
                                            value_now_us(), users, n_users, &result, ret);

        if (!err && result == QUEUE_POSITIONS_RESULT_OK)
            return ERR_OK;
        if (!err)
            err = load(call, queue);
        if (err)
            return err;
    }
    return ERR_DEPENDENCY_UNAVAILABLE;
}

enum err queue_line_admit(struct call *call, const struct queue_setup *queue, bool is_forced,
                          struct queue_admit_gives *ret)
{
    enum queue_admit_result result;

    for (int i = 0; i < LOAD_TRIES; i++) {
        enum err err = queue_admit_eval(call, queue->event_type, queue->event_id, value_now_us(),
                                        is_forced, queue->max_capacity, queue->batch_size,
                                        queue->interval_seconds, &result, ret);

        if (!err && result == QUEUE_ADMIT_RESULT_OK)
            return ERR_OK;
        if (!err)
            err = load(call, queue);
        if (err)
            return err;
    }
    return ERR_DEPENDENCY_UNAVAILABLE;
}

enum err queue_line_check(struct call *call, const struct queue_setup *queue)
{
    struct count_places_row rows;
    enum queue_count_result result;
    struct queue_count_gives gives;
    enum err err = count_places_query(call, queue->id, &rows);

    if (!err)
        err = queue_count_eval(call, queue->event_type, queue->event_id, value_now_us(), &result,
                               &gives);
    if (err)
        return err;
    if (result == QUEUE_COUNT_RESULT_RELOAD)
        return load(call, queue);
    if (gives.waiting == rows.waiting && gives.inside == rows.inside)
        return ERR_OK;
    return queue_line_sweep(call, queue);
}
