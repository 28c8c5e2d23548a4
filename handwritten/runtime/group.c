/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Grouped writes. Members stand in a queue, one a kind of group and thread; the first of them
 * leads: it takes those behind it, writes them all, wakes them and hands what has come meanwhile to
 * the next one.
 *
 * The rule: a member lives on the stack of its call, which waits until the leader is done with it.
 * So it leaves by itself only while it is queued, and the leader touches none that it has woken.
 */
#include "group.h"

#include <assert.h>
#include <stdlib.h>

#include "arena.h"
#include "call.h"
#include "co.h"
#include "loop.h"
#include "metrics.h"
#include "server.h"

enum state { QUEUED, LEADING, TAKEN, DONE };

struct member {
    void *item;
    struct co *co;
    uint64_t deadline_us;
    enum state state;
    enum err err;
    struct member *next; /* in the queue */
};

struct queue {
    const struct group_info *info;
    struct member *first, **last;
    struct member *leader;      /* NULL: nobody writes or is about to */
    struct loop_deferred start; /* of a leader that nobody has woken */
    struct queue *next;
};

/* What the leader has taken. */
struct batch {
    struct call *call; /* the writer's */
    const struct group_info *info;
    struct member **members;
    void **items;
    enum err *errs;
    enum err lost; /* not about the rows: nobody else need try */
};

static _Thread_local struct queue *queues; /* a few, for good */

static void wake_leader(struct loop_deferred *self)
{
    struct queue *queue = self->ctx;

    co_resume(queue->leader->co);
}

static struct queue *queue_of(const struct group_info *info)
{
    struct queue *queue = queues;

    while (queue && queue->info != info)
        queue = queue->next;
    if (queue)
        return queue;
    queue = calloc(1, sizeof(*queue));
    if (!queue)
        abort();
    *queue = (struct queue){.info = info, .next = queues};
    queue->last = &queue->first;
    queue->start = (struct loop_deferred){.run = wake_leader, .ctx = queue};
    queues = queue;
    return queue;
}

/* ---- the queue ---- */

static void append(struct queue *queue, struct member *member)
{
    *queue->last = member;
    queue->last = &member->next;
}

static void unlink_member(struct queue *queue, struct member *member)
{
    struct member **at = &queue->first;

    while (*at != member)
        at = &(*at)->next;
    *at = member->next;
    if (!*at)
        queue->last = at;
}

static bool is_late(const struct call *call, const struct member *member)
{
    return member->deadline_us && loop_now_us(call->loop) >= member->deadline_us;
}

/* The first of those who wait goes on, as the leader. */
static void hand_over(struct queue *queue)
{
    queue->leader = queue->first;
    if (!queue->leader)
        return;
    queue->leader->state = LEADING;
    co_resume(queue->leader->co);
}

/* ---- writing ---- */

static enum err write_once(const struct batch *batch, size_t first, size_t n)
{
    struct db *db = batch->call->db;
    enum err err;

    do {
        for (size_t i = first; i < first + n; i++)
            batch->errs[i] = ERR_OK;
        err = db_tx_begin(db);
        if (!err)
            err = batch->info->write(batch->call, batch->items + first, batch->errs + first, n);
    } while (db_tx_end(db, &err));
    return err;
}

/* Whether it would have met any other rows, too. */
static bool is_of_all(const struct db *db, enum err err)
{
    return err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_DEADLINE_EXCEEDED ||
           err == ERR_OVERLOADED || db_tx_gave_up(db);
}

static void give_all(const struct batch *batch, size_t first, size_t n, enum err err)
{
    for (size_t i = first; i < first + n; i++)
        batch->errs[i] = err;
}

/* The halves of a part that failed are tried alone, down to the row that breaks it. */
static void write_part(struct batch *batch, size_t first, size_t n)
{
    enum err err = batch->lost ? batch->lost : write_once(batch, first, n);

    if (!err)
        return;
    if (is_of_all(batch->call->db, err))
        batch->lost = err;
    if (batch->lost || n == 1) {
        give_all(batch, first, n, err);
        return;
    }
    metrics_add("group_halvings", "group", batch->info->name, 1);
    write_part(batch, first, n / 2);
    write_part(batch, first + n / 2, n - n / 2);
}

/* A call for the transaction alone: the leading one may have events or a key of its own. */
static struct call writer_of(struct call *call)
{
    struct call writer = *call;

    writer.db = db_open(call->home->db_pool, call->arena);
    writer.outbox = NULL;
    writer.idempotency = NULL;
    writer.idempotency_key = NULL;
    writer.request = NULL;
    writer.sse = NULL;
    return writer;
}

/* Takes members from the queue's head; returns how many. *ret_deadline_us: the latest of theirs. */
static size_t take(struct queue *queue, struct batch *batch, struct arena *arena,
                   uint64_t *ret_deadline_us)
{
    size_t n = 0, count = 0;

    for (struct member *it = queue->first; it && count < queue->info->at_most; it = it->next)
        count++;
    batch->members = arena_alloc(arena, count * sizeof(*batch->members));
    batch->items = arena_alloc(arena, count * sizeof(*batch->items));
    batch->errs = arena_alloc(arena, count * sizeof(*batch->errs));
    *ret_deadline_us = queue->first->deadline_us;
    for (; n < count; n++) {
        struct member *member = queue->first;

        unlink_member(queue, member);
        member->state = TAKEN;
        batch->members[n] = member;
        batch->items[n] = member->item;
        if (*ret_deadline_us && (!member->deadline_us || member->deadline_us > *ret_deadline_us))
            *ret_deadline_us = member->deadline_us;
    }
    return n;
}

static void wake(const struct batch *batch, const struct member *leader, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct member *member = batch->members[i];

        member->err = batch->errs[i];
        member->state = DONE;
        if (member != leader)
            co_resume(member->co);
    }
}

/* Writes the leader's group with as much time as the most patient of its members has. */
static void lead(struct call *call, struct queue *queue, struct member *leader)
{
    struct call writer = writer_of(call);
    struct batch batch = {.call = &writer, .info = queue->info};
    uint64_t deadline_us;
    size_t n = take(queue, &batch, call->arena, &deadline_us);

    co_deadline_set(deadline_us);
    write_part(&batch, 0, n);
    db_close(writer.db);
    co_deadline_set(leader->deadline_us);
    metrics_add("group_writes", "group", queue->info->name, 1);
    metrics_add("group_members", "group", queue->info->name, (int64_t)n);
    hand_over(queue);
    wake(&batch, leader, n);
}

/* Until it leads or has been written. False: its time has passed while nobody had taken it. */
static bool wait_in_queue(const struct member *member)
{
    while (member->state == QUEUED || member->state == TAKEN) {
        bool is_queued = member->state == QUEUED;

        if (!co_wait(is_queued ? member->deadline_us : 0) && member->state == QUEUED)
            return false;
    }
    return true;
}

enum err group_write(struct call *call, const struct group_info *info, void *item)
{
    struct queue *queue = queue_of(info);
    struct member member = {.item = item, .co = co_self(), .deadline_us = co_deadline()};

    assert(!db_in_tx(call->db));
    if (is_late(call, &member))
        return ERR_DEADLINE_EXCEEDED;
    append(queue, &member);
    if (!queue->leader) { /* what is ready to go on now comes along */
        queue->leader = &member;
        member.state = LEADING;
        loop_defer(call->loop, &queue->start);
        co_wait(0);
    } else if (!wait_in_queue(&member)) {
        unlink_member(queue, &member);
        return ERR_DEADLINE_EXCEEDED;
    }
    if (member.state == DONE)
        return member.err;
    if (is_late(call, &member)) {
        unlink_member(queue, &member);
        hand_over(queue);
        return ERR_DEADLINE_EXCEEDED;
    }
    lead(call, queue, &member);
    return member.err;
}
